"""Dates as people write them: `31.12.2026`, `12/31/2026`, `December 31, 2026`, `2026-2-3`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.read.meant.plain import simplified

# English, Finnish and Swedish, by the letters with which each begins.
_MONTHS: Final = (
    "jan tammi", "feb helmi", "mar maalis", "apr huhti", "may touko maj", "jun kesä", "jul heinä", "aug elo",
    "sep syys", "oct loka okt", "nov marras", "dec joulu",
)  # fmt: skip
_YEAR_FIRST: Final = r"(?a)(\d{4})(?:[-/. ](?=\d+[-/. ])|(?=\d{4}$))(\d{1,2})[-/. ]?(\d{1,2})(?:[t ].*)?"
_DAY_OR_MONTH_FIRST: Final = r"(?a)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d\d)"
_DAY_AND_NAME: Final = r"(?a)(\d{1,2})(?:\.|st|nd|rd|th|:e)?(?: of)?[ -]*([^\W\d_]+)\.?,?[ -]*(\d{4})"
_NAME_AND_DAY: Final = r"(?a)([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
_MONTH_OF_YEAR: Final = r"(?:(\d{4})[-/. ](\d{1,2})|(\d{1,2})[-/. ](\d{4})|([^\W\d_]+)\.? (\d{4}))"
_QUARTER: Final = r"(?:q([1-4])[ /-]*(\d{4})|(\d{4})[ /-]*q([1-4]))"


def dates(text: str) -> Iterator[str]:
    """What the text may mean as a day. Where two orders of day and month are in use, both; of a longer time, its
    first and its last day."""
    said = re.sub(r"^[^\W\d_]+,? (?=\d)", "", simplified(text)) if simplified(text)[:1].isalpha() else simplified(text)
    said = simplified(text) if re.fullmatch(_NAME_AND_DAY, simplified(text)) else said
    if found := re.fullmatch(_YEAR_FIRST, said):
        year, month, day = map(int, found.groups())
        yield _day(year, month, day)
        if month > 12:
            yield _day(year, day, month)
        elif year and month and day > 28:
            yield _day(year, month, _days_of(year, month))
    if found := re.fullmatch(_DAY_OR_MONTH_FIRST, said):
        first, second, year = int(found[1]), int(found[3]), int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        yield _day(year, second, first)
        if found[2] != ".":
            yield _day(year, first, second)
    if found := re.fullmatch(_DAY_AND_NAME, said):
        yield _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := re.fullmatch(_NAME_AND_DAY, said):
        yield _day(int(found[3]), _month(found[1]), int(found[2]))
    yield from _ends(simplified(text))


def _ends(said: str) -> Iterator[str]:
    """The first and the last day of a month, a quarter, a year."""
    first = last = year = 0
    if found := re.fullmatch(_MONTH_OF_YEAR, said):
        year = int(found[1] or found[4] or found[6])
        first = last = int(found[2] or found[3] or 0) or _month(found[5] or "")
    elif found := re.fullmatch(_QUARTER, said):
        year, last = int(found[2] or found[3]), int(found[1] or found[4]) * 3
        first = last - 2
    elif re.fullmatch(r"(?:19|20)\d\d", said, re.ASCII):
        year, first, last = int(said), 1, 12
    if year and 1 <= first <= last <= 12:
        yield _day(year, first, 1)
        yield _day(year, last, _days_of(year, last))


def _days_of(year: int, month: int) -> int:
    import calendar

    return calendar.monthrange(year, month)[1]


def _month(name: str) -> int:
    # `marraskuu`, November, begins like March.
    found = [
        (len(one), number)
        for number, month in enumerate(_MONTHS, start=1)
        for one in month.split()
        if name.startswith(one)
    ]
    return max(found, default=(0, 0))[1]


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def days(text: str) -> Iterator[str]:
    """What the text may mean as a day of one year, or of every year: `24.12.`, `24 December`, `12/24`."""
    yield from dates(text)
    said = simplified(text)
    if found := re.fullmatch(r"(?a)(\d{1,2})\s*([-/.])\s*(\d{1,2})\.?", said):
        first, second = int(found[1]), int(found[3])
        if found[2] == ".":
            first, second = second, first
        yield f"{first:02}-{second:02}"
        yield f"{second:02}-{first:02}"
    for pattern, day, month in (
        (r"(?a)(\d{1,2})(?:\.|st|nd|rd|th|:e)?(?: of)?[ -]*([^\W\d_]+)", 1, 2),
        (r"(?a)([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?", 2, 1),
    ):
        if (found := re.fullmatch(pattern, said)) and _month(found[month]):
            yield f"{_month(found[month]):02}-{int(found[day]):02}"
