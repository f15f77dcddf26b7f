"""How alike two items are, so that one whose id changed is known again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from promisekit.diff.texts import likeness
from promisekit.diff.written import LABELS
from promisekit.model.base import Model
from promisekit.model.text import Translated, worded

SAME: Final = 0.7
"""Items at least so alike are one item (of 1)."""
_TOO_MANY: Final = 4000
"""Above so many pairs only items that are wholly the same are known again: looking for likeness is slow."""

Score = Callable[[str, str], float]
ModelT = TypeVar("ModelT", bound=Model)


def content_likeness(old: Model, new: Model) -> float:
    """How much of what either says the other says too, 0 to 1; what people call it counts double."""
    total = weights = 0.0
    for name, info in type(new).model_fields.items():
        one, other = getattr(old, name), getattr(new, name)
        if name == "id" or (one == info.default and other == info.default):
            continue
        weight = 2.0 if name in LABELS else 1.0
        total += weight * _alike(one, other)
        weights += weight
    return total / weights if weights else 1.0


def _alike(one: Any, other: Any) -> float:
    if one == other:
        return 1.0
    if isinstance(one, (str, Translated)) and isinstance(other, (str, Translated)):
        return likeness(worded(one), worded(other))
    if isinstance(one, tuple) and isinstance(other, tuple):
        shared: float = sum(1 for entry in one if entry in other)
        if len(one) == len(other):
            shared = max(shared, sum(map(_alike, one, other)))
        return shared / max(len(one), len(other))
    if isinstance(one, dict) and isinstance(other, dict):
        return sum(_alike(one[key], other[key]) for key in one.keys() & other.keys()) / max(len(one), len(other))
    if isinstance(one, Model) and type(one) is type(other):
        return content_likeness(one, other)
    return 0.0


def matched(
    old: Mapping[str, ModelT],
    new: Mapping[str, ModelT],
    same: Callable[[ModelT, ModelT], bool],
    score: Callable[[ModelT, ModelT], float] = content_likeness,
) -> dict[str, str]:
    """Old id -> new id of what is the same, or nearly, under another id; each is used once, the likest first."""
    found: dict[str, str] = {}
    left = dict(new)
    for old_id, before in old.items():
        new_id = next((key for key, after in left.items() if same(before, after)), None)
        if new_id is not None:
            found[old_id] = new_id
            del left[new_id]
    rest = {key: before for key, before in old.items() if key not in found}
    if len(rest) * len(left) > _TOO_MANY:
        return found
    scores = [(score(before, after), key, other) for key, before in rest.items() for other, after in left.items()]
    for likest, key, other in sorted(scores, key=lambda entry: (-entry[0], *sorted(entry[1:]))):
        if likest >= SAME and key not in found and other in left:
            found[key] = other
            del left[other]
    return found
