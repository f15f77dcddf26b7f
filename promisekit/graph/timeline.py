"""Who has the case when, against the promised time: a promise's commitments on the clocks of those who keep it.

The critical path is that of project planning (Kelley & Walker 1959), with opening hours: work that arrives
after closing time waits for the next opening.
"""

from __future__ import annotations

import datetime
import graphlib
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from promisekit.graph.calendars import Calendars, calendars_of
from promisekit.graph.clock import DAY, BusinessCalendar, Moment
from promisekit.graph.day_bound import surely_left
from promisekit.graph.holiday_hours import ContactHours
from promisekit.graph.longest_limit import longest_limit
from promisekit.graph.schedule import Schedule, Stretch, Work
from promisekit.graph.search import Case, usual_day, worst_case
from promisekit.model.duration import Duration
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Commitment, Promise


class Bar(NamedTuple):
    """One commitment of the case. Moments are those of :mod:`promisekit.graph.clock`."""

    id: str
    by: str
    within: Duration | None
    """What was committed to; None where nothing is said, which is drawn and counted as no time."""
    ready: Moment
    """When all that it waits for is done."""
    start: Moment
    """When whoever does it is at work and begins."""
    end: Moment
    """When it is done at the latest."""
    slack: int
    """Seconds that it may run over before the next one, or the promise, is late. Below 0: it is too late."""
    critical: bool
    """Whether it is part of the chain that decides when the case is done."""

    @property
    def waits(self) -> int:
        """Seconds from the handover to the next opening."""
        return self.start - self.ready


class Timeline(NamedTuple):
    """One case of a promise, every commitment taking as long as it may."""

    promise: str
    bars: tuple[Bar, ...]
    """In the order in which they begin."""
    start: Moment
    due: Moment
    finish: Moment
    limit: Duration
    """The promised time that holds for this start."""
    schedule: Schedule
    holidays: frozenset[int] = frozenset()
    """Day numbers of the public holidays between start and end on which somebody who has a part is away."""
    closed: frozenset[int] = frozenset()
    """Day numbers of the closed days between start and end."""

    @property
    def measured_by(self) -> BusinessCalendar:
        """The clock of those who answer for the promise."""
        return self.schedule.measured_by

    @property
    def epoch(self) -> datetime.date | None:
        """The date of day 0, where the case is one of a certain date; None for one that comes up in any week."""
        days = self.measured_by.days
        changes = any(self.start - DAY < since <= max(self.due, self.finish) for since, _ in days.changes)
        return days.epoch if self.holidays or self.closed or changes else None

    def clock(self, moment: Moment) -> Moment:
        """What the clock on the wall of those accountable says, as seconds since the Monday of day 0."""
        return self.measured_by.clock(moment)

    @property
    def slack(self) -> int:
        """Seconds left before the promise is broken. Below 0: too late."""
        return self.due - self.finish

    @property
    def critical_path(self) -> tuple[Bar, ...]:
        """The chain that decides when the case is done, first one first."""
        return tuple(bar for bar in self.bars if bar.critical)

    @property
    def is_late(self) -> bool:
        """Whether the promise is broken in this case (:meth:`~promisekit.graph.schedule.Schedule.is_late`)."""
        return self.schedule.is_late(self.limit, self.due, self.finish)


class Plan(NamedTuple):
    """A schedule, and the ids of the commitments that are its work."""

    ids: tuple[str, ...]
    schedule: Schedule


class Worst(NamedTuple):
    """The case of a promise that leaves the least time. Most are good, and nobody asks who has them when."""

    promise: Promise
    plan: Plan
    case: Case

    @property
    def is_late(self) -> bool:
        """Whether the promise is broken in this case."""
        limit = self.plan.schedule.limit_at(self.case.start)
        return limit is not None and self.plan.schedule.is_late(limit, self.case.due, self.case.finish)

    def timeline(self) -> Timeline:
        """Who has the case when."""
        made = _timeline(self.promise, self.plan, self.case.start)
        assert made is not None, "a case that has a due time has a limit"
        return made


