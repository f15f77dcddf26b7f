"""The start that leaves least time, and the share of starts that are in time: over every minute, without trying each.

Between two breakpoints (openings, closings, midnights, shifted back along the chain) due and done change evenly, so
the least time left lies at one of the ends. Breakpoints are not guessed: whoever looks at a start learns how far on
the same holds (:mod:`promisekit.graph.passage`).

Most days need no look (:mod:`promisekit.graph.likely_days`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from promisekit.graph.clock import MINUTE, BusinessCalendar, Moment, business_calendar
from promisekit.graph.constellations import CLOCKS, FOR_EVER, Constellation, constellations
from promisekit.graph.holiday_hours import ContactHours
from promisekit.graph.likely_days import HORIZON, ZONES, likely_days, needs_all_days
from promisekit.graph.remembered import due_of, ends_of
from promisekit.graph.schedule import Look, Schedule, tier_at

_ANY: Final = 1 << 60


class Case(NamedTuple):
    """A case that starts at ``start``: seconds left (below 0: too late), when due, when done.

    Cases sort by the time left, then by their start.
    """

    slack: int
    start: Moment
    due: Moment
    finish: Moment


class Piece(NamedTuple):
    """Starts between two breakpoints: from the first minute to the last everything changes evenly."""

    first: Moment
    last: Moment
    look: Look

    def case(self, start: Moment) -> Case:
        """One of them."""
        later = start - self.first
        due, finish = (line.at + line.pace * later for line in (self.look.due, self.look.finish))
        return Case(due - finish, start, due, finish)

    def worst(self) -> Case:
        """The one that leaves least time, which is the first or the last one."""
        return min(self.case(self.first), self.case(self.last))


class TooNear(Exception):
    """A case goes on beyond the horizon."""


def worst_case(schedule: Schedule, below: int = _ANY) -> Case | None:
    """The case with the least time left, to the minute; None where no limit covers any start.

    Of promises that are never left with less than ``below`` seconds it is None, too, and found faster.
    """
    return _worst_case(schedule, below)


@lru_cache(maxsize=4096)
def _worst_case(schedule: Schedule, below: int) -> Case | None:
    search = Search(schedule)
    worst: tuple[Case, Constellation] | None = None
    todo = likely_days(schedule, below)
    while todo:
        group = todo.pop()
        try:
            case = search.worst_of(group, below if worst is None else worst[0].slack)
        except TooNear:
            todo += reversed(group.finer)
            continue
        if case:
            worst = case, group
    return search.first_like(*worst) if worst else None


def has_starts(schedule: Schedule) -> bool:
    """Whether a limit covers any start."""
    search = Search(schedule)
    return any(search.stretches(one.days[0]) for one in constellations(schedule.places, HORIZON))


def usual_day(schedule: Schedule) -> int:
    """A Monday like most others."""
    return next(one.days[0] for one in constellations(schedule.places, 8) if one.days[0] % 7 == 0)


class Search:
    """The starts of one schedule, by constellations of days. Its methods raise TooNear where they say so."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self._measured_by = schedule.measured_by
        self._with_no_day_off = business_calendar(self._measured_by.hours, self._measured_by.days.with_no_day_off)
        """On which nothing is due later than on the real one."""
        self._zoned = any(place.changes for place in schedule.places)
        self._needs_all = needs_all_days(schedule)
        self._ends = [
            (ends_of(one.calendar, one.duration, bool(one.after), 1) if one.duration else None, one.after)
            for one in schedule.work
        ]

    def worst_of(self, group: Constellation, below: int) -> Case | None:
        """The worst start of a constellation, where it leaves less than that. Raises TooNear."""
        worst: Case | None = None
        day, ordinary_until = group.day_before_ordinary_ones(self._measured_by.days)
        for first, last in self.stretches(day):
            if not self._needs_all and self._leaves(below, group, day, ordinary_until, first, last):
                continue
            for piece in self.pieces(first, last):
                self._check_horizon(group, day, ordinary_until, piece.look.due.at, piece.look.finish.at)
                case = piece.worst()
                if case.slack < below:
                    worst, below = case, case.slack
        return worst

    def first_like(self, case: Case, group: Constellation) -> Case:
        """The same case on the first day that leaves as little: the nearest date tells most."""
        contact = self.schedule.contact
        begins = contact.start_of_day(contact.day_of(case.start))
        limit = self.schedule.limit_at(case.start)
        assert limit
        for day in group.days:
            start = contact.start_of_day(day) + case.start - begins
            if start >= case.start:
                break
            if contact.is_open(start) and self.schedule.limit_at(start) == limit:
                look = self.schedule.look(start, limit)
                if look.slack.at == case.slack:
                    return Case(case.slack, start, look.due.at, look.finish.at)
        return case

    def all_pieces(self) -> Iterator[tuple[Constellation, list[Piece]]]:
        """Every start, by constellations in which all that may matter is alike; those without a start are left out."""
        todo = list(reversed(constellations(self.schedule.places, 8)))
        while todo:
            group = todo.pop()
            pieces = [piece for first, last in self.stretches(group.days[0]) for piece in self.pieces(first, last)]
            end = max((max(piece.look.due.at, piece.look.finish.at) for piece in pieces), default=0)
            if pieces and self._measured_by.day_of(end) + ZONES > group.days[0] + group.horizon:
                todo += reversed(group.finer)
            elif pieces:
                yield group, pieces

    def stretches(self, day: int) -> tuple[tuple[Moment, Moment], ...]:
        """First and last start of every stretch of contact hours on that day that is under one limit."""
        return _stretches(self.schedule.contact, tuple([hours for hours, _limit in self.schedule.limits]), day)

    def _leaves(
        self, seconds: int, group: Constellation, day: int, ordinary_until: int, first: Moment, last: Moment
    ) -> bool:
        """Whether no start of a stretch leaves less than that, as far as its two ends tell."""
        limit = self.schedule.limit_at(first)
        assert limit
        finish = self._done(last)
        soonest = due_of(self._with_no_day_off, limit)[first]
        self._check_horizon(group, day, ordinary_until, soonest if self._zoned else first, finish)
        if soonest - finish >= seconds:
            return True
        due = self._measured_by.after(first, limit)
        self._check_horizon(group, day, ordinary_until, due, finish)
        return due - finish >= seconds

    def _check_horizon(self, group: Constellation, day: int, ordinary_until: int, due: Moment, finish: Moment) -> None:
        if group.horizon == FOR_EVER:
            return
        due_day, finish_day = self._measured_by.day_of(due), self._measured_by.day_of(finish)
        beyond = ZONES * self._zoned
        if finish_day + beyond > day + group.horizon or due_day + beyond > max(ordinary_until, day + group.horizon):
            raise TooNear
        if self._needs_all and due_day + beyond > day + group.horizon:
            raise TooNear
        if self._zoned and due_day + beyond > day + max(CLOCKS, group.horizon):
            raise TooNear

    def pieces(self, first: Moment, last: Moment) -> Iterator[Piece]:
        """The starts of a stretch from breakpoint to breakpoint."""
        limit = self.schedule.limit_at(first)
        assert limit
        while first <= last:
            look = self.schedule.look(first, limit)
            end = min(last, first + max(0, (look.room - 1) // MINUTE) * MINUTE)
            yield Piece(first, end, look)
            first = end + MINUTE

    def _done(self, start: Moment) -> Moment:
        ends: list[Moment] = []
        for known, after in self._ends:
            ready = max([ends[position] for position in after]) if after else start
            ends.append(known[ready] if known is not None else ready)
        return max(ends)


@lru_cache(maxsize=65536)
def _stretches(
    contact: BusinessCalendar, hours: tuple[ContactHours | None, ...], day: int
) -> tuple[tuple[Moment, Moment], ...]:
    found = []
    edges = {edge for calendar in hours if calendar for span in calendar.spans(day - 1, day + 1) for edge in span}
    for opens, closes in contact.spans(day, day):
        cuts = sorted({opens, closes} | {edge for edge in edges if opens < edge < closes})
        found += [(first, end - MINUTE) for first, end in pairwise(cuts) if tier_at(hours, first) is not None]
    return tuple(found)
