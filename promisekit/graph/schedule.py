"""Work that waits for other work, on the clocks of those who do it, and the start that leaves least time.

A case that comes in later is never done sooner, nor due sooner. The search for the worst start rests on that: between
two starts, no slack is smaller than (due of the earlier one) - (finish of the later one). Where no opening, closing or
midnight lies between the ways that two cases take, every end in between moves with the start or stands still, and
waiting for the last of several only bends the finish upward: then no slack in between is smaller than at both ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from promisekit.graph.clock import DAY, HOUR, MINUTE, BusinessCalendar, Moment
from promisekit.model.duration import SECONDS, Duration


class Work(NamedTuple):
    """One piece of work: whose clock, how long (None: not said, taken as no time), after which earlier ones."""

    calendar: BusinessCalendar
    duration: Duration | None
    after: tuple[int, ...]


class Stretch(NamedTuple):
    """When a piece of work arrives, begins and ends."""

    ready: Moment
    start: Moment
    end: Moment


class Schedule(NamedTuple):
    """All work of one promise, each piece after those that it waits for, against the promised time.

    ``limits`` are pairs of contact hours (None: all others) and the time promised for them, measured by
    ``measured_by``; ``contact`` is when the clock can start.
    """

    work: tuple[Work, ...]
    contact: BusinessCalendar
    measured_by: BusinessCalendar
    limits: tuple[tuple[BusinessCalendar | None, Duration], ...]

    def due(self, start: Moment) -> Moment | None:
        """When a case that starts then has to be done; None where no limit covers that start."""
        limit = self.limit_at(start)
        return self.measured_by.after(start, limit) if limit else None

    def limit_at(self, start: Moment) -> Duration | None:
        """The time promised to a case that starts then."""
        for calendar, limit in self.limits:
            if calendar and calendar.is_open(start):
                return limit
        return next((limit for calendar, limit in self.limits if calendar is None), None)

    def finish(self, start: Moment) -> Moment:
        """When the last piece of work ends at the latest."""
        return max(self._ends(start))

    def stretches(self, start: Moment) -> list[Stretch]:
        """Every piece of work of a case that starts then, each beginning when it can and ending at the latest."""
        ends = self._ends(start)
        done: list[Stretch] = []
        for (calendar, duration, after), end in zip(self.work, ends, strict=True):
            ready = max([ends[position] for position in after], default=start)
            # Counted in days, work may be done before those who do it open again.
            begin = min(calendar.next_open(ready), end) if duration else ready
            done.append(Stretch(ready, begin, end))
        return done

    def way_of(self, start: Moment, due: Moment | None = None) -> list[tuple[int, ...]]:
        """Between which openings, closings and midnights everything happens that happens to a case.

        ``due`` is when it has to be done, where that is known.
        """
        due = due or self.due(start)
        way = [self.measured_by.place_of(start)]
        if due:
            way.append(self.measured_by.place_of(due))
        ends = self._ends(start)
        for (calendar, _duration, after), end in zip(self.work, ends, strict=True):
            way += [calendar.place_of(ends[position]) for position in after] or [calendar.place_of(start)]
            way.append(calendar.place_of(end))
        return way

    def _ends(self, start: Moment) -> list[Moment]:
        ends: list[Moment] = []
        for calendar, duration, after in self.work:
            ready = max([ends[position] for position in after]) if after else start
            ends.append(_end(calendar, duration, ready, bool(after)) if duration else ready)
        return ends


def _end(calendar: BusinessCalendar, duration: Duration, ready: Moment, handed_over: bool) -> Moment:
    if duration.unit in SECONDS:
        return calendar.after(calendar.next_open(ready), duration)
    # Days are counted from the day on which the case arrives, also after closing time: so a chain of 1, 3 and
    # 2 working days takes 6, as everybody who adds them up expects. Only the end of a day is that of the opening.
    arrived = calendar.next_open(ready) if duration.unit == "end of day" else ready
    # What is handed over at 24:00 comes on the day that has just ended.
    return calendar.after(ready, duration, (arrived - handed_over) // DAY)


def is_late(limit: Duration, due: Moment, finish: Moment) -> bool:
    """Whether that breaks the promise. A limit in whole working days is kept until the end of the last one:
    whose closing time ends the day is nothing that a customer would quarrel about.
    """
    if limit.unit in ("working day", "end of working day") and limit.amount == int(limit.amount):
        return (finish - 1) // DAY > (due - 1) // DAY
    return finish > due


class Case(NamedTuple):
    """A case that starts at ``start``: seconds left (below 0: too late), when due, when done.

    Cases sort by the time left, then by their start.
    """

    slack: int
    start: Moment
    due: Moment
    finish: Moment


@lru_cache(maxsize=4096)
def worst_case(schedule: Schedule) -> Case | None:
    """The case with the least time left, to the minute; None where no limit covers any start.

    Looks at starts in the week of days 0 to 6, and on to the last public holiday of the contact calendar.
    """
    ends: list[tuple[Case, Case]] = []
    for first, last in _segments(schedule):
        earlier = _case(schedule, first)
        if earlier:
            ends.append((earlier, _case(schedule, last) or earlier))
    worst = min((case for pair in ends for case in pair), default=None)
    for earlier, later in ends:
        assert worst is not None
        worst = _worst_between(schedule, earlier, later, worst)
    return worst


def late_share(schedule: Schedule) -> float:
    """Which part of all starts (0 to 1, one start an hour) is done too late."""
    late = looked_at = 0
    for first, last in _segments(schedule):
        for start in range(first, last + 1, HOUR):
            limit, case = schedule.limit_at(start), _case(schedule, start)
            if limit and case:
                looked_at += 1
                late += is_late(limit, case.due, case.finish)
    return late / looked_at if looked_at else 0.0


def _case(schedule: Schedule, start: Moment) -> Case | None:
    due = schedule.due(start)
    if due is None:
        return None
    finish = schedule.finish(start)
    return Case(due - finish, start, due, finish)


def _segments(schedule: Schedule) -> Iterator[tuple[Moment, Moment]]:
    """First and last start of every stretch of contact hours within one day and under one limit."""
    days = max(6, *schedule.contact.holidays) + 1 if schedule.contact.holidays else 7
    edges = {e for calendar, _ in schedule.limits if calendar for s in calendar.spans(days) for e in s}
    for opens, closes in schedule.contact.spans(days):
        cuts = sorted({opens, closes} | {edge for edge in edges if opens < edge < closes})
        for first, end in pairwise(cuts):
            yield first, end - MINUTE


def _worst_between(schedule: Schedule, earlier: Case, later: Case, worst: Case) -> Case:
    open_pairs = [(earlier, later)]
    way_of = cache(schedule.way_of)  # each case is an end of two pairs
    while open_pairs:
        a, b = open_pairs.pop()
        if a.due - b.finish >= worst.slack or b.start - a.start <= MINUTE:
            continue
        if way_of(a.start, a.due) == way_of(b.start, b.due):
            continue
        middle = _case(schedule, _middle(a.start, b.start))
        if middle is None:
            continue
        worst = min(worst, middle)
        open_pairs += [(middle, b), (a, middle)]
    return worst


def _middle(first: Moment, last: Moment) -> Moment:
    """Between the two, at a full hour where there is one: so that people recognise the moment."""
    step = HOUR if last - first > 2 * HOUR else MINUTE
    return (first + last) // 2 // step * step
