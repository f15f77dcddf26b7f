"""The line of a file that a finding is about, with the place underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import accumulate, takewhile
from typing import Final

from promisekit.diagnostic import Span
from promisekit.report.printable import printable

_TAB: Final = "    "
_BEFORE: Final = 24
"""How much of a long line is shown before the place, in terminal columns."""


def excerpt(lines: list[str], span: Span, width: int) -> tuple[str, str] | None:
    """The source line and its underline, at most ``width`` columns wide; None where the file has no such line.

    A place that goes on over several lines is underlined to the end of its first. Wide characters count two
    columns and combining ones none, so that the marks stand under what they mean.
    """
    if not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1].rstrip()
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, marked, after = line[:start], line[start:end], line[max(start, end) :]
    if _columns(line) > width:
        before = _clip_start(before, min(_BEFORE, width // 3))
        marked = _clip_end(marked, width - _columns(before) - (1 if after else 0))
        after = _clip_end(after, width - _columns(before) - _columns(marked))
    shown = _shown(before)
    underline = " " * _columns(before) + "^" * max(1, _columns(marked))
    return (shown + _shown(marked) + _shown(after)).rstrip(), underline


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _columns(text: str) -> int:
    shown = _shown(text)
    return len(shown) if shown.isascii() else sum(map(_columns_of, shown))


def _columns_of(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _clip_start(text: str, width: int) -> str:
    if _columns(text) <= width:
        return text
    return "…" + text[len(text) - _fitting(reversed(text), width) :]


def _clip_end(text: str, width: int) -> str:
    if _columns(text) <= width:
        return text
    return text[: _fitting(text, width)] + "…"


def _fitting(characters: Iterable[str], width: int) -> int:
    """How many of the characters fit into the width beside an ellipsis."""
    used = accumulate(map(_columns, characters))
    return sum(1 for _ in takewhile(lambda columns: columns < width, used))
