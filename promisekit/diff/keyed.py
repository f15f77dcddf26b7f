"""Parts of an item that have ids of their own: commitments, guidelines, the actors of a lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from promisekit.diff.fields import fields
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.kind import Kind
from promisekit.diff.kinds.any_item import RENAMED
from promisekit.diff.likeness import matched
from promisekit.diff.written import label, written
from promisekit.model.base import Model

Retarget = Callable[[Any, Mapping[str, str]], Any]
"""A part of the old item with the ids that other parts have now."""


def renamed_parts(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    retarget: Retarget,
    same: Callable[[Any, Any], bool] = lambda one, other: bool(one == other),
) -> dict[str, str]:
    """Old id -> new id of parts whose id changed while their content stayed, or nearly.

    Parts that name each other are known again one after the other: each that is found makes the next ones alike.
    """
    renames: dict[str, str] = {}
    while True:
        went = {key: retarget(old[key], renames) for key in sorted(old.keys() - new.keys() - renames.keys())}
        joined = {key: new[key] for key in sorted(new.keys() - old.keys() - set(renames.values()))}
        found = matched(went, joined, same) if went and joined else {}
        if not found:
            return renames
        renames |= found


def parts(
    called: str,
    went: Callable[[Any], Kind],
    joined: Callable[[Any], Kind],
    table: Mapping[str, Comparator],
    retarget: Retarget = lambda part, _renames: part,
) -> Comparator:
    """Parts by id, each called ``commitment `correct``` in messages; ``went`` and ``joined`` give the kind of one."""

    def compare(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        renames = renamed_parts(old, new, retarget)
        old_ids = {now: before for before, now in renames.items()}
        for key in sorted(old.keys() - new.keys() - renames.keys()):
            yield gone(went(old[key]), at / key, _in_short(key, old[key], pair.languages[0]), subject=old[key])
        for key, part in new.items():
            old_key = old_ids.get(key, key)
            if old_key not in old:
                yield came(joined(part), at / key, _in_short(key, part, pair.languages[1]), subject=part)
                continue
            here = at.inner(old_key, key)
            if old_key != key:
                yield change(RENAMED, here, old_key, key)
            before = retarget(old[old_key], renames)
            if before != part:
                yield from fields(pair, here._replace(called=f"{called} `{key}`"), before, part, table)

    return compare


def _in_short(key: str, part: Model, language: str) -> str:
    """`correct: Sends the corrected invoice`, or the whole part where nobody calls it anything."""
    words = label(part, language) or written(part, language)
    return f"{key}: {words}"
