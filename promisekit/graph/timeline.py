"""Who has the case when, against the promised time: a promise's commitments on the clocks of those who keep it.

The critical path is that of project planning (Kelley & Walker 1959), with opening hours: work that arrives
after closing time waits for the next opening.
"""

from __future__ import annotations

import graphlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from promisekit.graph.clock import NO_HOLIDAYS, BusinessCalendar, Moment, business_calendar
from promisekit.graph.schedule import Case, Schedule, Stretch, Work, is_late, worst_case
from promisekit.model.duration import Duration
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Commitment, Promise

EASTER: Final = frozenset({4, 7})
"""A Friday and the Monday after it: day numbers of the longest weekend that recurs every year."""
LONG_WEEKEND: Final = frozenset({7})
"""A Monday: wherever there are public holidays, one falls on a Monday sooner or later."""
_GOOD_FRIDAY_TO_EASTER_MONDAY: Final = frozenset("AU CY CZ DE DK FI GB HU IS LV NO NZ SE SK".split())


class Bar(NamedTuple):
    """One commitment of the case. Moments are seconds since a Monday 00:00 (see :mod:`promisekit.graph.clock`)."""

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
    holidays: frozenset[int]
    """Day numbers of the public holidays in this case's weeks."""

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
        return is_late(self.limit, self.due, self.finish)


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
        return limit is not None and is_late(limit, self.case.due, self.case.finish)

    def timeline(self) -> Timeline:
        """Who has the case when."""
        made = _timeline(self.promise, self.plan, self.case.start)
        assert made is not None, "a case that has a due time has a limit"
        return made


class _Tasks(NamedTuple):
    """Commitments in an order in which they can be done: for each its hours, its time and what it waits for."""

    ids: tuple[str, ...]
    work: list[tuple[Hours, Duration | None, tuple[int, ...]]]
    measured_by: Hours
    """The hours of those accountable."""


def timeline(portfolio: Portfolio, promise: Promise, start: Moment | None = None) -> Timeline | None:
    """The case that starts at ``start`` (or when the clock can next start after it), in a week without holidays.

    Without ``start``, the worst case: the one with the least time left, over a normal week and, where the
    portfolio names `holidays`, one with a long weekend too. None where there is nothing to compute: no limit,
    no commitments with time, a cycle among them, or somebody who does not exist.
    """
    if start is None:
        worst = worst_of(portfolio, promise)
        return worst.timeline() if worst else None
    plan = plan_of(portfolio, promise)
    return _timeline(promise, plan, plan.schedule.contact.next_open(start)) if plan else None


def worst_of(portfolio: Portfolio, promise: Promise) -> Worst | None:
    """The case with the least time left; None as for :func:`timeline`."""
    tasks = _tasks(portfolio, promise, "clock") if promise.within else None
    worst: Worst | None = None
    for holidays in _weeks(portfolio, promise) if tasks else ():
        plan = _clock_plan(promise, tasks, holidays) if tasks else None
        case = worst_case(plan.schedule) if plan else None
        if plan and case and (worst is None or case.slack < worst.case.slack):
            worst = Worst(promise, plan, case)
    return worst


def usual_case(portfolio: Portfolio, promise: Promise) -> Timeline | None:
    """The case that starts on an ordinary Monday, when those accountable open."""
    plan = plan_of(portfolio, promise)
    if plan is None:
        return None
    opening = plan.schedule.measured_by.next_open(0)
    return _timeline(promise, plan, plan.schedule.contact.next_open(opening))


def plan_of(portfolio: Portfolio, promise: Promise, holidays: frozenset[int] = NO_HOLIDAYS) -> Plan | None:
    """The work between start and stop of the promise's clock, against `within`; None as for :func:`timeline`."""
    tasks = _tasks(portfolio, promise, "clock") if promise.within else None
    return _clock_plan(promise, tasks, holidays) if tasks else None


