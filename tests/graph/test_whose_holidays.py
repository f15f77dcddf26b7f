"""Whose public holidays count (zammad#390): those of the part of the country where a function works, and of no other.

In Zammad a calendar for Germany had the holidays of all its states at once, so that clocks stood still in Berlin on a
day that only Bavaria has off.
"""

from __future__ import annotations

import datetime

import pytest

from promisekit.graph.calendars import Calendars
from promisekit.graph.timeline import timeline
from tests.conftest import Write

PORTFOLIO = """
portfolio: {name: Northlight, holidays: DE}
functions:
  munich: {name: Munich, kind: support, hours: mon-fri 08:00-16:00, holidays: DE-BY}
  berlin: {name: Berlin, kind: support, hours: mon-fri 08:00-16:00, holidays: DE-BE}
  anywhere: {name: Anywhere in Germany, kind: support, hours: mon-fri 08:00-16:00}
touchpoints: {desk: {name: Desk, responsible: ACCOUNTABLE}}
promises:
  answer:
    promise: We answer.
    kept_at: desk
    accountable: ACCOUNTABLE
    within: 1 working day
    review_by: 2026-06-01
    commitments: {look: {by: WORKS, does: Looks at it, within: 1 working day}}
"""
EPIPHANY, WOMEN, UNITY = datetime.date(2026, 1, 6), datetime.date(2027, 3, 8), datetime.date(2028, 10, 3)
"""Off in Bavaria, off in Berlin, off everywhere; all on a Monday or Tuesday."""


@pytest.mark.parametrize(
    ("function", "off"), [("munich", {EPIPHANY, UNITY}), ("berlin", {WOMEN, UNITY}), ("anywhere", {UNITY})]
)
def test_each_function_has_the_holidays_of_its_own_state(read: Write, function: str, off: set[datetime.date]) -> None:
    portfolio = read(PORTFOLIO.replace("ACCOUNTABLE", function).replace("WORKS", function)).portfolio
    calendar = Calendars(portfolio).of(function)
    assert calendar.days.epoch
    days = {date: (date - calendar.days.epoch).days for date in (EPIPHANY, WOMEN, UNITY)}
    assert {date for date, day in days.items() if not calendar.is_working_day(day)} == off


@pytest.mark.parametrize(
    ("accountable", "works", "asked", "due", "done"),
    [
        # The eve of Epiphany: Munich is away on the day after, Berlin is not.
        ("munich", "munich", "2026-01-05", "2026-01-07", "2026-01-07"),
        ("berlin", "berlin", "2026-01-05", "2026-01-06", "2026-01-06"),
        ("berlin", "munich", "2026-01-05", "2026-01-06", "2026-01-07"),
        ("munich", "berlin", "2026-01-05", "2026-01-07", "2026-01-06"),
        # The Friday before Women's Day.
        ("munich", "berlin", "2027-03-05", "2027-03-08", "2027-03-09"),
        ("berlin", "munich", "2027-03-05", "2027-03-09", "2027-03-08"),
    ],
)
def test_the_limit_has_the_holidays_of_who_answers_for_it_and_work_those_of_who_does_it(
    read: Write, accountable: str, works: str, asked: str, due: str, done: str
) -> None:
    portfolio = read(PORTFOLIO.replace("ACCOUNTABLE", accountable).replace("WORKS", works)).portfolio
    days = Calendars(portfolio).of(accountable).days
    assert days.epoch
    start = (datetime.date.fromisoformat(asked) - days.epoch).days * 86400 + 10 * 3600
    case = timeline(portfolio, portfolio.promises["answer"], start)
    assert case
    assert [str(days.date(moment // 86400)) for moment in (case.due, case.finish)] == [due, done]