def timeline(portfolio: Portfolio, promise: Promise, start: Moment | None = None) -> Timeline | None:
    """The case that starts at ``start``, or when the clock can next start after it.

    Without ``start``, the worst case: the one with the least time left. None where there is nothing to compute: no
    limit, no commitments with time, a cycle among them, somebody who does not exist, or nobody knows how the clocks of
    two of them are apart.
    """
    plan = plan_of(portfolio, promise)
    if start is None:
        case = worst_case(plan.schedule) if plan else None
        return Worst(promise, plan, case).timeline() if plan and case else None
    return _timeline(promise, plan, plan.schedule.contact.next_open(start)) if plan else None


def worst_of(portfolio: Portfolio, promise: Promise, calendars: Calendars | None = None) -> Worst | None:
    """The case with the least time left; None as for :func:`timeline`."""
    plan = plan_of(portfolio, promise, calendars)
    case = worst_case(plan.schedule) if plan else None
    return Worst(promise, plan, case) if plan and case else None


def tight_case(plan: Plan, promise: Promise) -> Worst | None:
    """The case with the least time left, where that is little: a twentieth of what is promised, or nothing.

    Of promises that always have more it is None, and found faster.
    """
    if plan.schedule.has_pauses:
        # For how long the time stands still at the most, nobody knows without looking.
        case = worst_case(plan.schedule)
        return Worst(promise, plan, case) if case else None
    little = max(longest_limit(plan.schedule.measured_by, limit) for _, limit in plan.schedule.limits) // 20 + 1
    surely = surely_left(plan.schedule)
    case = worst_case(plan.schedule, below=little) if surely is None or surely < little else None
    return Worst(promise, plan, case) if case else None


def usual_case(portfolio: Portfolio, promise: Promise) -> Timeline | None:
    """The case that starts on an ordinary Monday, when those accountable open."""
    plan = plan_of(portfolio, promise)
    if plan is None:
        return None
    measured_by, contact = plan.schedule.measured_by, plan.schedule.contact
    opening = measured_by.next_open(measured_by.start_of_day(usual_day(plan.schedule)))
    return _timeline(promise, plan, contact.next_open(opening))


def plan_of(portfolio: Portfolio, promise: Promise, calendars: Calendars | None = None) -> Plan | None:
    """The work between start and stop of the promise's clock, against `within`; None as for :func:`timeline`."""
    if not promise.within:
        return None
    calendars = calendars or calendars_of(portfolio)
    by = promise.accountable
    try:
        limits = tuple(
            [(calendars.of_limit(by, one.hours) if one.hours else None, one.within) for one in promise.within]
        )
        return _plan(portfolio, promise, "clock", calendars, calendars.contact(by, promise.hours), limits)
    except ValueError:
        return None


def remedy_plan_of(portfolio: Portfolio, promise: Promise, calendars: Calendars | None = None) -> Plan | None:
    """The work after a broken promise, against the longest `within` of its remedies.

    None as for :func:`timeline`, and where a remedy says no time.
    """
    limits = [remedy.within for remedy in promise.remedy if remedy.within]
    if not limits or len(limits) < len(promise.remedy) or promise.accountable not in portfolio.functions:
        return None
    calendars = calendars or calendars_of(portfolio)
    try:
        calendar = calendars.of(promise.accountable)
        opening = calendar.next_open(0)
        longest = max(limits, key=lambda limit: calendar.after(opening, limit))
        return _plan(portfolio, promise, "remedy", calendars, calendar, ((None, longest),))
    except ValueError:
        return None


def remedy_case(portfolio: Portfolio, promise: Promise, calendars: Calendars | None = None) -> Timeline | None:
    """The worst case of the work that follows a broken promise; None as for :func:`remedy_plan_of`."""
    plan = remedy_plan_of(portfolio, promise, calendars)
    case = worst_case(plan.schedule) if plan else None
    return _timeline(promise, plan, case.start) if plan and case else None


def working_days_late(case: Timeline) -> int:
    """By how many working days the case passes its due time; 0 where the promise is not counted in them."""
    counts = "working day" in case.limit.unit and case.is_late
    return case.measured_by.working_days_between(case.due, case.finish) if counts else 0


def waiting_order(commitments: Mapping[str, Commitment]) -> list[str]:
    """Ids of commitments, each after those that it waits for. Raises graphlib.CycleError, its second
    argument the ids of the cycle with the first one again at its end.
    """
    waits_for = {key: [c for c in commitment.after if c in commitments] for key, commitment in commitments.items()}
    seen: set[str] = set()
    for commitment_id, awaited in waits_for.items():
        if not seen.issuperset(awaited):
            return list(graphlib.TopologicalSorter(waits_for).static_order())
        seen.add(commitment_id)
    return list(waits_for)  # as nearly everybody writes them: in order already


