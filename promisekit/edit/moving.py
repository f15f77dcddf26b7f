"""Puts an entry of a list at another place, with the remarks that belong to it, as it is written."""

from __future__ import annotations

import re
from typing import Final

from promisekit.diagnostic import KeyPath
from promisekit.edit.inserting import inserted
from promisekit.edit.item_text import dedented, end_of, start_of
from promisekit.edit.operation import Insert
from promisekit.edit.removing import removed
from promisekit.edit.replacing import has_names
from promisekit.edit.splice import Splice, spliced
from promisekit.edit.syntax import NoSuchPlaceError, Syntax, plain

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def moved(syntax: Syntax, path: KeyPath, to: KeyPath) -> str:
    """The text with the entry at ``path`` at ``to``. Raises NoSuchPlaceError, and ValueError."""
    holder, position = syntax.entry(path)
    if path == to:
        return syntax.text
    target = syntax.at(to[:-1])
    lines_of_their_own = all(
        one.kind == "sequence" and not one.flow and one.entries and _begins_its_line(syntax, one.entries[0].start)
        for one in (holder, target)
    )
    index = to[-1]
    if not isinstance(index, int):
        raise NoSuchPlaceError("an entry of a list has a position, not a name")
    if not lines_of_their_own or len(holder.entries) == 1:
        if has_names(syntax.at(path)):
            raise NoSuchPlaceError("what would move repeats, or is repeated; write it out in both places first")
        value = plain(syntax.at(path), {})
        rest = _without(syntax, removed(syntax, path))
        return spliced(rest.text, inserted(rest, Insert(to, value)))
    start, end = start_of(syntax, holder, position), end_of(syntax, holder, position)
    column = syntax.column(holder.entries[position].start)
    lines = [dedented(line, column) for line in _BREAK.split(syntax.text[start:end])]
    while lines and not lines[-1]:
        lines.pop()
    # A remark above it that stands farther in could go on with a text that then stands before it.
    own = next(at for at, line in enumerate(lines) if line.lstrip(" ")[:1] not in ("", "#"))
    lines[:own] = [line.lstrip(" ") for line in lines[:own]]
    there = None if has_names(holder.entries[position].value) else _place(syntax, path, to)
    if there and not start < there[0] < end:
        # Nothing has to be read again to know where it goes: the file may be long.
        place, pad = there[0], " " * there[1]
        text = "".join(f"{pad}{line}{syntax.newline}" if line else syntax.newline for line in lines)
        return spliced(syntax.text, [Splice(start, end, ""), Splice(place, place, text)])
    rest = _without(syntax, [Splice(start, end, "")])
    into = rest.at(to[:-1])
    pad = " " * rest.column(into.entries[0].start)
    text = rest.newline.join(pad + line if line else "" for line in lines) + rest.newline
    if index < len(into.entries):
        place = start_of(rest, into, index) if index else rest.line_start(into.entries[0].start)
    elif index == len(into.entries):
        place = end_of(rest, into, index - 1)
        if not rest.text[:place].endswith(("\n", "\r")):
            text = rest.newline + text.rstrip("\r\n")
    else:
        raise NoSuchPlaceError("there is no such position in the list")
    return spliced(rest.text, [Splice(place, place, text)])


def _place(syntax: Syntax, path: KeyPath, to: KeyPath) -> tuple[int, int] | None:
    """Where ``to``, which counts without what moves, begins in the text with it, and in which column; None where there
    is no line for it."""
    depth, index = len(path) - 1, to[-1]
    if to[:depth] == path[:-1] and len(to) - 1 > depth:
        there, here = to[depth], path[-1]
        if isinstance(there, int) and isinstance(here, int) and there >= here:
            to = (*to[:depth], there + 1, *to[depth + 1 :])
    into = syntax.at(to[:-1])
    if not into.is_block or not into.entries or not _begins_its_line(syntax, into.entries[0].start):
        return None
    column = syntax.column(into.entries[0].start)
    others = [at for at in range(len(into.entries)) if (*to[:-1], at) != path]
    assert isinstance(index, int)
    if index < len(others):
        at = others[index]
        return (start_of(syntax, into, at) if index else syntax.line_start(into.entries[at].start)), column
    if index > len(others):
        return None
    place = end_of(syntax, into, others[-1])
    return (place, column) if syntax.text[:place].endswith(("\n", "\r")) else None


def _without(syntax: Syntax, splices: list[Splice]) -> Syntax:
    try:
        return Syntax(spliced(syntax.text, splices))
    except ValueError:
        raise NoSuchPlaceError("what would move is repeated by an alias; write it out in both places first") from None


def _begins_its_line(syntax: Syntax, place: int) -> bool:
    return not syntax.text[syntax.line_start(place) : place].strip()
