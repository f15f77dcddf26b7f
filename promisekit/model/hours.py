"""Opening hours: when a function is at work and when a promise's clock can start."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pydantic_core import PydanticCustomError, core_schema

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "hol")
HOLIDAY: Final = 7
"""Index in :data:`DAYS` of a public holiday."""

_DAY: Final = "|".join(DAYS)
_SPAN: Final = re.compile(rf"({_DAY})(?:-({_DAY}))? (\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)


class OpenSpan(NamedTuple):
    """Open on ``day`` (index in DAYS) from ``start`` to ``end``, both in minutes after midnight."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in a week and on public holidays (``hol``), as sorted, non-overlapping spans.

    On a public holiday only the ``hol`` spans count. ``always`` is every minute of every day.
    """

    spans: tuple[OpenSpan, ...]

    @property
    def is_always(self) -> bool:
        """Whether there is no closed minute in the year."""
        return self == ALWAYS

    @classmethod
    def parse(cls, value: Any) -> Hours:
        """``"mon-fri 08:00-16:00"``, a list of such spans, or ``always`` (alone). Raises PydanticCustomError."""
        if isinstance(value, Hours):
            return value
        parts = value if isinstance(value, tuple) else (value,)
        if parts == ("always",):
            return ALWAYS
        if not parts:
            raise PydanticCustomError("hours_empty", "no opening hours are given")
        spans = sorted(span for part in parts for span in _spans(part))
        for before, after in itertools.pairwise(spans):
            if before.day == after.day and after.start < before.end:
                raise PydanticCustomError(
                    "hours_overlap", "two of the opening hours overlap on {day}", {"day": DAYS[after.day]}
                )
        return cls(tuple(spans))

    def __str__(self) -> str:
        if self.is_always:
            return "always"
        by_times: dict[tuple[int, int], list[int]] = {}
        for span in self.spans:
            by_times.setdefault((span.start, span.end), []).append(span.day)
        parts = [(run, times) for times, days in by_times.items() for run in _runs(days)]
        return ", ".join(f"{_days(run)} {clock(start)}-{clock(end)}" for run, (start, end) in sorted(parts))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)


def clock(minutes: int) -> str:
    """Minutes after midnight as ``08:00``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _spans(part: Any) -> list[OpenSpan]:
    if isinstance(part, str) and part.strip() == "always":
        raise PydanticCustomError("hours_always", "`always` stands alone, not in a list with other hours")
    match = _SPAN.fullmatch(" ".join(part.split())) if isinstance(part, str) else None
    if not match:
        raise PydanticCustomError(
            "hours_form",
            "opening hours are due here: always, or days and times, as in mon-fri 08:00-16:00",
            {"part": part},
        )
    first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
    start, end = int(match[3]) * 60 + int(match[4]), int(match[5]) * 60 + int(match[6])
    if int(match[4]) > 59 or int(match[6]) > 59 or end > 24 * 60:
        raise PydanticCustomError("hours_time", "there is no such time of day; the last one is 24:00", {"part": part})
    if end <= start:
        raise PydanticCustomError(
            "hours_backwards", "the hours end before they start; past midnight is written as two spans", {"part": part}
        )
    if last < first or (HOLIDAY in (first, last) and first != last):
        raise PydanticCustomError("hours_days", "days run from mon to sun, and `hol` stands alone", {"part": part})
    return [OpenSpan(day, start, end) for day in range(first, last + 1)]


def _runs(days: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1 and day != HOLIDAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days(run: list[int]) -> str:
    return DAYS[run[0]] if len(run) == 1 else f"{DAYS[run[0]]}-{DAYS[run[-1]]}"


ALWAYS: Final = Hours(tuple(OpenSpan(day, 0, 24 * 60) for day in range(len(DAYS))))
