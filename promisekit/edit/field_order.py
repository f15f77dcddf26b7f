"""In which order the fields of an item stand: that of the format reference."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pydantic import BaseModel

from promisekit.diagnostic import KeyPath
from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.read.shape import field_names, model_at

_SECTIONS = ("portfolio", *SECTIONS)


@lru_cache(maxsize=4096)
def field_order(path: KeyPath) -> tuple[str, ...]:
    """The names that may stand in the mapping at ``path``, in order; none where they are ids or languages."""
    if not path:
        return _SECTIONS
    model: type[BaseModel]
    if path[0] == "portfolio":
        model, below = About, path[1:]
    elif path[0] in SECTIONS and len(path) > 1:
        model, below = SECTIONS[str(path[0])], path[2:]
    else:
        return ()
    below = tuple(0 if isinstance(part, int) else part for part in below)
    # What may be a list may be a single mapping, too.
    found = model_at(model, below) or model_at(model, (*below, 0))
    return _names(found) if found else ()


def _names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a mapping: its own, among them what every item may have."""
    names = field_names(model)
    if not issubclass(model, Item):
        return tuple(names)
    own = [name for name in names if name in _own(model)]
    last = [name for name in ("owner", "tags", "links", "accepted") if name not in own]
    largest = [name for name in own if name == "phases"]
    return (own[0], "description", *(name for name in own[1:] if name not in largest), *last, *largest)


def _own(model: type[BaseModel]) -> set[str]:
    """The fields that not every item has."""
    classes = [one for one in model.__mro__ if issubclass(one, Item) and one is not Item]
    own = {name for one in classes for name in one.__annotations__}
    return own | {str(model.model_fields[name].alias) for name in own if name in model.model_fields}


def place_among(path: KeyPath, name: str, names: Sequence[str]) -> int:
    """The position among ``names``, which stand in the mapping at ``path``, at which ``name`` is to be inserted."""
    order = field_order(path)
    if name not in order:
        return len(names)
    before = order[: order.index(name)]
    return max((position + 1 for position, one in enumerate(names) if one in before), default=0)
