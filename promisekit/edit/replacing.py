"""Puts another value in the place of one that stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promisekit.diagnostic import KeyPath
from promisekit.edit.splice import Splice, has_remark_farther_in, spliced
from promisekit.edit.syntax import Entry, Node, NoSuchPlaceError, Syntax, block_header, plain, remarks
from promisekit.edit.yaml_text import (
    STEP,
    WIDTH,
    Written,
    after_key,
    block,
    entry,
    folded,
    in_brackets,
    in_line,
    literal,
)


def replaced(syntax: Syntax, path: KeyPath, value: Written) -> list[Splice]:
    """The splices that put ``value`` where something stands. Raises NoSuchPlaceError."""
    if not path:
        raise NoSuchPlaceError("a whole file is no value")
    holder, position = syntax.entry(path)
    old = holder.entries[position]
    node = old.value
    if holder.flow:
        style = node.style if node.kind == "scalar" and node.style in ('"', "'") else ""
        text = in_line(value, flow=True, style=style) if isinstance(value, str) else in_brackets(value)
        if node.start == node.end and syntax.text[node.start - 1 : node.start] == ":":
            text = f" {text}"
        return or_as_lines(syntax, path, [Splice(node.start, node.end, text)])
    if isinstance(value, str) and node.kind == "scalar" and node.style in ('"', "'", "") and node.start < node.end:
        line = in_line(value, flow=False, style=node.style)
        if "\n" not in value and (node.style or syntax.column(node.start) + len(line) <= WIDTH):
            return [Splice(node.start, node.end, line)]
    if isinstance(value, str) and node.is_block_scalar:
        kept = _refolded(syntax, node, value)
        if kept is not None:
            return kept
    above = remarks(syntax.text, syntax.line_end(old.colon), node.start)
    below = syntax.next_line(max(old.colon, node.end - 1))
    if above or has_remark_farther_in(syntax.text, below, syntax.column(old.start)):
        # Between the mark of a text of its own lines and these lines no remark may stand, nor one as far in below them.
        if isinstance(value, str):
            return _head_and_lines(syntax, old, f" {in_line(value, flow=False)}", [])
        if above and value and holder.kind == "sequence":
            return _head_and_lines(syntax, old, "", block(value, syntax.column(old.start) + STEP))
    return _as_lines(syntax, holder, old, value)


def _as_lines(syntax: Syntax, holder: Node, old: Entry, value: Written) -> list[Splice]:
    indent = syntax.column(old.start)
    if holder.kind == "sequence":
        first, *rest = entry(value, indent)
        return _head_and_lines(syntax, old, first[1:], rest)
    first, *rest = after_key(value, indent, syntax.column(old.colon))
    return _head_and_lines(syntax, old, first, rest)


def _head_and_lines(syntax: Syntax, old: Entry, first: str, rest: Sequence[str]) -> list[Splice]:
    """Puts ``first`` after the colon or dash of an entry and ``rest`` below it; a remark on its line stays there."""
    node, text = old.value, syntax.text
    lines = "".join(syntax.newline + line for line in rest)
    start = old.colon
    end = node.end
    if node.anchor:
        raise NoSuchPlaceError(
            f"what stands there is named `&{node.anchor}` to be repeated elsewhere; write it out in both places first"
        )
    if node.is_block_scalar:
        header_end = node.start + len(block_header(text, node))
        stop = syntax.line_end(header_end)
        if not rest:
            return [Splice(start, header_end, first), Splice(stop, end, "")]
        return [Splice(start, header_end, first), Splice(stop, end, lines)]
    line_end = syntax.line_end(start)
    if node.start > line_end:
        return _below(syntax, old, first, lines)
    stop = syntax.line_end(end)
    return [Splice(start, end, first), Splice(stop, stop, lines)] if rest else [Splice(start, end, first)]


def _below(syntax: Syntax, old: Entry, first: str, lines: str) -> list[Splice]:
    """The same for what stands on the lines below its key or dash; remarks between and behind stay."""
    text, node = syntax.text, old.value
    line_end = syntax.line_end(old.colon)
    between = remarks(text, line_end, node.start)
    behind = remarks(text, node.end, syntax.line_end(node.end))
    start = syntax.line_end(between[-1]) if between else line_end
    end = node.end
    if behind:
        # No two remarks stand on one line, and none on the last of a text.
        lines += syntax.newline + " " * syntax.column(old.start)
        end = behind[0]
    return [Splice(old.colon, old.colon, first), Splice(start, end, lines)]


def _refolded(syntax: Syntax, node: Node, value: str) -> list[Splice] | None:
    """A text of its own lines with another wording: lines that still say the same stay; None where it has to be written
    in another way."""
    text = syntax.text
    header = block_header(text, node)
    body_start = syntax.next_line(node.start + len(header))
    if any(character.isdigit() for character in header) or body_start >= node.end:
        return None
    old = re.split("\r\n|[\n\r\x85\u2028\u2029]", text[body_start : node.end])
    indent = len(old[0]) - len(old[0].lstrip(" "))
    if any(line.strip() and not line.startswith(" " * indent) for line in old):
        return None
    old = [line[indent:] for line in old]
    new = literal(value) if node.style == "|" else _folded_like(old, value, WIDTH - indent)
    if new is None:
        return None
    pad = " " * indent
    return [Splice(body_start, node.end, syntax.newline.join(pad + line if line else "" for line in new))]


def _folded_like(old: Sequence[str], value: str, width: int) -> list[str] | None:
    """The lines of ``value``, with those of ``old`` at its beginning and end that still fit."""
    if folded(value, width) is None or any(line != line.strip() or not line for line in old):
        return folded(value, width)
    before: list[str] = []
    rest = value
    for line in old:
        if not rest.startswith(line + " ") or rest[len(line) + 1 : len(line) + 2].isspace():
            break
        before.append(line)
        rest = rest[len(line) + 1 :]
    after: list[str] = []
    for line in reversed(old[len(before) :]):
        if not rest.endswith(" " + line) or rest[-len(line) - 2 : -len(line) - 1].isspace():
            break
        after.insert(0, line)
        rest = rest[: -len(line) - 1]
    middle = folded(rest, width)
    return None if middle is None else [*before, *middle, *after]


def or_as_lines(syntax: Syntax, path: KeyPath, splices: list[Splice]) -> list[Splice]:
    """The splices in brackets; where their line would get too long, what is in brackets is written as lines instead."""
    text = spliced(syntax.text, splices)
    grown = len(text) - len(syntax.text)
    last = max(splice.start for splice in splices)
    new = Syntax(text)
    if new.line_end(last) - new.line_start(last) <= WIDTH or grown <= 0:
        return splices
    depth = next(
        (
            depth
            for depth in range(len(path))
            if syntax.at(path[:depth]).flow and syntax.at(path[:depth]).kind != "scalar"
        ),
        0,
    )
    if not depth:
        return splices
    outer = syntax.at(path[:depth])
    holder, position = syntax.entry(path[:depth])
    if remarks(syntax.text, outer.start, outer.end) or has_names(outer) or "\n" in syntax.text[outer.start : outer.end]:
        return splices
    value = plain(new.at(path[:depth]), {})
    old = holder.entries[position]
    return _as_lines(syntax, holder, old, value)


def has_names(node: Node) -> bool:
    """Whether an anchor or an alias stands in a node."""
    if node.anchor or node.kind == "alias":
        return True
    return any(has_names(one.value) or (one.key is not None and has_names(one.key)) for one in node.entries)
