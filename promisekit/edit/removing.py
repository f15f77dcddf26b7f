"""Takes away a key with its value, or an entry of a list."""

from __future__ import annotations

from promisekit.diagnostic import KeyPath
from promisekit.edit.replacing import replaced
from promisekit.edit.splice import Splice, last_place, tail, with_anchor
from promisekit.edit.syntax import Node, Syntax, marks, remarks
from promisekit.edit.yaml_text import Written


def removed(syntax: Syntax, path: KeyPath) -> list[Splice]:
    """The splices that take away what is at ``path``. Raises NoSuchPlaceError."""
    holder, position = syntax.entry(path)
    one = holder.entries[position]
    if holder.flow:
        return [_out_of_brackets(syntax, holder, position)]
    if len(holder.entries) == 1:
        return _emptied(syntax, path, holder)
    text = syntax.text
    start, end = syntax.line_start(one.start), tail(syntax, one)
    before = text[start : one.start]
    if not before.strip(" "):
        return [Splice(start, _without_empty_line(syntax, start, end), "")]
    # It stands on the line of a dash: what follows takes its place.
    following = holder.entries[position + 1].start
    if not remarks(text, one.end, following):
        return [Splice(one.start, following, "")]
    dash = len(text[: one.start].rstrip(" "))
    return [Splice(dash, one.end, "")]


def _without_empty_line(syntax: Syntax, start: int, end: int) -> int:
    """Where to end when lines are taken out, so that of the empty lines around them no more stay than there were."""
    text = syntax.text
    above = "x"
    if start > 1 and text[start - 2 : start] == "\r\n":
        above = text[syntax.line_start(start - 2) : start]
    elif start:
        above = text[syntax.line_start(start - 1) : start]
    if above.strip() or end >= len(text):
        return end
    following = syntax.next_line(end)
    return following if not text[end:following].strip() else end


def _emptied(syntax: Syntax, path: KeyPath, holder: Node) -> list[Splice]:
    """The last thing in a collection of lines goes: brackets with nothing in them stay."""
    empty: Written = {} if holder.kind == "mapping" else []
    if len(path) == 1:
        one = holder.entries[0]
        return [Splice(syntax.line_start(one.start), tail(syntax, one), "")]
    return replaced(syntax, path[:-1], empty)


def _out_of_brackets(syntax: Syntax, holder: Node, position: int) -> Splice:
    text = syntax.text
    one = holder.entries[position]
    start = with_anchor(syntax, one, one.key.start if one.key else one.value.start)
    end = last_place(syntax, one)
    if position + 1 < len(holder.entries):
        other = holder.entries[position + 1]
        following = with_anchor(syntax, other, other.key.start if other.key else other.value.start)
        if not remarks(text, end, following):
            return Splice(start, following, "")
        return Splice(start, next(marks(text, end, following)) + 1, "")
    if position:
        before = last_place(syntax, holder.entries[position - 1])
        if not remarks(text, before, start):
            return Splice(before, end, "")
        comma = next(marks(text, end, holder.end))
        return Splice(start, comma + 1 if text[comma] == "," else end, "")
    comma = next(marks(text, end, holder.end), holder.end)
    return Splice(start, comma + 1 if text[comma : comma + 1] == "," else end, "")
