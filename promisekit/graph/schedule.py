"""Work that waits for other work, on the clocks of those who do it, against the promised time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from promisekit.graph.clock import BusinessCalendar, Moment
from promisekit.graph.days import Days
from promisekit.graph.holiday_hours import ContactHours
from promisekit.graph.passage import FOR_EVER, limit_passage, work_end, work_passage
from promisekit.graph.pause import Linear, due_after, latest
from promisekit.model.duration import Duration


class Work(NamedTuple):
    """One piece of work: whose clock, how long (None: not said, taken as no time), after which earlier ones.

    ``stops_clock``: the customer has the case, and the promised time stands still meanwhile.
    """

    calendar: BusinessCalendar
    duration: Duration | None
    after: tuple[int, ...]
    stops_clock: bool = False


class Stretch(NamedTuple):
    """When a piece of work arrives, begins and ends."""

    ready: Moment
    start: Moment
    end: Moment


class Look(NamedTuple):
    """When a case is due and done, and for how many seconds of later starts both go on like that."""

    due: Linear
    finish: Linear
    room: int

    @property
    def slack(self) -> Linear:
        """Seconds left; below 0 it is too late."""
        return Linear(self.due.at - self.finish.at, self.due.pace - self.finish.pace)


class Schedule(NamedTuple):
    """All work of one promise, each piece after those that it waits for, against the promised time.

    ``limits`` are pairs of contact hours (None: all others) and the time promised for them, measured by
    ``measured_by``; ``contact`` is when the clock can start.
    """

    work: tuple[Work, ...]
    contact: BusinessCalendar
    measured_by: BusinessCalendar
    limits: tuple[tuple[ContactHours | None, Duration], ...]

    @property
    def has_pauses(self) -> bool:
        """Whether the promised time stands still at times."""
        return any(work.stops_clock for work in self.work)

    @property
    def places(self) -> tuple[Days, ...]:
        """The places whose days matter, always in the same order: their constellations are looked up by it."""
        calendars = [self.contact, self.measured_by, *(work.calendar for work in self.work)]
        days = {one.days for one in calendars} | {hours.days for hours, _limit in self.limits if hours}
        return tuple(sorted(days, key=id))

    def due(self, start: Moment) -> Moment | None:
        """When a case that starts then has to be done; None where no limit covers that start."""
        limit = self.limit_at(start)
        if limit is None:
            return None
        return self.look(start, limit).due.at if self.has_pauses else self.measured_by.after(start, limit)

    def limit_at(self, start: Moment) -> Duration | None:
        """The time promised to a case that starts then."""
        tier = tier_at(tuple([calendar for calendar, _limit in self.limits]), start)
        return None if tier is None else self.limits[tier][1]

    def finish(self, start: Moment) -> Moment:
        """When the last piece of work ends at the latest."""
        return max(stretch.end for stretch in self.stretches(start))

    def stretches(self, start: Moment) -> list[Stretch]:
        """Every piece of work of a case that starts then, each beginning when it can and ending at the latest."""
        done: list[Stretch] = []
        for calendar, duration, after, _stops in self.work:
            ready = max([done[position].end for position in after], default=start)
            end = work_end(calendar, duration, ready, bool(after)) if duration else ready
            # Counted in days, work may be done before those who do it open again.
            begin = min(calendar.next_open(ready), end) if duration else ready
            done.append(Stretch(ready, begin, end))
        return done

    def look(self, start: Moment, limit: Duration) -> Look:
        """What becomes of a case that starts then, to which that limit is promised."""
        began, room = Linear(start, 1), FOR_EVER
        ends: list[Linear] = []
        pauses: list[tuple[Linear, Linear]] = []
        for calendar, duration, after, stops_clock in self.work:
            ready, same = latest([ends[position] for position in after]) if after else (began, FOR_EVER)
            room = min(room, same)
            end = ready
            if duration:
                passage = work_passage(calendar, duration, ready.at, bool(after))
                end = Linear(passage.end, int(passage.moves) if ready.pace else 0)
                room = min(room, passage.room) if ready.pace else room
            if stops_clock:
                pauses.append((ready, end))
            ends.append(end)
        finish, same = latest(ends)
        passage = limit_passage(self.measured_by, limit, start)
        due = Linear(passage.end, int(passage.moves))
        room = min(room, same, passage.room)
        if pauses:
            due, same = due_after(pauses, self.measured_by, limit, due)
            room = min(room, same)
        return Look(due, finish, room)

    def is_late(self, limit: Duration, due: Moment, finish: Moment) -> bool:
        """Whether that breaks the promise. A limit in whole working days is kept until the end of the last one:
        whose closing time ends the day is nothing that a customer would quarrel about.
        """
        if limit.unit in ("working day", "end of working day") and limit.amount == int(limit.amount):
            return self.measured_by.day_of(finish - 1) > self.measured_by.day_of(due - 1)
        return finish > due


def tier_at(hours: Sequence[ContactHours | None], start: Moment) -> int | None:
    """Which of several limits holds for that start: the first one in whose hours it is, or the one for all others."""
    for tier, calendar in enumerate(hours):
        if calendar and calendar.is_open(start):
            return tier
    return next((tier for tier, calendar in enumerate(hours) if calendar is None), None)
