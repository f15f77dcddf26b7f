"""Hours on public holidays alone: contacts may have a limit of their own then, though nobody works in them."""

from __future__ import annotations

from functools import lru_cache

from promisekit.graph.clock import BusinessCalendar, Moment, business_calendar, never_opens
from promisekit.graph.days import Days
from promisekit.model.hours import HOLIDAY, Hours, OpenSpan


class HolidayHours:
    """Open on public holidays only; answers what is asked of the hours of a limit."""

    def __init__(self, hours: Hours, days: Days) -> None:
        self.days = days
        every_day = [OpenSpan(day, span.start, span.end) for day in range(HOLIDAY + 1) for span in hours.spans]
        self._every_day = business_calendar(Hours(tuple(every_day)), days)

    def is_open(self, moment: Moment) -> bool:
        """Whether that moment is in these hours."""
        return self._every_day.day_of(moment) in self.days.holidays and self._every_day.is_open(moment)

    def spans(self, first_day: int, last_day: int) -> list[tuple[Moment, Moment]]:
        """Beginnings and ends from the first day to the last one."""
        holidays = (day for day in range(first_day, last_day + 1) if day in self.days.holidays)
        return [span for day in holidays for span in self._every_day.spans(day, day)]


ContactHours = BusinessCalendar | HolidayHours
"""For which contacts a limit holds."""


@lru_cache(maxsize=256)
def contact_hours(hours: Hours, days: Days) -> ContactHours:
    """The contact hours of a limit, also where they are on public holidays alone."""
    if never_opens(hours):
        return HolidayHours(hours, days)
    return business_calendar(hours, days)
