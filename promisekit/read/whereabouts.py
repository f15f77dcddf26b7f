"""What messages call a place, so that they are understood without the lines of the file: `` `within` of `ready` ``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from promisekit.model.walk import KeyPath

StepName = Callable[[int, int], tuple[int, str | None]]
"""Positions of a phase and of a step in it -> the number of the step in the whole journey, from 1, and its id."""

_NAMED_PARTS: Final = {"guidelines": "guideline", "commitments": "commitment"}
"""Fields that hold things with ids -> what one of them is called."""


class _Name(NamedTuple):
    words: str
    is_thing: bool = False
    """Whether fields are *of* it: an item, a guideline, a step; everything else they are *in*."""
    is_entry: bool = False


def whereabouts(path: KeyPath, step: StepName) -> str:
    """``("promises", "ready", "guidelines", "tell", "role")`` -> `` `role` of the guideline `tell` of `ready` ``.

    ``path`` holds what the author wrote: no positions where a short form stands for a list. One key is a section, two
    are an item.
    """
    is_in_item = len(path) > 1 and path[0] != "portfolio"
    names = [_Name(f"`{path[1] if is_in_item else path[0]}`", is_thing=True)]
    at = 2 if is_in_item else 1
    while at < len(path):
        name, width = _name(path, at, step)
        names.append(name)
        at += width
    words = names[-1].words
    for outer, inner in zip(reversed(names[:-1]), reversed(names), strict=False):
        words += f" {'of' if outer.is_thing or inner.is_entry else 'in'} {outer.words}"
    return words


def _name(path: KeyPath, at: int, step: StepName) -> tuple[_Name, int]:
    """The name of the part of the path that begins there, and how many keys it takes."""
    part, after = path[at], path[at + 1 : at + 4]
    if part in _NAMED_PARTS and after and isinstance(after[0], str):
        return _Name(f"the {_NAMED_PARTS[str(part)]} `{after[0]}`", is_thing=True), 2
    if path[0] == "journeys" and at == 2 and part == "phases" and after and isinstance(after[0], int):
        if len(after) == 3 and after[1] == "steps" and isinstance(after[2], int):
            number, step_id = step(after[0], after[2])
            return _Name(f"step {number}" + (f" (`{step_id}`)" if step_id else ""), is_thing=True), 4
        return _Name(f"phase {after[0] + 1}", is_thing=True), 2
    if isinstance(part, int):
        return _Name(f"entry {part + 1}", is_entry=True), 1
    return _Name(f"`{part}`"), 1
