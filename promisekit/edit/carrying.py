"""Puts a key with its value into another mapping, with all remarks: as it is written where that can be, else anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from promisekit.diagnostic import KeyPath
from promisekit.edit.field_order import place_among
from promisekit.edit.inserting import inserted
from promisekit.edit.item_text import BREAK, dedented, end_of, start_of
from promisekit.edit.operation import Carry, Set, applied, beside, emptied
from promisekit.edit.removing import removed
from promisekit.edit.replacing import has_names, replaced
from promisekit.edit.splice import Splice, spliced
from promisekit.edit.syntax import Entry, Node, NoSuchPlaceError, Syntax, block_header, remarks
from promisekit.edit.yaml_text import STEP, key_in_line


def carried(syntax: Syntax, operation: Carry) -> str:
    """The text with what is at ``path`` at ``to``. Raises NoSuchPlaceError, and ValueError."""
    expected = applied(syntax.plain(), operation)
    if has_names(syntax.at(operation.path)):
        raise NoSuchPlaceError("what would move repeats, or is repeated; write it out in both places first")
    text = _as_it_is_written(syntax, operation)
    if text is None or Syntax(text).plain() != expected:
        text = _anew(syntax, operation)
    return _with_remarks(syntax, text, operation.to)


def _anew(syntax: Syntax, operation: Carry) -> str:
    path, to = operation.path, operation.to
    value = beside(syntax.plain(), operation)
    rest = Syntax(spliced(syntax.text, removed(syntax, emptied(syntax.plain(), path))))
    put = Set(to, value)
    return spliced(rest.text, replaced(rest, to, value) if rest.has(to) else inserted(rest, put))


def _as_it_is_written(syntax: Syntax, operation: Carry) -> str | None:
    """Its lines at the other place; None where it has no lines of its own, or there is no place for them."""
    path, to = operation.path, operation.to
    if syntax.has(to):
        return None
    gone = emptied(syntax.plain(), path)
    at = len(gone) - len(path)
    if at and not syntax.has(to[:at]) and gone[-1:] != path[-1:] and path[at:] == to[at:]:
        # Nothing is left where it was, and nothing is there where it comes: what holds it comes along.
        path, to = gone, to[:at]
    holder, position = syntax.entry(path)
    if not _begins_its_line(syntax, holder, holder.entries[position]):
        return None
    start, end = start_of(syntax, holder, position), end_of(syntax, holder, position)
    lines = _named(syntax, holder.entries[position], syntax.text[start:end], str(to[-1]))
    rest = Syntax(spliced(syntax.text, _taken(syntax, path, gone, start, end)))
    if not rest.has(to[:-1]):
        lines = [f"{key_in_line(str(to[-2]), flow=False)}:", *(" " * STEP + line if line else "" for line in lines)]
        to = to[:-1]
    return _put(rest, to, lines) if rest.has(to[:-1]) else None


def _taken(syntax: Syntax, path: KeyPath, gone: KeyPath, start: int, end: int) -> list[Splice]:
    """The splices that take the lines away, and with them what would be empty."""
    if path == gone:
        return [Splice(start, end, "")]
    holder, position = syntax.entry(gone)
    return [Splice(syntax.line_start(holder.entries[position].start), end, "")]


def _named(syntax: Syntax, entry: Entry, text: str, name: str) -> list[str]:
    """The lines of an entry from the left edge, under another name."""
    column = syntax.column(entry.start)
    lines = [dedented(line, column) for line in BREAK.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    own = next(at for at, line in enumerate(lines) if line.lstrip(" ")[:1] not in ("", "#"))
    lines[:own] = [line.lstrip(" ") for line in lines[:own]]
    assert entry.key
    if entry.key.value != name:
        lines[own] = key_in_line(name, flow=False) + lines[own][entry.key.end - entry.key.start :]
    return lines


def _put(rest: Syntax, to: KeyPath, lines: list[str]) -> str | None:
    into = rest.at(to[:-1])
    if into.kind != "mapping" or into.flow or not into.entries:
        return None
    position = place_among(to[:-1], str(to[-1]), [one.key.value if one.key else "" for one in into.entries])
    pad = " " * rest.column(into.entries[0].start)
    text = rest.newline.join(pad + line if line else "" for line in lines) + rest.newline
    if position:
        place = end_of(rest, into, position - 1)
        if not rest.text[:place].endswith(("\n", "\r")):
            text = rest.newline + text.rstrip("\r\n")
    elif _begins_its_line(rest, into, into.entries[0]):
        place = start_of(rest, into, 0)
    else:
        return None
    return spliced(rest.text, [Splice(place, place, text)])


def _begins_its_line(syntax: Syntax, holder: Node, entry: Entry) -> bool:
    before = syntax.text[syntax.line_start(entry.start) : entry.start]
    return not holder.flow and entry.key is not None and not before.strip()


def _with_remarks(before: Syntax, text: str, to: KeyPath) -> str:
    """The text with the remarks that got lost on the way: behind what was carried where one has room, else above it."""
    after = Syntax(text)
    left = Counter(_remarks(after))
    lost = [one for one in _remarks(before) if (left.subtract([one]) or left[one] < 0)]
    if not lost:
        return text
    depth = next(depth for depth in range(len(to), 0, -1) if _has_lines(after, to[:depth]))
    holder, position = after.entry(to[:depth])
    entry = holder.entries[position]
    line_end = after.line_end(entry.start)
    is_one_line = entry.end <= line_end and not entry.value.is_block_scalar
    if len(lost) == 1 and is_one_line and not after.text[entry.end : line_end].strip():
        return spliced(text, [Splice(entry.end, line_end, f"  {lost[0]}")])
    place = after.line_start(entry.start)
    pad = " " * after.column(entry.start)
    return spliced(text, [Splice(place, place, "".join(f"{pad}{one}{after.newline}" for one in lost))])


def _has_lines(syntax: Syntax, path: KeyPath) -> bool:
    holder, position = syntax.entry(path)
    entry = holder.entries[position]
    return not holder.flow and not syntax.text[syntax.line_start(entry.start) : entry.start].strip()


def _remarks(syntax: Syntax) -> Iterator[str]:
    """All remarks of a text, in order."""
    place = 0
    for node in [*_texts(syntax.root), None]:
        end = node.start if node else len(syntax.text)
        yield from (syntax.text[at : syntax.line_end(at)].rstrip() for at in remarks(syntax.text, place, end))
        if node:
            place = node.end
            if node.is_block_scalar:
                header = node.start + len(block_header(syntax.text, node))
                found = syntax.text[header : syntax.line_end(header)].strip()
                if found.startswith("#"):
                    yield found


def _texts(node: Node | None) -> Iterator[Node]:
    """All texts below a node as they stand, keys among them."""
    if node is None:
        return
    if node.kind in ("scalar", "alias"):
        yield node
    for entry in node.entries:
        yield from (*_texts(entry.key), *_texts(entry.value))
