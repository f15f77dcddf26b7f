"""A promised time that stands still while the customer has the case: what overlaps with time that would have counted.

==================  =======================================================================================
limit in            what a pause adds
==================  =======================================================================================
s, min, h, day,     its length
week, month, year
working hours,      the opening hours that lie in it: a night adds nothing, a weekend neither
parts of working
days
working days        the working days that lie wholly in it, from opening to closing
same day, next day  the days that lie wholly in it
==================  =======================================================================================

Pauses that overlap count once. The time cannot run out while it stands still: a limit in days that would end within
the pause ends with the day on which the customer gives the case back, or with the next working day.
"""

from __future__ import annotations

from typing import NamedTuple

from promisekit.graph.clock import BusinessCalendar, Moment
from promisekit.graph.passage import FOR_EVER
from promisekit.model.duration import SECONDS, Duration


class Linear(NamedTuple):
    """A value that changes by ``pace`` with each second by which the case starts later."""

    at: int
    pace: int


def latest(values: list[Linear]) -> tuple[Linear, int]:
    """The greatest of several values, and for how many seconds it stays that one."""
    greatest, room = values[0], FOR_EVER
    for value in values[1:]:
        greatest = max(greatest, value)
    for value in values:
        if value.pace > greatest.pace:
            room = min(room, (greatest.at - value.at) // (value.pace - greatest.pace) + 1)
    return greatest, room


def due_after(
    pauses: list[tuple[Linear, Linear]], calendar: BusinessCalendar, limit: Duration, due: Linear
) -> tuple[Linear, int]:
    """When the time is over that would be over at ``due`` without pauses, and for how many seconds that holds."""
    room = FOR_EVER
    points = [point for pause in pauses for point in pause]
    for begin, end in _joined(pauses):
        points.append(due)
        if begin.at >= due.at:
            break
        if limit.unit in SECONDS:
            due = Linear(due.at + end.at - begin.at, due.pace + end.pace - begin.pace)
            continue
        room = min(room, _until_edge(calendar, begin), _until_edge(calendar, end))
        if limit.unit == "working hour" or limit.amount != int(limit.amount):
            due, same = _open_time_added(calendar, begin, end, due)
            room = min(room, same)
        else:
            due = Linear(_days_added(calendar, limit, begin.at, end.at, due.at), 0)
    points.append(due)
    for number, one in enumerate(points):
        room = min(room, *(_until_they_meet(one, other) for other in points[number + 1 :]), FOR_EVER)
    return due, room


def _joined(pauses: list[tuple[Linear, Linear]]) -> list[tuple[Linear, Linear]]:
    """Pauses one after the other, those that overlap as one."""
    joined: list[tuple[Linear, Linear]] = []
    for begin, end in sorted(pauses):
        if joined and begin.at <= joined[-1][1].at:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _open_time_added(calendar: BusinessCalendar, begin: Linear, end: Linear, due: Linear) -> tuple[Linear, int]:
    later = calendar.after_open_time(due.at, calendar.open_time(begin.at, end.at))
    pace = due.pace
    pace += end.pace if calendar.is_open(end.at) else 0
    pace -= begin.pace if calendar.is_open(begin.at) else 0
    if not pace:
        return Linear(later, 0), FOR_EVER
    if pace > 0:
        return Linear(later, pace), (calendar.closes_at(later - 1) - later) // pace + 1
    return Linear(later, pace), max(1, -((later - calendar.opened_at(later)) // pace) - 1)


def _days_added(calendar: BusinessCalendar, limit: Duration, begin: Moment, end: Moment, due: Moment) -> Moment:
    first, last, due_day = calendar.day_of(begin), calendar.day_of(end - 1), calendar.day_of(due - 1)
    if limit.unit == "end of day":
        whole = last + (calendar.start_of_day(last + 1) <= end) - first - (calendar.start_of_day(first) < begin)
        due = calendar.start_of_day(due_day + 1 + max(0, whole))
        return calendar.start_of_day(last + 1) if begin < due < end else due
    whole = _whole_working_days(calendar, begin, end, first, last)
    if whole:
        due = calendar.close_of(calendar.working_day_after(due_day, whole))
    if begin < due < end:
        is_on_time = calendar.is_working_day(last) and end <= calendar.close_of(last)
        due = calendar.close_of(last if is_on_time else calendar.working_day_after(last, 1))
    return due


def _whole_working_days(calendar: BusinessCalendar, begin: Moment, end: Moment, first: int, last: int) -> int:
    """How many working days lie in the pause from opening to closing."""
    whole = 0
    if calendar.is_working_day(first):
        whole += begin <= calendar.opening_of(first) and calendar.close_of(first) <= end
    if last > first:
        between = calendar.working_days_between(calendar.start_of_day(first + 1), calendar.start_of_day(last))
        whole += between + (calendar.is_working_day(last) and calendar.close_of(last) <= end)
    return whole


def _until_edge(calendar: BusinessCalendar, point: Linear) -> int:
    """For how many seconds no opening, closing or midnight lies between a point and where it stands now."""
    if not point.pace:
        return FOR_EVER
    moment = point.at
    is_open = calendar.is_open(moment)
    if (
        is_open != calendar.is_open(moment - 1)
        or calendar.day_of(moment) != calendar.day_of(moment - 1)
        or (is_open and calendar.opened_at(moment + 1) == moment)
    ):
        return 1
    edge = calendar.closes_at(moment) if is_open else calendar.next_open(moment)
    return (min(edge, calendar.start_of_day(calendar.day_of(moment) + 1)) - moment) // point.pace


def _until_they_meet(one: Linear, other: Linear) -> int:
    """For how many seconds one of two values stays before the other."""
    apart, nearer = other.at - one.at, one.pace - other.pace
    if apart < 0:
        apart, nearer = -apart, -nearer
    if one.pace == other.pace or (apart and nearer < 0):
        return FOR_EVER
    return max(1, apart // abs(nearer))
