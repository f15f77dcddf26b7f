"""A quotation mark that ends a text too early: an apostrophe in single quotes, words after the closing mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_VALUE: Final = re.compile(r"""\s*(?:- +)*(?:[\w-]+ *: +)?(?P<mark>['"])""")
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_IN_BRACKETS: Final = re.compile(r"""[\[{,] *(?:[\w-]+: +)?'[^',\]}]*'(?=[^\W\d_])""")
_LONGEST_EXAMPLE: Final = 60


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The line at which reading stopped, the one above, or the one where it began, if its value goes on after its
    closing mark."""
    for number in (at, at - 1, began):
        if 0 <= number < len(lines):
            slip = _in_line(lines[number].rstrip(), number)
            if slip:
                return slip
    return None


def _in_line(line: str, number: int) -> Slip | None:
    begin = _VALUE.match(line)
    if begin is None:
        in_brackets = _IN_BRACKETS.search(line)
        return _apostrophe(number, in_brackets.end() - 1, "…") if in_brackets else None
    start = begin.start("mark")
    quoted = (_SINGLE if begin["mark"] == "'" else _DOUBLE).match(line, start)
    rest = line[quoted.end() :] if quoted else ""
    if quoted is None or not rest.strip() or re.match(r"\s*[:}\]]|[ \t]+#", rest):
        return None
    if begin["mark"] == "'" and rest[0].isalpha():
        text = line[start + 1 :].removesuffix("'").replace("''", "'")
        return _apostrophe(number, quoted.end() - 1, text if _is_example(text) else "…")
    whole = line[start:]
    other = '"' if begin["mark"] == "'" else "'"
    example = f"{other}{whole}{other}" if other not in whole and len(whole) < _LONGEST_EXAMPLE else f"{other}…{other}"
    return Slip(
        number,
        quoted.end(),
        "text goes on after the closing quotation mark",
        f"put the whole text in the other kind of quotes: {example}",
    )


def _is_example(text: str) -> bool:
    return not any(mark in text for mark in '"\\') and len(text) < _LONGEST_EXAMPLE


def _apostrophe(number: int, column: int, text: str) -> Slip:
    return Slip(
        number,
        column,
        "an apostrophe ends the text here, because the text stands in single quotes",
        f'put the text in double quotes: "{text}"',
    )
