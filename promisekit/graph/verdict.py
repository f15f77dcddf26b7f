"""Whether a promise can be kept: always, in part of all cases, or not to be told, with what is missing."""

from __future__ import annotations

import graphlib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from promisekit.graph.calendars import Calendars
from promisekit.graph.clock import BusinessCalendar, never_opens
from promisekit.graph.kept_share import late_minutes, worst_by_constellation
from promisekit.graph.search import worst_case
from promisekit.graph.timeline import Plan, Timeline, Worst, plan_of, waiting_order
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.reference import CUSTOMER

Answer = Literal["kept", "late", "untold"]
"""Always kept; late at times; nobody can tell."""


class Verdict(NamedTuple):
    """What can be said of one promise."""

    promise: Promise
    answer: Answer
    missing: tuple[str, ...]
    """Why nobody can tell; empty where somebody can."""
    plan: Plan | None = None
    worst: Worst | None = None
    """The case with the least time left, where there is one to compute; with what is missing taken as no time."""
    late: int = 0
    """Minutes of all at which the clock can start and the promise is broken."""
    every: int = 0
    """Minutes at which the clock can start."""
    always_at_work: tuple[str, ...] = ()
    """The functions of whose hours nothing is said, so that they count as at work day and night."""

    @property
    def kept_share(self) -> float | None:
        """In which part of all cases it is kept, 0 to 1, where contacts come evenly over the hours; None if untold."""
        return None if not self.every else 1 - self.late / self.every

    @property
    def knows_every_time(self) -> bool:
        """Whether each part says how long it may take; else all times are those as if the others took none."""
        return self.promise.says_every_time

    @property
    def keeps_its_share(self) -> bool:
        """Whether it is kept as often as it says: always, where it says nothing."""
        share = self.promise.share
        return self.answer == "kept" or (
            self.answer == "late" and share is not None and self.late * 100 <= (100 - share) * self.every
        )

    def worst_cases(self, most: int) -> list[tuple[Timeline, int]]:
        """Those of the worst constellations of days, and on how many days of all each comes up."""
        if self.plan is None:
            return []
        found = worst_by_constellation(self.plan.schedule, most)
        return [(Worst(self.promise, self.plan, case).timeline(), days) for case, days in found]


def verdict_of(portfolio: Portfolio, promise: Promise, calendars: Calendars) -> Verdict:
    """The verdict on one promise."""
    missing = tuple(_missing(portfolio, promise, calendars))
    plan = plan_of(portfolio, promise, calendars) if not missing or missing[0].startswith(_NO_TIME) else None
    case = worst_case(plan.schedule) if plan else None
    if plan is None or case is None:
        return Verdict(promise, "untold", missing or ("no limit covers any time at which the clock can start",))
    worst = Worst(promise, plan, case)
    late, every = late_minutes(plan.schedule)
    unsaid = tuple(_unsaid(portfolio, promise))
    if late or worst.is_late:
        # Whoever takes longer than nothing makes it later still.
        return Verdict(promise, "late", (), plan, worst, late, every, unsaid)
    return Verdict(promise, "untold" if missing else "kept", missing, plan, worst, late, every, unsaid)


def _unsaid(portfolio: Portfolio, promise: Promise) -> Iterator[str]:
    actors = [one.by for one in promise.commitments.values() if one.kind == "clock" and not one.is_customers]
    if any(one.within.is_working_time for one in promise.within or ()):
        actors.append(promise.accountable)
    functions = dict.fromkeys(portfolio.function_of(one) for one in actors if not portfolio.says_hours_of(one))
    return (one for one in functions if one)


_NO_TIME = "how long "


def _missing(portfolio: Portfolio, promise: Promise, calendars: Calendars) -> Iterator[str]:
    if not promise.within:
        others = [f"`{name}`" for name in ("notice", "no_more_than") if getattr(promise, name)]
        unproved = f"; nothing is proved of {' and '.join(others)}" if others else ""
        yield f"a time that is promised (`within`){unproved}"
        return
    clock = {key: one for key, one in promise.commitments.items() if one.kind == "clock"}
    if not clock:
        yield "who does what by when (`commitments`)"
        return
    unknown = [one for commitment in promise.commitments.values() for one in commitment.after]
    for one in dict.fromkeys(key for key in unknown if key not in promise.commitments):
        yield f"the commitment `{one}`, which others wait for"
    actors = {promise.accountable, *(one.by for one in clock.values() if not one.is_customers)}
    for actor in sorted(actors):
        if not portfolio.function_of(actor):
            yield f"who `{actor}` is"
        elif never_opens(portfolio.hours_of(actor)):
            yield f"on which ordinary day `{actor}` is at work"
        elif calendars.is_never_at_work(actor):
            yield f"a day on which `{actor}` is not closed (`closed`)"
    if promise.hours and never_opens(promise.hours):
        yield "on which ordinary day the clock can start (`hours` of the promise)"
    if calendars.lack_zone({actor for actor in actors if portfolio.function_of(actor)}):
        yield "the time zone of everybody who has a part (`time_zone`), or of nobody"
    try:
        waiting_order(clock)
    except graphlib.CycleError:
        yield "an order: commitments wait for each other"
    for key, commitment in clock.items():
        if commitment.within is None:
            yield f"{_NO_TIME}`{key}` may take"


class Spent(NamedTuple):
    """Where the time of a case goes along the chain that decides, in seconds."""

    work: int
    """While those who do it are at work."""
    closed: int
    """While nobody is at work: waiting for an opening, and nights and weekends within a piece of work."""
    customer: int
    """While the customer has the case."""


def time_spent(case: Timeline, calendars: Calendars) -> Spent:
    """Where the time from start to finish goes; parts that overlap count once, as the chain has them."""
    work = closed = customer = 0
    for bar in case.critical_path:
        if bar.by == CUSTOMER:
            customer += bar.end - bar.ready
            continue
        calendar: BusinessCalendar = calendars.of(bar.by)
        at_work = calendar.open_time(bar.ready, bar.end)
        work += at_work
        closed += bar.end - bar.ready - at_work
    return Spent(work, closed, customer)
