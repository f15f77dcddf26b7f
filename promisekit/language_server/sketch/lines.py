"""What stands on the lines of a file, by their indentation."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from promisekit.diagnostic import KeyPath
from promisekit.language_server.sketch.brackets import Brackets
from promisekit.language_server.sketch.patterns import (
    BLANKS,
    BLOCK_TEXT,
    COLON,
    DASH,
    KEY,
    LINE_END,
    NEXT_LINE,
    PLAIN,
    PROPERTIES,
    QUOTED,
)
from promisekit.language_server.sketch.spot import Spot, Spots, unquoted


class Block(NamedTuple):
    """A mapping or a list that is written by indentation, as a line leaves it."""

    indent: int
    path: KeyPath
    is_list: bool
    above: Block | None
    last: str | int | None = None
    """Its last key or position so far."""
    is_open: bool = False
    """Whether what belongs to that is due on the lines below."""


TOP: Final = Block(-1, (), False, None)


class Lines:
    """Reads a text line by line. ``block`` is what is open above it."""

    def __init__(self, text: str, block: Block = TOP) -> None:
        self._text = text
        self._block = block
        self._at = 1 if text.startswith("\ufeff") else 0
        self.spots = Spots()
        self.after: list[tuple[int, Block]] = []
        """Where each line with something in it begins, and the block that is open after it."""

    def read(self) -> None:
        """All lines."""
        while self._at < len(self._text):
            start = self._at
            content = NEXT_LINE.match(self._text, start)
            line = content.group() if content else ""
            column = len(line) - len(line.lstrip(" \t"))
            is_mark = column == 0 and line.startswith(("---", "...", "%"))
            if not LINE_END.match(line, column) and not is_mark:
                self._at += column
                self._entry(start, column)
                self.after.append((start, self._block))
            if self._at == start or self._text[self._at - 1] not in "\r\n":
                self._at = self._next_line(self._at)

    def _entry(self, line: int, column: int) -> None:
        """A key, a dash or a text in a ``column`` of the line that begins at the offset ``line``."""
        text = self._text
        if DASH.match(text, self._at):
            self._open(column, is_list=True)
            self._at += 1
            if self._is_at_end():
                self._gap((*self._block.path, self._block.last or 0))
                return
            self._skip_blanks()
            self._block = self._block._replace(is_open=False)
            self._entry(line, self._at - line)
            return
        properties = PROPERTIES.match(text, self._at)
        at = properties.end() if properties else self._at
        if key := KEY.match(text, at):
            self._key(at - line if column else column, key)
            return
        self._loose(column)

    def _key(self, column: int, key: re.Match[str]) -> None:
        self._open(column, is_list=False)
        name = unquoted(key.group())
        path = (*self._block.path, name)
        self.spots.standing.append(Spot(True, path, key.start(), key.end(), key.group()))
        colon = COLON.match(self._text, key.end())
        assert colon is not None, "a key has a colon after it"
        self._at = colon.end()
        self._block = self._block._replace(last=name, is_open=True)
        if self._is_at_end():
            self._gap(path)
            return
        self._skip_blanks()
        self._block = self._block._replace(is_open=False)
        self._value(path)

    def _loose(self, column: int) -> None:
        """What is no key: an entry of a list, a text that begins or goes on below its key, or a name half typed."""
        block = self._block
        while block.above is not None and block.indent > column:
            block = block.above
        self._block = block
        standing = self.spots.standing
        if block.last is not None and block.indent < column:
            path = (*block.path, block.last)
            before = standing[-1] if standing else None
            if before and before.path == path and not before.is_key and not before.is_block and not block.is_open:
                # A text over several lines is one value.
                end = self._end_of_plain()
                standing[-1] = before._replace(end=end, word=self._text[before.start : end])
                self._at = end
                return
            self._block = block._replace(is_open=False)
            self._value(path)
            return
        if block.above is None and block.last is None and self._text[self._at] in "[{":
            self._value(())
            return
        end = self._end_of_plain()
        self.spots.gaps.append(Spot(True, block.path, self._at, end, self._text[self._at : end]))
        self._at = end

    def _open(self, column: int, *, is_list: bool) -> None:
        """Finds or begins the block whose entries stand in that column."""
        block = self._block
        while block.above is not None and (
            block.indent > column or (block.indent == column and block.is_list and not is_list)
        ):
            block = block.above
        if block.indent != column or block.is_list != is_list:
            path = block.path if block.last is None else (*block.path, block.last)
            block = Block(column, path, is_list, block)
        if is_list:
            position = block.last + 1 if isinstance(block.last, int) else 0
            block = block._replace(last=position, is_open=True)
        self._block = block

    def _value(self, path: KeyPath) -> None:
        """A value that begins here."""
        text = self._text
        if properties := PROPERTIES.match(text, self._at):
            self._at = properties.end()
        start, first = self._at, text[self._at : self._at + 1]
        is_block = first in ("|", ">") and BLOCK_TEXT.match(text, start) is not None
        if first in ("[", "{"):
            self._at = Brackets(text, self._limit(), self.spots).read(start, path)
            return
        if first in ('"', "'"):
            self._at = self._end_of_quoted()
        elif is_block:
            self._at = self._end_of_block_text()
        else:
            self._at = min(max(self._end_of_plain(), start + 1), len(text))
        word = text[start : self._at]
        self.spots.standing.append(Spot(False, path, start, self._at, word, is_block=is_block))

    def _end_of_quoted(self) -> int:
        match = QUOTED[self._text[self._at]].match(self._text, self._at, self._limit())
        assert match is not None, "whatever begins with the mark ends with the text"
        return match.end() if match[1] in ('"', "'") else self._end_of_line(self._at)

    def _end_of_block_text(self) -> int:
        """The end of the lines that are indented deeper than what they belong to."""
        end = self._end_of_line(self._at)
        at = self._next_line(self._at)
        least = self._block.indent + 1 if self._block.indent > 0 or not self._block.is_list else 1
        while at < len(self._text):
            line_end = self._end_of_line(at)
            line = self._text[at:line_end]
            if line.strip():
                if len(line) - len(line.lstrip(" ")) < max(least, 1):
                    break
                end = line_end
            at = self._next_line(at)
        return end

    def _limit(self) -> int:
        """Where brackets and quotation marks end that nobody closed: before the next line that stands no deeper and
        begins an entry."""
        indent = max(self._block.indent, 0)
        at = self._next_line(self._at)
        while at < len(self._text):
            blanks = BLANKS.match(self._text, at)
            start = blanks.end() if blanks else at
            if start - at <= indent and (DASH.match(self._text, start) or KEY.match(self._text, start)):
                return at
            at = self._next_line(at)
        return len(self._text)

    def _gap(self, path: KeyPath) -> None:
        """Nothing stands in the rest of the line, where a value is due."""
        blanks = BLANKS.match(self._text, self._at)
        end = blanks.end() if blanks else self._at
        self.spots.gaps.append(Spot(False, path, self._at, end))
        self._at = end

    def _is_at_end(self) -> bool:
        return LINE_END.match(self._text, self._at) is not None

    def _skip_blanks(self) -> None:
        while self._text[self._at : self._at + 1] in (" ", "\t"):
            self._at += 1

    def _end_of_plain(self) -> int:
        match = PLAIN.match(self._text, self._at)
        return match.end() if match else self._end_of_line(self._at)

    def _end_of_line(self, at: int) -> int:
        return at + len(self._text[at : self._next_line(at)].rstrip("\r\n"))

    def _next_line(self, at: int) -> int:
        match = NEXT_LINE.match(self._text, at)
        return match.end() if match else len(self._text)
