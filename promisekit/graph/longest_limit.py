"""How long a promised time takes at the most, whenever it starts: no start has to be looked at.

In weeks without a day off the longest is that of one of seven starts. Each day off puts the end off by a working day at
the most, so that as many are added as ever lie within so long a time; that makes it longer, until no more come in.
"""

from __future__ import annotations

from functools import lru_cache

from promisekit.graph.clock import DAY, HOUR, BusinessCalendar, business_calendar
from promisekit.model.duration import SECONDS, Duration


@lru_cache(maxsize=1024)
def longest_limit(calendar: BusinessCalendar, limit: Duration) -> int:
    """Seconds that no start of that limit exceeds; a day more than the longest, as starts are not at midnight alone."""
    ordinary = business_calendar(calendar.hours, calendar.days.with_no_day_off)
    if limit.unit in SECONDS or limit.unit == "end of day":
        return _ordinary(ordinary, limit)
    off = sorted(calendar.exceptions)
    added, length = 0, _ordinary(ordinary, limit)
    while (within := _most_within(off, length // DAY + 2)) > added:
        added = within
        length = _ordinary(ordinary, _longer(ordinary, limit, added))
    return length


def _ordinary(calendar: BusinessCalendar, limit: Duration) -> int:
    starts = [calendar.start_of_day(calendar.days.first + day) for day in range(7)]
    return max(calendar.after(start, limit) - start for start in starts) + DAY


def _longer(calendar: BusinessCalendar, limit: Duration, days: int) -> Duration:
    """The limit, and so many working days more."""
    if limit.unit == "working hour":
        week = range(calendar.days.first, calendar.days.first + 7)
        most = max(sum(end - start for start, end in calendar.spans(day, day)) for day in week)
        return Duration(limit.amount + days * (most // HOUR + 1), limit.unit)
    # Without an hour left of the same working day, the next one counts.
    more = limit.unit == "end of working day"
    return Duration(limit.amount + days + more, "working day")


def _most_within(days: list[int], length: int) -> int:
    """How many of the days lie within so many days after each other, at the most."""
    most = first = 0
    for last, day in enumerate(days):
        while day - days[first] >= length:
            first += 1
        most = max(most, last - first + 1)
    return most
