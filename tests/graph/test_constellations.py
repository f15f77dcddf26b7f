"""Trying one day of each constellation finds what trying every day of some years finds."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from promisekit.graph.calendars import Calendars
from promisekit.graph.clock import MINUTE
from promisekit.graph.day_bound import surely_left
from promisekit.graph.days import Days
from promisekit.graph.kept_share import late_minutes
from promisekit.graph.schedule import Schedule
from promisekit.graph.search import Case, Search, worst_case
from promisekit.graph.timeline import plan_of
from tests.graph.real_brute_force import some_trial

YEARS = 3


class _SomeYears(Calendars):
    def __init__(self, *of: object) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self._few: dict[Days, Days] = {}

    def _days(self, *key: object) -> Days:
        whole = super()._days(*key)  # type: ignore[arg-type]
        return self._few.setdefault(whole, replace(whole, last=whole.first + YEARS * 365))


def every_day(schedule: Schedule) -> tuple[int, int, int]:
    """Seconds left in the worst case, late starts and all starts, looking at each day by itself."""
    search = Search(schedule)
    worst: Case | None = None
    late = every = 0
    for day in range(schedule.contact.days.first, schedule.contact.days.last + 1):
        for first, last in search.stretches(day):
            for piece in search.pieces(first, last):
                case = piece.worst()
                worst = min(worst, case) if worst else case
                for minute in range(piece.first, piece.last + MINUTE, MINUTE):
                    limit = schedule.limit_at(minute)
                    assert limit
                    _slack, _start, due, finish = piece.case(minute)
                    late += schedule.is_late(limit, due, finish)
                    every += 1
    assert worst
    return worst.slack, late, every


@pytest.mark.parametrize("seed", range(12))
def test_one_day_of_each_constellation_says_what_every_day_says(seed: int) -> None:
    rng = random.Random(1000 + seed)
    portfolio = some_trial(rng).portfolio()
    plan = plan_of(portfolio, portfolio.promises["p"], _SomeYears(portfolio))
    assert plan
    slack, late, every = every_day(plan.schedule)
    worst = worst_case(plan.schedule)
    assert worst and worst.slack == slack
    assert late_minutes(plan.schedule) == (late, every)
    surely = surely_left(plan.schedule)
    assert surely is None or surely <= slack
    # Who asks only for cases that leave less than something gets the same, or none.
    assert worst_case(plan.schedule, below=slack + 1) == worst or worst_case(plan.schedule, slack + 1).slack == slack
    assert worst_case(plan.schedule, below=slack) is None
