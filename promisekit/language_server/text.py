"""A file's text, and the places in it as the reader counts them and as editors do.

The reader counts characters in lines that end where YAML's do; editors count in lines that end with CR or LF, most of
them units of UTF-16. Between the two stands the offset: how many characters come before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from lsprotocol import types

from promisekit.diagnostic import Span

_BOM: Final = "\ufeff"
_ENDS: Final = re.compile("\r\n|[\r\n]")
_ENDS_FOR_YAML: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_RARE: Final = "\x85\u2028\u2029"

Encoding = types.PositionEncodingKind | str
"""In what a client counts the columns of a line."""


class Text:
    """What a file holds, or what an editor holds of it."""

    def __init__(self, content: str, encoding: Encoding = types.PositionEncodingKind.Utf16) -> None:
        self.content = content
        self._encoding = encoding
        self._is_plain = content.isascii() or encoding == types.PositionEncodingKind.Utf32

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins, as editors count lines."""
        return [0, *(end.end() for end in _ENDS.finditer(self.content))]

    @cached_property
    def _yaml_starts(self) -> list[int]:
        before = len(_BOM) if self.content.startswith(_BOM) else 0
        if not before and not any(one in self.content for one in _RARE):
            return self.starts
        return [before, *(end.end() for end in _ENDS_FOR_YAML.finditer(self.content))]

    def line(self, number: int) -> str:
        """A line from 0, without what ends it; empty below the last."""
        if number >= len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.content)
        return self.content[self.starts[number] : end].rstrip("\r\n")

    def line_at(self, offset: int) -> int:
        """The number of the line in which an offset lies, from 0."""
        return bisect_right(self.starts, offset) - 1

    def offset(self, position: types.Position) -> int:
        """The offset of a place that an editor names; behind the end of a line it is that end."""
        if position.line >= len(self.starts):
            return len(self.content)
        line = self.line(position.line)
        return self.starts[position.line] + self._characters(line, position.character)

    def position(self, offset: int) -> types.Position:
        """What editors call the place at an offset."""
        number = self.line_at(offset)
        return types.Position(number, self._units(self.content[self.starts[number] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """What editors call the stretch between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset_of(self, line: int, column: int) -> int:
        """The offset of a place as the reader counts it, both from 1."""
        starts = self._yaml_starts
        if line > len(starts):
            return len(self.content)
        return min(starts[line - 1] + column - 1, len(self.content))

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a span of the reader begins and ends; of a text over several lines without the blanks after it."""
        start = self.offset_of(span.line, span.column)
        end = max(start, self.offset_of(span.end_line, span.end_column))
        end = start + len(self.content[start:end].rstrip())
        return start, end

    def _characters(self, line: str, units: int) -> int:
        if self._is_plain:
            return min(units, len(line))
        count = 0
        for position, character in enumerate(line):
            if count >= units:
                return position
            count += self._units(character)
        return len(line)

    def _units(self, characters: str) -> int:
        if self._is_plain or characters.isascii():
            return len(characters)
        if self._encoding == types.PositionEncodingKind.Utf8:
            return len(characters.encode("utf-8", "surrogatepass"))
        return len(characters.encode("utf-16-le", "surrogatepass")) // 2