def _plan(
    portfolio: Portfolio,
    promise: Promise,
    kind: Literal["clock", "remedy"],
    calendars: Calendars,
    contact: BusinessCalendar,
    limits: tuple[tuple[ContactHours | None, Duration], ...],
) -> Plan | None:
    """None where no commitment has a time, where they wait for each other, or somebody does not exist.

    Raises ValueError where somebody is closed on every day of a normal week.
    """
    chosen = {key: c for key, c in promise.commitments.items() if c.kind == kind}
    if not any(commitment.within for commitment in chosen.values()):
        return None
    actors = {promise.accountable, *[c.by for c in chosen.values() if not c.is_customers]}
    if not all(portfolio.function_of(actor) for actor in actors) or calendars.lack_zone(actors):
        return None
    try:
        ids = waiting_order(chosen)
    except graphlib.CycleError:
        return None
    position = {commitment_id: at for at, commitment_id in enumerate(ids)}
    work = [
        Work(
            _calendar_of(chosen[key], promise, calendars),
            chosen[key].within,
            tuple([position[before] for before in chosen[key].after if before in position]),
            chosen[key].stops_clock and kind == "clock",
        )
        for key in ids
    ]
    return Plan(tuple(ids), Schedule(tuple(work), contact, calendars.of(promise.accountable), limits))


def _calendar_of(commitment: Commitment, promise: Promise, calendars: Calendars) -> BusinessCalendar:
    """The clock on which work passes. A customer's day has 24 hours; working days are those of whom they deal with."""
    if not commitment.is_customers:
        return calendars.of(commitment.by)
    within = commitment.within
    if within and within.is_working_time:
        return calendars.of(promise.accountable)
    return calendars.day_and_night(promise.accountable)


def _timeline(promise: Promise, plan: Plan, start: Moment) -> Timeline | None:
    schedule = plan.schedule
    limit, due = schedule.limit_at(start), schedule.due(start)
    if limit is None or due is None:
        return None
    stretches = schedule.stretches(start)
    critical = _critical(schedule.work, stretches)
    next_starts: dict[int, Moment] = {}
    for work, stretch in zip(schedule.work, stretches, strict=True):
        for before in work.after:
            next_starts[before] = min(stretch.start, next_starts.get(before, stretch.start))
    bars = [
        Bar(
            id=commitment_id,
            by=promise.commitments[commitment_id].by,
            within=promise.commitments[commitment_id].within,
            ready=stretches[at].ready,
            start=stretches[at].start,
            end=stretches[at].end,
            slack=next_starts.get(at, due) - stretches[at].end,
            critical=at in critical,
        )
        for at, commitment_id in enumerate(plan.ids)
    ]
    bars.sort(key=lambda bar: bar.start)
    finish = max(bar.end for bar in bars)
    away = _away(schedule, start, max(due, finish))
    holidays = frozenset(day for day, is_closed in away.items() if not is_closed)
    return Timeline(
        promise.id, tuple(bars), start, due, finish, limit, schedule, holidays, frozenset(away.keys() - holidays)
    )


def _away(schedule: Schedule, start: Moment, end: Moment) -> dict[int, bool]:
    """The days of a case that are not as others, for those who have a part in it, and whether they are closed days."""
    away: dict[int, bool] = {}
    for calendar in dict.fromkeys((schedule.measured_by, *[work.calendar for work in schedule.work])):
        for day in range(calendar.day_of(start), calendar.day_of(end) + 1):
            if day in calendar.exceptions:
                away[day] = away.get(day, True) and day in calendar.days.closed
    return away


def _critical(work: Sequence[Work], stretches: Sequence[Stretch]) -> set[int]:
    """Positions of the work that decides the finish: the last to end, what it waited for longest, and so on."""
    at = max(range(len(work)), key=lambda position: (stretches[position].end, position))
    critical = {at}
    while work[at].after:
        at = max(work[at].after, key=lambda position: stretches[position].end)
        critical.add(at)
    return critical
