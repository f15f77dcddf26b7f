"""Characters of a text and what takes their place; and where the lines of an entry end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from promisekit.edit.syntax import Entry, Syntax

_REMARK: Final = re.compile(r"(?:[ \t]*\r?\n)*( *)#")


class Splice(NamedTuple):
    """Characters of a text, from ``start`` to ``end``, and what takes their place."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them done; they do not overlap."""
    parts = []
    place = 0
    for start, end, new in sorted(splices, key=lambda one: one[:2]):
        parts += [text[place:start], new]
        place = end
    return "".join([*parts, text[place:]])


def tail(syntax: Syntax, one: Entry) -> int:
    """Where the lines of an entry end, with the remark on its last line."""
    return syntax.next_line(one.end)


def last_place(syntax: Syntax, one: Entry) -> int:
    """Where an entry in brackets ends."""
    end = one.end
    if one.value.kind == "scalar" and one.value.anchor and one.value.start == one.value.end:
        return one.value.start
    return end


def with_anchor(syntax: Syntax, one: Entry, place: int) -> int:
    """Where an entry in brackets begins, with the name that stands before it."""
    node = one.key or one.value
    if not node.anchor:
        return place
    return syntax.text.rindex(f"&{node.anchor}", 0, place)


def has_remark_farther_in(text: str, place: int, column: int) -> bool:
    """Whether the first thing in the lines from ``place`` on is a remark beyond that column.

    A text of lines of its own, put above it, would go on with it.
    """
    found = _REMARK.match(text, place)
    return found is not None and len(found[1]) > column
