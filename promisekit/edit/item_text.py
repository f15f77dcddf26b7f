"""The lines of an item, with the remarks that belong to it: taken out of one file, put into another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from promisekit.edit.splice import Splice
from promisekit.edit.syntax import Entry, Node, NoSuchPlaceError, Syntax
from promisekit.edit.yaml_text import STEP, key_in_line

BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Between two lines."""


class ItemText(NamedTuple):
    """An item as it is written, from the left edge."""

    section: str
    item_id: str
    lines: tuple[str, ...]


def item_text(syntax: Syntax, section: str, item_id: str) -> tuple[ItemText, Splice]:
    """An item of a file and the splice that takes it out. Raises NoSuchPlaceError."""
    holder, position = syntax.entry((section, item_id))
    if holder.flow:
        raise NoSuchPlaceError(f"`{section}` stands in brackets; `promisekit fmt` writes it in lines if it is long")
    item = holder.entries[position]
    if item.key is None or syntax.text[syntax.line_start(item.start) : item.start].strip():
        raise NoSuchPlaceError(f"`{item_id}` does not stand on lines of its own")
    start = start_of(syntax, holder, position)
    end = end_of(syntax, holder, position)
    column = syntax.column(item.start)
    lines = BREAK.split(syntax.text[start:end])
    if lines and not lines[-1]:
        lines.pop()
    text = ItemText(section, item_id, tuple(dedented(line, column) for line in lines))
    if len(holder.entries) == 1:
        return text, _whole_section(syntax, section)
    following = syntax.next_line(end) if end < len(syntax.text) else end
    if not syntax.text[end:following].strip():
        # Of the empty lines around it one goes with it.
        return text, Splice(start, following, "")
    return text, Splice(start, end, "")


def with_items(text: str, items: Sequence[ItemText]) -> str:
    """The text of a file with more items at the ends of their sections. Raises NoSuchPlaceError, ValueError."""
    for section in dict.fromkeys(item.section for item in items):
        text = _with_section(text, section, [item for item in items if item.section == section])
    return text


def _with_section(text: str, section: str, items: Sequence[ItemText]) -> str:
    syntax = Syntax(text)
    newline = syntax.newline
    if not syntax.has((section,)):
        lines = [f"{key_in_line(section, flow=False)}:", *_joined(items, STEP, apart=_are_apart(items))]
        before = text if not text or text.endswith(("\n", "\r")) else text + newline
        gap = newline if syntax.root is not None else ""
        return before + gap + newline.join(lines) + newline
    node = syntax.at((section,))
    if node.kind != "mapping" or node.flow or not node.entries:
        if node.entries:
            raise NoSuchPlaceError(f"`{section}` stands in brackets there; write it in lines first")
        raise NoSuchPlaceError(f"`{section}` is empty there; remove that line first")
    indent = syntax.column(node.entries[0].start)
    end = end_of(syntax, node, len(node.entries) - 1)
    apart = _are_apart(items) or _has_gap(syntax, node)
    lines = _joined(items, indent, apart=apart)
    if apart:
        lines.insert(0, "")
    before = text[:end] if text[:end].endswith(("\n", "\r")) else text[:end] + newline
    return before + newline.join(lines) + newline + text[end:]


def _joined(items: Sequence[ItemText], indent: int, *, apart: bool) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for number, item in enumerate(items):
        if number and apart:
            lines.append("")
        lines += [pad + line if line else "" for line in item.lines]
    return lines


def _are_apart(items: Sequence[ItemText]) -> bool:
    """Whether an empty line is due between them: they are more than a line each."""
    return any(len(item.lines) > 1 for item in items)


def _has_gap(syntax: Syntax, node: Node) -> bool:
    if len(node.entries) < 2:
        return node.entries[0].value.is_block
    between = BREAK.split(syntax.text[node.entries[-2].end : node.entries[-1].start])
    return any(not line.strip() for line in between[1:-1])


def start_of(syntax: Syntax, holder: Node, position: int) -> int:
    """Where the remarks begin that stand directly above an item; those above the first stay with the section where an
    empty line parts them."""
    start = syntax.line_start(holder.entries[position].start)
    floor = syntax.next_line(holder.entries[position - 1].end) if position else None
    while start:
        above = syntax.line_start(start - 1 if syntax.text[start - 2 : start] != "\r\n" else start - 2)
        line = syntax.text[above:start].strip()
        if not line.startswith("#") or (floor is not None and above < floor):
            break
        start = above
    return start


def end_of(syntax: Syntax, holder: Node, position: int) -> int:
    """Where the lines of an item end, with the remarks below it that are indented further than its id."""
    item = holder.entries[position]
    end = syntax.next_line(item.end)
    column = syntax.column(item.start)
    place = end
    while place < len(syntax.text):
        line = syntax.text[place : syntax.line_end(place)]
        following = syntax.next_line(place)
        if line.strip().startswith("#") and len(line) - len(line.lstrip(" ")) > column:
            end = following
        elif line.strip():
            break
        place = following
    return end


def _whole_section(syntax: Syntax, section: str) -> Splice:
    holder, position = syntax.entry((section,))
    entry: Entry = holder.entries[position]
    start, end = start_of(syntax, holder, position), end_of(syntax, holder, position)
    own = syntax.line_start(entry.start)
    if position == 0 and _is_about_the_file(syntax, start, own):
        start = own
    return Splice(start, end, "")


def _is_about_the_file(syntax: Syntax, start: int, end: int) -> bool:
    """Whether remarks stand at the top of the file."""
    return start == 0 and end > 0


def dedented(line: str, column: int) -> str:
    """A line of something that begins at that column, from the left edge."""
    if not line.strip():
        return ""
    return line[column:] if not line[:column].strip() else line.lstrip()
