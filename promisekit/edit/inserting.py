"""Puts something new into a mapping or a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promisekit.diagnostic import KeyPath
from promisekit.edit.field_order import place_among
from promisekit.edit.operation import Insert, Set, nested
from promisekit.edit.replacing import or_as_lines, replaced
from promisekit.edit.splice import Splice, has_remark_farther_in, last_place, tail, with_anchor
from promisekit.edit.syntax import Node, NoSuchPlaceError, Syntax, plain, shown
from promisekit.edit.yaml_text import STEP, Written, entry, in_brackets, in_line, key_in_line, pair


def inserted(syntax: Syntax, operation: Set | Insert) -> list[Splice]:
    """The splices that put in what is not there yet. Raises NoSuchPlaceError."""
    path, value = operation.path, operation.value
    depth = len(path) - 1
    while depth and not syntax.has(path[:depth]):
        depth -= 1
    if depth < len(path) - 1:
        if isinstance(operation, Insert) or not all(isinstance(part, str) for part in path[depth:]):
            raise NoSuchPlaceError(f"there is nothing at `{shown(path[:-1])}`")
        value = nested(path[depth + 1 :], value)
    part = path[depth]
    if syntax.root is None:
        return [_at_the_end(syntax, pair(str(part), value, 0))]
    holder = syntax.at(path[:depth])
    if holder.kind == "alias":
        syntax._child(holder, part, (*path[:depth], part))
    if holder.kind == "scalar":
        return _from_short_form(syntax, path[:depth], part, value)
    if isinstance(part, int):
        if holder.kind != "sequence" or not 0 <= part <= len(holder.entries):
            raise NoSuchPlaceError(f"there is nothing at `{shown((*path[:depth], part))}`")
        position = part
    else:
        if holder.kind != "mapping" or syntax.has((*path[:depth], part)):
            raise NoSuchPlaceError(f"`{shown((*path[:depth], part))}` cannot be put there")
        names = [one.key.value if one.key else "" for one in holder.entries]
        position = place_among(path[:depth], part, names)
    if holder.flow:
        return _into_brackets(syntax, path[:depth], holder, position, part, value)
    return [_into_lines(syntax, path[:depth], holder, position, part, value)]


def _from_short_form(syntax: Syntax, path: KeyPath, part: str | int, value: Written) -> list[Splice]:
    """`at: invoice` becomes `at: [invoice, app]`; what is empty becomes a collection."""
    old = plain(syntax.at(path), {})
    if old == "":
        return replaced(syntax, path, {part: value} if isinstance(part, str) else [value])
    if not isinstance(part, int) or part not in (0, 1):
        raise NoSuchPlaceError(f"there is nothing at `{shown((*path, part))}`")
    return replaced(syntax, path, [old, value] if part else [value, old])


def _into_brackets(
    syntax: Syntax, path: KeyPath, holder: Node, position: int, part: str | int, value: Written
) -> list[Splice]:
    text = in_brackets(value)
    if isinstance(part, str):
        text = f"{key_in_line(part, flow=True)}: {text}"
    if syntax.text[holder.start : holder.start + 1] not in ("{", "["):
        raise NoSuchPlaceError(f"`{shown(path)}` has no brackets of its own; put them first")
    if position:
        place = last_place(syntax, holder.entries[position - 1])
        splice = Splice(place, place, f", {text}")
    elif holder.entries:
        place = holder.entries[0].value.start if holder.entries[0].key is None else holder.entries[0].start
        place = with_anchor(syntax, holder.entries[0], place)
        splice = Splice(place, place, f"{text}, ")
    else:
        splice = Splice(holder.start + 1, holder.start + 1, text)
    return or_as_lines(syntax, (*path, part), [splice])


def _into_lines(syntax: Syntax, path: KeyPath, holder: Node, position: int, part: str | int, value: Written) -> Splice:
    first = holder.entries[0]
    indent = syntax.column(first.start)
    lines = pair(part, value, indent) if isinstance(part, str) else entry(value, indent)
    newline = syntax.newline
    pad = " " * indent
    if position == 0:
        written = (newline + "").join([*lines, pad])
        start = with_anchor(syntax, first, first.start) if first.key is not None else first.start
        return Splice(start, start, written)
    end = tail(syntax, holder.entries[position - 1])
    if isinstance(value, str) and has_remark_farther_in(syntax.text, end, indent):
        head = f"{key_in_line(part, flow=False)}:" if isinstance(part, str) else "-"
        lines = [f"{head} {in_line(value, flow=False)}"]
    apart = newline if _stand_apart(syntax, holder, len(lines)) else ""
    return _after(syntax, end, apart, [pad + lines[0], *lines[1:]])


def _after(syntax: Syntax, end: int, apart: str, lines: Sequence[str]) -> Splice:
    """Lines after the one that ends at ``end``."""
    newline = syntax.newline
    text = apart + newline.join(lines)
    if end >= len(syntax.text) and not _ends_with_break(syntax.text):
        return Splice(end, end, newline + text)
    return Splice(end, end, text + newline)


def _ends_with_break(text: str) -> bool:
    return not text or text[-1] in "\n\r\x85\u2028\u2029"


def _at_the_end(syntax: Syntax, lines: Sequence[str]) -> Splice:
    return _after(syntax, len(syntax.text), "", lines)


def _stand_apart(syntax: Syntax, holder: Node, lines: int) -> bool:
    """Whether an empty line stands between the entries of a collection, and so before a new one."""
    if holder.kind != "mapping":
        return False
    if len(holder.entries) == 1:
        return syntax.column(holder.start) <= STEP and lines > 1
    last, before = holder.entries[-1], holder.entries[-2]
    return _empty_line(syntax, before.end, last.start)


def _empty_line(syntax: Syntax, start: int, end: int) -> bool:
    between = re.split("\r\n|[\n\r\x85\u2028\u2029]", syntax.text[start:end])
    return any(not line.strip() for line in between[1:-1])
