"""Which hours of the week two entries share, and which hours nobody covers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from promisekit.graph.moment import WEEKDAYS
from promisekit.model.hours import HOLIDAY, Hours, OpenSpan, clock

_DAYS: Final = (*WEEKDAYS, "public holidays")


@lru_cache(maxsize=4096)
def shared_span(one: Hours, other: Hours) -> OpenSpan | None:
    """The first stretch of the week, or of a public holiday, that lies in both; None where there is none."""
    for a in one.spans:
        for b in other.spans:
            if a.day == b.day and a.start < b.end and b.start < a.end:
                return OpenSpan(a.day, max(a.start, b.start), min(a.end, b.end))
    return None


def uncovered_span(whole: Hours, parts: Iterable[Hours], holidays: bool) -> OpenSpan | None:
    """The first stretch of ``whole`` that lies in none of ``parts``; public holidays only on request."""
    covering = sorted(span for part in parts for span in part.spans)
    for day, start, end in whole.spans:
        if day == HOLIDAY and not holidays:
            continue
        reached = start
        for span in covering:
            if span.day == day and span.end > reached and span.start < end:
                if span.start > reached:
                    return OpenSpan(day, reached, span.start)
                reached = span.end
        if reached < end:
            return OpenSpan(day, reached, end)
    return None


def span_in_words(span: OpenSpan) -> str:
    """As in `Monday 08:00-12:00`."""
    return f"{_DAYS[span.day]} {clock(span.start)}-{clock(span.end)}"
