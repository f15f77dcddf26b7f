"""A table's text -> its cells and where each stands. The csv module does not say where, and a finding has to."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_HINT: Final = "save it as `CSV UTF-8`"
_QUOTED: Final = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*')


class Cell(NamedTuple):
    """What stands in a cell, without blanks around it, and its columns: from 1, the end is exclusive."""

    text: str
    columns: tuple[int, int]


class UnreadableError(Exception):
    """The file is no table. ``says`` follows the file's name; ``line`` and ``column`` count from 1."""

    def __init__(self, line: int, column: int, says: str, hint: str) -> None:
        super().__init__(says)
        self.line, self.column, self.says, self.hint = line, column, says, hint


def decoded(content: bytes) -> str:
    """The text, with lines that end at a line feed. Raises UnreadableError.

    Windows-1252 is read where nothing but its hard space is not ASCII: that is the same in all its relatives.
    """
    if content.startswith(_UTF_16):
        raise UnreadableError(1, 1, "which is UTF-16, as programs call `Unicode text`", _HINT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if any(byte > 0x7F and byte != 0xA0 for byte in content):
            raise _other_encoding(content, error.start) from None
        text = content.decode("cp1252")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _other_encoding(content: bytes, at: int) -> UnreadableError:
    before = content[:at].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    meant = content[at : at + 1].decode("cp1252", "replace")
    says = f"; in Windows-1252 this is `{meant}`" if meant.isprintable() and meant != "\ufffd" else ""
    return UnreadableError(line, column, f"which is not UTF-8{says}", _HINT)


def rows(text: str, mark: str) -> list[list[Cell]]:
    """The cells of each line, parted by ``mark``, without the empty ones at its end. Raises UnreadableError."""
    return [_row(line, number, mark) for number, line in enumerate(text.split("\n"), start=1)]


def _row(line: str, number: int, mark: str) -> list[Cell]:
    cells: list[Cell] = []
    start = 0
    while start <= len(line):
        quoted = _QUOTED.match(line, start)
        end = quoted.end() if quoted else line.find(mark, start)
        end = len(line) if end < 0 else end
        if (quoted and line[end : end + 1] not in ("", mark)) or (not quoted and '"' in line[start:end]):
            hint = 'write figures without quotation marks, or close them: `"4,5"`'
            raise UnreadableError(number, start + 1, "where a quotation mark has no end or no beginning", hint)
        inner = quoted[1].replace('""', '"').strip() if quoted else line[start:end].strip()
        blanks = len(line[start:end]) - len(line[start:end].lstrip())
        begins = start + blanks
        cells.append(Cell(inner, (begins + 1, begins + 1 + len(line[start:end].strip()))))
        start = end + 1
    while cells and not cells[-1].text:
        cells.pop()
    return cells
