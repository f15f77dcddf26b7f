"""On which days a case may leave less time than is looked for, as a rough look at all of them tells.

A case that comes in later is never done sooner, nor due sooner: so no start of a day leaves less than (due of its first
moment) - (done of its last one). And a day off that comes after all work is done can only put off when it is due: so
of days that differ in nothing else, that with the most ordinary days after it leaves least. Where the promised time
stands still at times, or days off bring longer opening hours, every day is looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from promisekit.graph.clock import DAY, MINUTE, BusinessCalendar, Moment, business_calendar
from promisekit.graph.constellations import CLOCKS, FOR_EVER, Constellation, constellations
from promisekit.graph.days import Days
from promisekit.graph.hardest_days import hardest_days
from promisekit.graph.remembered import due_of, ends_of
from promisekit.graph.schedule import Schedule
from promisekit.model.hours import ALWAYS

HORIZON: Final = 4
"""Days after the start that are told apart at the least; twice and twice as many where cases take longer."""
ZONES: Final = 2
"""Days by which days of two time zones may be apart, and one more."""
_COARSE: Final = DAY // 2
"""Where a rough answer is enough, work ends at noon or at midnight."""
_ANY: Final = 1 << 60
_FAR: Final = 1 << 20
"""A day beyond all that are counted."""


def likely_days(schedule: Schedule, below: int) -> list[Constellation]:
    """The constellations on which a case may leave less than so many seconds, the most frequent ones last."""
    if needs_all_days(schedule):
        return list(reversed(constellations(schedule.places, HORIZON)))
    return _RoughLook(schedule, below).likely()


def needs_all_days(schedule: Schedule) -> bool:
    """Whether days off after all work is done may matter in other ways than that they put off what is due."""
    return schedule.has_pauses or schedule.measured_by.opens_longer_on_odd_days


class _Day(NamedTuple):
    """The day of a constellation that tells most: its first and last moment, and until when it tells all of work and
    limit."""

    number: int
    first: Moment
    last: Moment
    done_by: Moment
    due_by: Moment


class _DaysOf(dict[Constellation, _Day]):
    """Such a day of each constellation, looked for when it is asked for."""

    def __init__(self, contact: Days, measured_by: Days, *, zoned: bool) -> None:
        self._clock = business_calendar(ALWAYS, contact)
        self._measured_by = measured_by
        self._zoned = zoned

    def __missing__(self, group: Constellation) -> _Day:
        found = self[group] = self._day(group)
        return found

    def _day(self, group: Constellation) -> _Day:
        day, ordinary_until = group.day_before_ordinary_ones(self._measured_by)
        first, last = self._clock.start_of_day(day), self._clock.start_of_day(day + 1) - MINUTE
        if group.horizon == FOR_EVER:
            return _Day(day, first, last, _ANY, _ANY)
        due_until = max(ordinary_until, day + group.horizon)
        if self._zoned:
            due_until = min(due_until, day + max(CLOCKS, group.horizon))
        done_by, due_by = (
            self._clock.start_of_day(min(end - ZONES * self._zoned, _FAR) + 1) - 1
            for end in (day + group.horizon, due_until)
        )
        return _Day(day, first, last, done_by, due_by)


@lru_cache(maxsize=256)
def _days_of(contact: Days, measured_by: Days, places: tuple[Days, ...], horizon: int) -> _DaysOf:
    """One for all schedules of the same places and horizon, and so of the same constellations."""
    return _DaysOf(contact, measured_by, zoned=any(place.changes for place in places))


class _RoughLook:
    def __init__(self, schedule: Schedule, below: int) -> None:
        self._below = below
        self._limits = [limit for _hours, limit in schedule.limits]
        self._contact = schedule.contact
        self._measured_by = schedule.measured_by
        self._with_no_day_off = business_calendar(schedule.measured_by.hours, schedule.measured_by.days.with_no_day_off)
        """On which nothing is due later than on the real one."""
        self._places = schedule.places
        self._zoned = any(place.changes for place in self._places)
        self._nobody_works_on_days_off = all(one.calendar.rests_on_odd_days for one in schedule.work)
        self._work = [
            (ends_of(one.calendar, one.duration, bool(one.after), _COARSE) if one.duration else None, one.after)
            for one in schedule.work
        ]

    def likely(self) -> list[Constellation]:
        horizon, days = self._near_enough()
        groups = constellations(self._places, horizon)
        if self._nobody_works_on_days_off and not self._zoned:
            cleared = self._cleared_by_hardest_days(days, horizon)
            groups = tuple([group for group in groups if group not in cleared])
        found = []
        for group, finish in zip(groups, self._done([days[group].last for group in groups]), strict=True):
            day = days[group]
            if finish > day.done_by or self._due(self._with_no_day_off, day.first) - finish < self._below:
                due = self._due(self._measured_by, day.first)
                if finish > day.done_by or due > day.due_by or due - finish < self._below:
                    found.append(group)
        return found[::-1]

    def _near_enough(self) -> tuple[int, _DaysOf]:
        """A horizon within which cases are done on ordinary days."""
        horizon = HORIZON
        while True:
            days = _days_of(self._contact.days, self._measured_by.days, self._places, horizon)
            ordinary = [days[group] for group in constellations(self._places, horizon)[:7]]
            finishes = self._done([day.last for day in ordinary])
            takes = max(finish - day.first for finish, day in zip(finishes, ordinary, strict=True)) // DAY
            if takes + 1 + ZONES * self._zoned < horizon or horizon > 500:
                return horizon, days
            horizon *= 2

    def _cleared_by_hardest_days(self, days: _DaysOf, horizon: int) -> set[Constellation]:
        """Those on whose hardest days a case is done within the horizon and leaves as much as is looked for."""
        found: set[Constellation] = set()
        hardest = hardest_days(self._places, horizon)
        finishes = self._done([days[one.constellation].last for one in hardest])
        for one, finish in zip(hardest, finishes, strict=True):
            day = days[one.constellation]
            is_near = finish < self._contact.start_of_day(day.number + horizon + 1)
            if is_near and self._due(self._with_no_day_off, day.first) - finish >= self._below:
                found.update(one.easier, [one.constellation])
        return found

    def _done(self, starts: list[Moment]) -> list[Moment]:
        """When cases are done at the latest, roughly: for all starts at once."""
        columns: list[list[Moment]] = []
        for ends, after in self._work:
            ready = columns[after[0]] if after else starts
            for position in after[1:]:
                ready = list(map(max, ready, columns[position]))
            columns.append(list(map(ends.__getitem__, ready)) if ends is not None else ready)
        finish = columns[0]
        for column in columns[1:]:
            finish = list(map(max, finish, column))
        return finish

    def _due(self, calendar: BusinessCalendar, start: Moment) -> Moment:
        """The soonest of what the limits say."""
        return min([due_of(calendar, limit)[start] for limit in self._limits])
