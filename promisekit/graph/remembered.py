"""Ends that were computed before: the same few moments come up in the schedules of many promises."""

from __future__ import annotations

from functools import lru_cache

from promisekit.graph.clock import BusinessCalendar, Moment
from promisekit.graph.passage import work_end
from promisekit.model.duration import Duration


class Ends(dict[Moment, Moment]):
    """When work ends, by when it arrives: the same few moments come up in many schedules. Rounded up to ``step``."""

    def __init__(self, calendar: BusinessCalendar, duration: Duration, handed_over: bool, step: int) -> None:
        self._work = (calendar, duration, handed_over)
        self._step = step

    def __missing__(self, ready: Moment) -> Moment:
        calendar, duration, handed_over = self._work
        end = work_end(calendar, duration, ready, handed_over)
        self[ready] = end = -(-end // self._step) * self._step
        return end


@lru_cache(maxsize=2048)
def ends_of(calendar: BusinessCalendar, duration: Duration, handed_over: bool, step: int) -> Ends:
    """What is known of work like that; one for all schedules in which it comes up."""
    return Ends(calendar, duration, handed_over, step)


class Due(dict[Moment, Moment]):
    """When a promised time is over, by when it begins."""

    def __init__(self, calendar: BusinessCalendar, limit: Duration) -> None:
        self._of = (calendar, limit)

    def __missing__(self, start: Moment) -> Moment:
        calendar, limit = self._of
        due = self[start] = calendar.after(start, limit)
        return due


@lru_cache(maxsize=2048)
def due_of(calendar: BusinessCalendar, limit: Duration) -> Due:
    """What is known of such a limit."""
    return Due(calendar, limit)
