"""How an end follows its start: it moves with it, second for second, or stands still, and for how long that holds.

So whoever looks for the worst start need not try each: from one breakpoint to the next everything is linear.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from promisekit.graph.clock import BusinessCalendar, Moment, whole_seconds
from promisekit.model.duration import SECONDS, Duration

FOR_EVER: Final = 1 << 60


class Passage(NamedTuple):
    """When something ends; whether that moves with its start; by how many seconds the start may come later, at least,
    before that is no longer so (not counting the last one)."""

    end: Moment
    moves: bool
    room: int


def work_passage(calendar: BusinessCalendar, duration: Duration, ready: Moment, handed_over: bool) -> Passage:
    """Work that arrives at ``ready`` and begins when those who do it are at work.

    Days are counted from the day on which the case arrives, also after closing time: so a chain of 1, 3 and 2 working
    days takes 6, as everybody who adds them up expects. Only the end of a day is that of the opening. What is handed
    over at 24:00 comes on the day that has just ended.
    """
    opens = calendar.next_open(ready)
    is_open = opens == ready
    if duration.unit in SECONDS:
        room = calendar.closes_at(ready) - ready if is_open else opens - ready
        return Passage(opens + whole_seconds(duration), is_open, room)
    arrived = opens if duration.unit == "end of day" else ready
    day = calendar.day_of(arrived - handed_over)
    same_day = calendar.start_of_day(day + 1) + handed_over - ready
    if duration.unit == "end of day":
        same_day = min(same_day, calendar.closes_at(ready) - ready) if is_open else opens - ready
    return _counted(calendar, duration, ready, day, same_day)


def work_end(calendar: BusinessCalendar, duration: Duration, ready: Moment, handed_over: bool) -> Moment:
    """The end of :func:`work_passage` alone, which is found faster."""
    if duration.unit in SECONDS:
        return calendar.next_open(ready) + whole_seconds(duration)
    if duration.unit == "working hour":
        return calendar.after_open_time(ready, whole_seconds(duration))
    arrived = calendar.next_open(ready) if duration.unit == "end of day" else ready
    return calendar.after(ready, duration, calendar.day_of(arrived - handed_over))


def limit_passage(calendar: BusinessCalendar, duration: Duration, start: Moment) -> Passage:
    """When a promised time is over that starts then."""
    if duration.unit in SECONDS:
        return Passage(start + whole_seconds(duration), True, FOR_EVER)
    day = calendar.day_of(start)
    return _counted(calendar, duration, start, day, calendar.start_of_day(day + 1) - start)


def _counted(calendar: BusinessCalendar, duration: Duration, start: Moment, day: int, same_day: int) -> Passage:
    """Ends that are counted in opening hours or in days. ``same_day``: how much later it still is that day."""
    if duration.unit == "working hour":
        return open_passage(calendar, start, whole_seconds(duration))
    end = calendar.after(start, duration, day)
    if duration.unit == "end of working day" and not duration.amount and calendar.is_working_day(day):
        closes = calendar.close_of(day)
        return Passage(end, False, min(same_day, closes - start + 1) if start <= closes else same_day)
    if duration.unit != "working day" or duration.amount >= 1 or not duration.amount:
        return Passage(end, False, same_day)
    part = open_passage(calendar, start, calendar.part_of_day(duration.amount))
    longest = calendar.close_of(calendar.working_day_after(day, 1))
    if part.end >= longest:
        return Passage(longest, False, same_day)
    return Passage(part.end, part.moves, min(part.room, same_day, longest - part.end + 1))


def open_passage(calendar: BusinessCalendar, start: Moment, seconds: int) -> Passage:
    """When they have been open for so many seconds since the start."""
    if seconds <= 0:
        return Passage(start, True, FOR_EVER)
    end = calendar.after_open_time(start, seconds)
    opens = calendar.next_open(start)
    if opens != start:
        return Passage(end, False, opens - start)
    return Passage(end, True, min(calendar.closes_at(start) - start, calendar.closes_at(end - 1) - end + 1))
