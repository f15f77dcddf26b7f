"""Guidelines that moved from one promise to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from promisekit.diff.fields import fields
from promisekit.diff.found import At, Found, Pair, change
from promisekit.diff.kind import kind
from promisekit.diff.kinds.guidelines import ADDED, GUIDELINE, REMOVED
from promisekit.diff.likeness import content_likeness
from promisekit.model.base import Model
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.walk import KeyPath

MOVED = kind(
    "PD421", "moved",
    "A guideline moved to another promise.",
    "Staff do the same, but for another promise: its limit, remedy and touchpoints now hold for what they say.",
    "promises",
    "right-invoice: {guidelines: {call-back: {role: service-agent, do: [Call back the same day.]}}}\n"
    "answer-the-phone: {guidelines: {}}",
    "right-invoice: {guidelines: {}}\n"
    "answer-the-phone: {guidelines: {call-back: {role: service-agent, do: [Call back the same day.]}}}",
)  # fmt: skip
_SAME: Final = 0.9


def with_moves(
    found: list[Found], gone: Iterable[Promise], came: Iterable[Promise], before: Portfolio, after: Portfolio
) -> list[Found]:
    """``found`` with a removed and an added guideline that say nearly the same as one that moved, and what differs.

    Guidelines of promises that are ``gone`` or ``came`` count too; those of whole new ones are not told apart.
    ``before`` is the old portfolio with the ids of now.
    """
    went = [(f.old_path, f.subject) for f in found if f.kind is REMOVED] + _guidelines(gone)
    joined = [(f.new_path, f.subject) for f in found if f.kind is ADDED] + _guidelines(came)
    moves: dict[KeyPath, tuple[KeyPath, Model, Model]] = {}
    for old_path, old in went:
        for new_path, new in joined:
            is_free = new_path not in {now for now, *_ in moves.values()}
            if old and new and old_path and new_path and is_free and _is_same(old, new, old_path, new_path):
                moves[old_path] = new_path, old, new
                break
    told = {path for old_path, (new_path, *_) in moves.items() for path in (old_path, new_path)}
    kept = [
        f for f in found
        if not (f.kind is REMOVED and f.old_path in told) and not (f.kind is ADDED and f.new_path in told)
    ]  # fmt: skip
    for old_path, (new_path, old, new) in moves.items():
        at = At(old_path, new_path)
        kept.append(change(MOVED, at, f"{old_path[1]}.{old_path[3]}", f"{new_path[1]}.{new_path[3]}"))
        kept += _differences(at, (old, new), before, after)
    return kept


def _guidelines(promises: Iterable[Promise]) -> list[tuple[KeyPath | None, Model | None]]:
    return [
        (("promises", p.id, "guidelines", key), guideline) for p in promises for key, guideline in p.guidelines.items()
    ]


def _is_same(old: Model, new: Model, old_path: KeyPath, new_path: KeyPath) -> bool:
    return old_path[1] != new_path[1] and content_likeness(old, new) >= _SAME


def _differences(at: At, both: tuple[Model, Model], before: Portfolio, after: Portfolio) -> Iterator[Found]:
    """What the guideline says otherwise in its new place."""
    homes = [
        next((one for one in side.promises.values() if one.guidelines.get(str(path[3])) == guideline), None)
        for side, path, guideline in zip((before, after), (at.old, at.new), both, strict=True)
    ]
    was, now = homes
    if was and now:
        called = at._replace(called=f"guideline `{at.new[3]}`")
        yield from fields(Pair(was, now, before, after), called, *both, GUIDELINE)
