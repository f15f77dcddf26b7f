"""The one layout of a blueprint file: fields in the order of the reference, two spaces a level, long texts folded,
quotes only where they are needed, an empty line between items; every remark stays with what it stands by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from promisekit.diagnostic import KeyPath
from promisekit.edit.field_order import field_order
from promisekit.edit.syntax import Entry, Node, Syntax, block_header, remarks
from promisekit.edit.yaml_text import STEP, WIDTH, folded, in_line, key_in_line, literal
from promisekit.model.portfolio import SECTIONS

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_READ_OTHERWISE: Final = re.compile(
    r"(?i)[-+]?(\.inf|\.nan|0x[0-9a-f_]+|0o?[0-7_]+|[\d_]*\.?[\d_]+(e[-+]?\d+)?|[\d_]+\.|\d+(:[0-5]?\d)+(\.\d*)?)"
    r"|true|false|yes|no|on|off|y|n|\d{4}-\d\d?-\d\d?.*"
)
"""What other programs read as a number, a date or a yes; where an author put it in quotes, they stay."""


class _Remark(str):
    """A remark at the end of a line; ``column``: where it begins, if its author lined it up with others."""

    column = 0


@dataclass
class _Gap:
    """What stands between two things: the remark beside the first, and lines below, with ``""`` for an empty one."""

    beside: str = ""
    lines: list[tuple[int, str]] = field(default_factory=list)


class CannotLayOutError(Exception):
    """The text holds something that has no usual form. The message is for the user."""


def laid_out(text: str) -> str:
    """The text of a file in the one layout. Raises CannotLayOutError, and ValueError where it cannot be read."""
    syntax = Syntax(text)
    if syntax.root is None:
        return text
    if syntax.root.kind != "mapping" or syntax.root.flow:
        raise CannotLayOutError("a file holds sections, such as `promises:`, each on a line of its own")
    lines = _Layout(syntax).file(syntax.root)
    new = syntax.newline.join(lines) + syntax.newline
    # What must not happen is looked at once more, whatever the file holds.
    after = Syntax(new)
    if after.plain() != syntax.plain():
        raise CannotLayOutError("it would say something else in the usual layout")
    if all_remarks(syntax) != all_remarks(after):
        raise CannotLayOutError("a remark would be lost in the usual layout")
    return new


def all_remarks(syntax: Syntax) -> Counter[str]:
    """Every remark of a file, by its words."""
    found: Counter[str] = Counter()
    text = syntax.text
    place = 0
    for start, end in [*sorted(_texts(syntax, syntax.root)), (len(text), len(text))]:
        for remark in remarks(text, place, start):
            found[text[remark : syntax.line_end(remark)].rstrip()] += 1
        place = max(place, end)
    return found


def _texts(syntax: Syntax, node: Node | None) -> list[tuple[int, int]]:
    """Where scalars and aliases stand; of a text of its own lines, its mark and its lines without a remark between."""
    if node is None:
        return []
    if node.is_block_scalar:
        header_end = node.start + len(block_header(syntax.text, node))
        return [(node.start, header_end), (syntax.line_end(header_end), node.end)]
    if not node.entries:
        return [(node.start, node.end)] if node.kind in ("scalar", "alias") else []
    found = []
    for entry in node.entries:
        found += [*_texts(syntax, entry.key), *_texts(syntax, entry.value)]
    return found


class _Layout:
    """The state of one :func:`laid_out`."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.text = syntax.text
        # What is repeated has to stand before what repeats it, so that the order of fields stays.
        self.is_sorted = not _has_names(syntax.root)

    def file(self, root: Node) -> list[str]:
        before = _BREAK.split(self.text[: self.syntax.line_start(root.start)])[:-1]
        after = self._gap(root.end, len(self.text))
        lines = self._collection(root, 0, (), [(0, line.strip()) for line in before], after)
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            del lines[0]
        return lines

    def _collection(
        self, node: Node, indent: int, path: KeyPath, first: Sequence[tuple[int, str]], after: _Gap
    ) -> list[str]:
        """The lines of a mapping or a list. ``first`` stands above its first entry, ``after`` behind its last."""
        column = self.syntax.column(node.start)
        units: list[tuple[Entry, list[str], list[str]]] = []
        lead = [text for _column, text in first]
        for number, entry in enumerate(node.entries):
            is_last = number + 1 == len(node.entries)
            gap = after if is_last else self._gap(entry.end, node.entries[number + 1].start)
            deeper: list[tuple[int, str]] = []
            rest = gap.lines
            if entry.value.is_block and entry.value.entries:
                deeper, rest = self._split(gap.lines, self.syntax.column(entry.value.start), column, node.flow)
            above, lines = self._entry(node, entry, number, indent, path, _Gap(gap.beside, deeper))
            units.append((entry, [*lead, *above], lines))
            lead = [text for _column, text in rest]
        if node.kind == "mapping" and self.is_sorted:
            units = self._in_order(units, path)
        return [*self._joined(units, indent, path), *self._remarks(lead, indent)]

    def _in_order(
        self, units: list[tuple[Entry, list[str], list[str]]], path: KeyPath
    ) -> list[tuple[Entry, list[str], list[str]]]:
        order = field_order(path) if path else ()
        return sorted(
            units,
            key=lambda unit: (
                order.index(unit[0].key.value) if unit[0].key and unit[0].key.value in order else len(order)
            ),
        )

    def _joined(self, units: Sequence[tuple[Entry, list[str], list[str]]], indent: int, path: KeyPath) -> list[str]:
        joined: list[str] = []
        for number, (_entry, lead, lines) in enumerate(units):
            above = self._remarks(lead, indent)
            if number == 0:
                while above and not above[0] and path:
                    del above[0]
            elif not path or (len(path) == 1 and path[0] in SECTIONS):
                short = len(lines) == 1 and len(units[number - 1][2]) == 1 and not any(above)
                while above and not above[0]:
                    del above[0]
                if not short or not path:
                    above.insert(0, "")
            joined += [*above, *lines]
        return joined

    def _remarks(self, lines: Sequence[str], indent: int) -> list[str]:
        """Remarks and empty lines, of which no two follow each other."""
        found: list[str] = []
        for line in lines:
            if line or not found or found[-1]:
                found.append(" " * indent + line if line else "")
        return found

    def _entry(
        self, holder: Node, entry: Entry, number: int, indent: int, path: KeyPath, after: _Gap
    ) -> tuple[list[str], list[str]]:
        """Remarks that go above an entry, and its lines."""
        value = entry.value
        if holder.kind == "sequence":
            head, path = "-", (*path, number)
        else:
            if entry.key is None or entry.key.kind != "scalar" or entry.key.anchor or entry.key.is_block_scalar:
                raise CannotLayOutError("a name before a colon is a word, in a usual file")
            head, path = self._key(entry.key, flow=False) + ":", (*path, entry.key.value)
        start = entry.colon if entry.key or not holder.flow else value.start
        between = self._gap(start, value.start)
        head = " " * indent + head
        named = f" &{value.anchor}" if value.anchor else ""
        if value.kind in ("mapping", "sequence") and value.entries:
            line = None if value.is_block else self._in_brackets(value)
            if line is None or len(head) + len(named) + 1 + len(line) > WIDTH:
                return self._nested(holder, value, head + named, indent, path, between, after)
            text = [line]
        else:
            text = self._scalar(value, indent, len(head) + len(named))
        beside = [between.beside, self._mark_remark(value), after.beside]
        notes = [one for one in beside if one]
        above = [line for _column, line in between.lines if line]
        if len(notes) > 1:
            above += notes[:-1]
        first = f"{head}{named} {text[0]}".rstrip() if text[0] else head + named
        return above, [_beside(first, notes[-1] if notes else ""), *text[1:]]

    def _nested(
        self, holder: Node, value: Node, head: str, indent: int, path: KeyPath, between: _Gap, after: _Gap
    ) -> tuple[list[str], list[str]]:
        """An entry whose value is written in lines of its own."""
        above: list[str] = []
        notes = between.beside
        first = between.lines
        if value.flow:
            opening = self._gap(value.start + 1, value.entries[0].start)
            closing = self._gap(value.entries[-1].end, value.end)
            above = [text for _column, text in between.lines if text]
            first = opening.lines
            extra = [one for one in (notes, opening.beside, after.beside) if one]
            notes = extra.pop() if extra else ""
            above += extra
            after = _Gap(closing.beside, [*closing.lines, *after.lines])
        lines = self._collection(value, indent + STEP, path, first, after)
        is_named = head.rstrip()[-1:] != "-" and holder.kind == "sequence"
        if holder.kind == "sequence" and not notes and not is_named and not lines[0].lstrip().startswith("#"):
            return above, [head + " " + lines[0].lstrip(" "), *lines[1:]]
        return above, [_beside(head, notes), *lines]

    def _scalar(self, node: Node, indent: int, used: int) -> list[str]:
        """A scalar, an alias or empty brackets: what stands on the line of its key, and lines below."""
        if node.kind == "alias":
            return [f"*{node.value}"]
        if node.kind != "scalar":
            return ["{}" if node.kind == "mapping" else "[]"]
        if node.start == node.end:
            return [""]
        pad = " " * (indent + STEP)
        if node.is_block_scalar:
            return self._block_text(node, pad)
        line = self._word(node, flow=False)
        if "\n" in node.value:
            lines = literal(node.value)
            return ["|-", *(pad + line if line else "" for line in lines)] if lines else [line]
        if used + 1 + len(line) > WIDTH:
            wrapped = folded(node.value, WIDTH - len(pad))
            if wrapped and len(wrapped) > 1:
                return [">-", *(pad + one for one in wrapped)]
        return [line]

    def _block_text(self, node: Node, pad: str) -> list[str]:
        header = block_header(self.text, node)
        body = _BREAK.split(self.text[self.syntax.next_line(node.start + len(header)) : node.end])
        if any(character.isdigit() for character in header):
            raise CannotLayOutError(f"a text begins with `{header}`; a usual one has no number there")
        indents = [len(line) - len(line.lstrip(" ")) for line in body if line.strip(" ")]
        if not indents:
            return ['""']
        by = len(next(line for line in body if line.strip(" "))) - len(
            next(line for line in body if line.strip(" ")).lstrip(" ")
        )
        lines = [line[by:] for line in body]
        if node.style == ">" and any(len(pad) + len(line) > WIDTH for line in lines):
            wrapped = folded(node.value.rstrip("\n"), WIDTH - len(pad))
            lines = wrapped or lines
        return [header, *(pad + line if line else "" for line in lines)]

    def _mark_remark(self, node: Node) -> str:
        """The remark after the mark of a text of its own lines."""
        if not node.is_block_scalar:
            return ""
        end = node.start + len(block_header(self.text, node))
        text = self.text[end : self.syntax.line_end(end)]
        return self._lined_up(text.strip(), end + len(text) - len(text.lstrip())) if text.strip() else ""

    def _in_brackets(self, node: Node) -> str | None:
        """A collection on one line; None where a remark stands in it."""
        if node.kind in ("mapping", "sequence") and node.entries:
            if all_in := remarks(self.text, node.start, node.entries[0].start):
                return None if all_in else ""
            parts = []
            for number, entry in enumerate(node.entries):
                following = node.entries[number + 1].start if number + 1 < len(node.entries) else node.end
                if remarks(self.text, entry.end, following):
                    return None
                named = f"&{entry.value.anchor} " if entry.value.anchor else ""
                value = self._in_brackets(entry.value)
                if value is None or (entry.key and remarks(self.text, entry.colon, entry.value.start)):
                    return None
                if entry.key is None:
                    parts.append(named + value)
                elif entry.key.kind != "scalar" or entry.key.anchor:
                    raise CannotLayOutError("a name before a colon is a word, in a usual file")
                else:
                    parts.append(f"{self._key(entry.key, flow=True)}: {named}{value}".rstrip())
            return ("{%s}" if node.kind == "mapping" else "[%s]") % ", ".join(parts)
        if node.kind == "scalar":
            return "" if node.start == node.end else self._word(node, flow=True)
        return self._scalar(node, 0, 0)[0]

    def _word(self, node: Node, *, flow: bool) -> str:
        keep = node.style in ('"', "'") and _READ_OTHERWISE.fullmatch(node.value) is not None
        return in_line(node.value, flow=flow, style=node.style if keep else "")

    def _key(self, key: Node, *, flow: bool) -> str:
        keep = key.style in ('"', "'") and _READ_OTHERWISE.fullmatch(key.value) is not None
        return in_line(key.value, flow=flow, style=key.style) if keep else key_in_line(key.value, flow=flow)

    def _split(
        self, lines: Sequence[tuple[int, str]], inner: int, outer: int, is_flow: bool
    ) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """Which remarks behind an entry belong into its value, as they are indented, and which stand after it."""
        count = 0
        for number, (column, text) in enumerate(lines):
            if text and not (column >= inner and column > outer):
                break
            if text:
                count = number + 1
        return ([], list(lines)) if is_flow else (list(lines[:count]), list(lines[count:]))

    def _lined_up(self, text: str, place: int) -> _Remark:
        remark = _Remark(text)
        if self.text[place - 3 : place] == "   ":
            remark.column = self.syntax.column(place)
        return remark

    def _gap(self, start: int, end: int) -> _Gap:
        """What stands between two places, leaving aside marks such as commas and names."""
        gap = _Gap()
        pieces = _BREAK.split(self.text[start:end])
        for number, piece in enumerate(pieces):
            found = piece.find("#")
            if found >= 0:
                text = piece[found:].rstrip()
                if number == 0:
                    gap.beside = self._lined_up(text, start + found)
                else:
                    gap.lines.append((found, text))
            elif number and number + 1 < len(pieces) and not piece.strip():
                gap.lines.append((0, ""))
        return gap


def _beside(line: str, remark: str) -> str:
    if not remark:
        return line
    column = remark.column if isinstance(remark, _Remark) else 0
    return line.ljust(column - 2) + "  " + remark


def _has_names(node: Node | None) -> bool:
    if node is None:
        return False
    return bool(node.anchor) or node.kind == "alias" or any(_has_names(entry.value) for entry in node.entries)
