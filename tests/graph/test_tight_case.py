"""What only just keeps is found exactly: a bound clears a promise only where no start can leave little."""

from __future__ import annotations

import datetime
import random

import pytest

from promisekit.check import check
from promisekit.graph.longest_limit import longest_limit
from promisekit.graph.relations import Relations
from tests.conftest import Write
from tests.graph.real_brute_force import some_trial

SUMMER = """
portfolio: {name: Northlight}
functions:
  office: {name: Office, kind: support, hours: mon-fri 08:00-16:00, closed: [{from: 07-01, to: 07-31}]}
  plant: {name: Plant, kind: support, hours: mon-fri 08:00-16:00, closed: [{from: 07-01, to: LAST}]}
touchpoints: {desk: {name: Desk, responsible: office}}
promises:
  parts:
    promise: We send the part.
    kept_at: desk
    accountable: office
    within: 10 working days
    since: 2026-02-01
    commitments: {send: {by: plant, does: Sends it, within: 8 working days}}
"""


@pytest.mark.parametrize(("last", "is_tight"), [("07-31", False), ("08-01", True)])
def test_a_limit_that_a_long_closing_makes_longer_may_leave_more_than_usual_and_still_be_tight(
    read: Write, last: str, is_tight: bool
) -> None:
    """A day is left of forty, which is less than a twentieth; of the usual two weeks it would be more."""
    loaded = read(SUMMER.replace("LAST", last))
    found = {one.code for one in check(loaded, today=datetime.date(2026, 3, 1)) if one.code in ("PK402", "PK404")}
    assert found == ({"PK404"} if is_tight else set())


@pytest.mark.parametrize("seed", range(4))
def test_no_promise_is_cleared_whose_worst_case_is_tight(seed: int) -> None:
    rng = random.Random(f"tight {seed}")
    for _ in range(12):
        portfolio = some_trial(rng).portfolio()
        relations = Relations(portfolio)
        for key, worst in relations.worst_cases.items():
            promised = worst.case.due - worst.case.start
            if worst.case.slack * 20 <= promised:
                assert relations.tight_cases[key].case == worst.case


@pytest.mark.parametrize("seed", range(4))
def test_no_start_takes_longer_than_the_longest(seed: int) -> None:
    rng = random.Random(f"longest {seed}")
    for _ in range(10):
        portfolio = some_trial(rng).portfolio()
        relations = Relations(portfolio)
        for key in relations.worst_cases:
            schedule = relations.worst_cases[key].plan.schedule
            if schedule.has_pauses:
                continue
            longest = max(longest_limit(schedule.measured_by, limit) for _hours, limit in schedule.limits)
            first, last = schedule.contact.days.first, schedule.contact.days.last
            for day in range(first, last + 1):
                for opens, closes in schedule.contact.spans(day, day):
                    for start in (opens, (opens + closes) // 2, closes - 60):
                        due = schedule.due(start)
                        assert due is None or due - start <= longest
