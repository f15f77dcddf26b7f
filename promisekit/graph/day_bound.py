"""What is surely left of a promise in working days, by adding up days: no start has to be looked at.

Whatever day a case comes in and however many public holidays follow, work of one working hour is done by the end of
the next working day, work of two working days by the end of the second one. Where all who have a part share their
working days, the days add up, and the limit is counted in the same days. Most promises leave more than this says.
"""

from __future__ import annotations

import math
from typing import Final

from promisekit.graph.clock import DAY, HOUR, BusinessCalendar, whole_seconds
from promisekit.graph.schedule import Schedule
from promisekit.model.duration import SECONDS, Duration

_CLOCKS: Final = 2 * HOUR
"""By so much a day may be shorter on which clocks change."""


def surely_left(schedule: Schedule) -> int | None:
    """Seconds that no start leaves less than; None where days alone do not tell."""
    measured_by = schedule.measured_by
    calendars = [measured_by, *[work.calendar for work in schedule.work]]
    if schedule.has_pauses or any(not _shares_days(one, measured_by) for one in calendars):
        return None
    until: list[int] = []
    for calendar, duration, after, _stops in schedule.work:
        days = _days_for(calendar, duration) if duration else 0
        if days is None:
            return None
        until.append(days + max([until[position] for position in after], default=0))
    spare = min([_working_days(limit) for _hours, limit in schedule.limits]) - max(until)
    if spare < 1:
        return None
    is_zoned = bool(measured_by.days.changes)
    return spare * DAY - (DAY - measured_by.earliest_close) - _CLOCKS * is_zoned


def _shares_days(one: BusinessCalendar, other: BusinessCalendar) -> bool:
    return one.days is other.days and one.working_weekdays == other.working_weekdays


def _working_days(limit: Duration) -> int:
    """The whole working days after that of the start within which time does not run out."""
    return int(limit.amount) if limit.unit in ("working day", "end of working day") else 0


def _days_for(calendar: BusinessCalendar, duration: Duration) -> int | None:
    """By the end of which working day after that of its arrival work is done, whenever it arrives."""
    shortest = calendar.shortest_day - _CLOCKS * bool(calendar.days.changes)
    if duration.unit == "working day":
        return math.ceil(duration.amount)
    if duration.unit == "end of working day":
        return 1
    if duration.unit == "end of day":
        return int(duration.amount) + 1
    if shortest <= 0:
        return None
    if duration.unit == "working hour":
        return max(1, -(-whole_seconds(duration) // shortest))
    return 1 if duration.unit in SECONDS and whole_seconds(duration) <= shortest else None