def remedy_plan_of(portfolio: Portfolio, promise: Promise) -> Plan | None:
    """The work after a broken promise, against the longest `within` of its remedies.

    None as for :func:`timeline`, and where a remedy says no time.
    """
    limits = [remedy.within for remedy in promise.remedy if remedy.within]
    if not limits or len(limits) < len(promise.remedy):
        return None
    tasks = _tasks(portfolio, promise, "remedy")
    if tasks is None or promise.accountable not in portfolio.functions:
        return None
    try:
        calendar = business_calendar(tasks.measured_by)
    except ValueError:
        return None
    opening = calendar.next_open(0)
    longest = max(limits, key=lambda limit: calendar.after(opening, limit))
    return _plan(tasks, tasks.measured_by, ((None, longest),), NO_HOLIDAYS)


def remedy_case(portfolio: Portfolio, promise: Promise) -> Timeline | None:
    """The worst case of the work that follows a broken promise; None as for :func:`remedy_plan_of`."""
    plan = remedy_plan_of(portfolio, promise)
    case = worst_case(plan.schedule) if plan else None
    return _timeline(promise, plan, case.start) if plan and case else None


def working_days_late(case: Timeline, measured_by: BusinessCalendar) -> int:
    """By how many working days the case passes its due time; 0 where the promise is not counted in them."""
    counts = "working day" in case.limit.unit and case.is_late
    return measured_by.working_days_between(case.due, case.finish) if counts else 0


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


def _weeks(portfolio: Portfolio, promise: Promise) -> Iterator[frozenset[int]]:
    yield NO_HOLIDAYS
    country = portfolio.about.holidays
    # A promise that holds for a share of cases may miss the few that start before a long weekend.
    if country and (promise.share is None or promise.share == 100):
        yield EASTER if country in _GOOD_FRIDAY_TO_EASTER_MONDAY else LONG_WEEKEND


def _tasks(portfolio: Portfolio, promise: Promise, kind: Literal["clock", "remedy"]) -> _Tasks | None:
    """None where no commitment has a time, where they wait for each other, or somebody does not exist."""
    chosen = {key: c for key, c in promise.commitments.items() if c.kind == kind}
    if not any(commitment.within for commitment in chosen.values()):
        return None
    actors = [promise.accountable, *[commitment.by for commitment in chosen.values()]]
    if not all(portfolio.function_of(actor) for actor in actors):
        return None
    try:
        ids = waiting_order(chosen)
    except graphlib.CycleError:
        return None
    position = {commitment_id: at for at, commitment_id in enumerate(ids)}
    tasks = [
        (
            portfolio.hours_of(chosen[key].by),
            chosen[key].within,
            tuple([position[before] for before in chosen[key].after if before in position]),
        )
        for key in ids
    ]
    return _Tasks(tuple(ids), tasks, portfolio.hours_of(promise.accountable))


def _clock_plan(promise: Promise, tasks: _Tasks, holidays: frozenset[int]) -> Plan | None:
    limits = tuple([(limit.hours, limit.within) for limit in promise.within or ()])
    return _plan(tasks, promise.hours or ALWAYS, limits, holidays)


def _plan(
    tasks: _Tasks, contact: Hours, limits: tuple[tuple[Hours | None, Duration], ...], holidays: frozenset[int]
) -> Plan | None:
    """None where somebody is closed on every day of a normal week."""
    try:
        schedule = Schedule(
            tuple([Work(business_calendar(hours, holidays), within, after) for hours, within, after in tasks.work]),
            business_calendar(contact, holidays),
            business_calendar(tasks.measured_by, holidays),
            tuple([(business_calendar(h, holidays) if h else None, within) for h, within in limits]),
        )
    except ValueError:
        return None
    return Plan(tasks.ids, schedule)


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
    return Timeline(promise.id, tuple(bars), start, due, finish, limit, schedule.contact.holidays)


def _critical(work: Sequence[Work], stretches: Sequence[Stretch]) -> set[int]:
    """Positions of the work that decides the finish: the last to end, what it waited for longest, and so on."""
    at = max(range(len(work)), key=lambda position: (stretches[position].end, position))
    critical = {at}
    while work[at].after:
        at = max(work[at].after, key=lambda position: stretches[position].end)
        critical.add(at)
    return critical
