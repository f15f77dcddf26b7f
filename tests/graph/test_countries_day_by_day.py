"""The worst days of 28 years in several countries, against counting them day by day with nothing but dates."""

from __future__ import annotations

import datetime

import holidays
import pytest

from promisekit.graph.calendars import Calendars
from promisekit.graph.timeline import Timeline, worst_of
from promisekit.model.portfolio import Portfolio
from tests.conftest import Write

DAY = datetime.timedelta(days=1)
PORTFOLIO = """
portfolio: {name: Northlight, holidays: PLACE}
functions:
  office: {name: Office, kind: support, hours: mon-fri 08:00-16:00}
touchpoints: {desk: {name: Desk, responsible: office}}
promises:
  answer:
    promise: We answer.
    kept_at: desk
    accountable: office
    hours: mon-fri 08:00-16:00
    within: LIMIT
    since: 2026-03-01
    commitments:
      look: {by: office, does: Looks at it, within: 1 working day}
      answer: {by: office, does: Answers, within: 2 working days, after: look}
"""


def portfolio(read: Write, place: str, limit: str) -> Portfolio:
    loaded = read(PORTFOLIO.replace("PLACE", place).replace("LIMIT", limit))
    assert not [d for d in loaded.diagnostics if d.severity.word == "error"]
    return loaded.portfolio


def counted(place: str, days: int, last_year: int) -> tuple[int, set[datetime.date]]:
    """Hours left in the worst case, and the dates on which such a case can start."""
    country, _, part = place.partition("-")
    off = holidays.country_holidays(country, part or None, years=range(2025, 2058))

    def works(day: datetime.date) -> bool:
        return day.weekday() < 5 and day not in off

    left: dict[datetime.date, int] = {}
    day = datetime.date(2026, 1, 1)
    while day <= datetime.date(last_year, 12, 31):
        if works(day):
            done, number = day, 0
            while number < 3:
                done += DAY
                number += works(done)
            # In at 8, out at 16; the time runs day and night.
            left[day] = ((day - done).days + days) * 24 - 8
        day += DAY
    least = min(left.values())
    return least, {day for day, hours in left.items() if hours == least}


def start_of(case: Timeline) -> datetime.date:
    days = case.measured_by.days
    date = days.date(case.start // 86400)
    assert date
    return date


@pytest.mark.parametrize("place", ["NO", "FI", "SE", "DE-BY", "DE-SN", "GB-SCT", "US", "JP", "CN", "NZ"])
def test_the_worst_days_are_those_that_counting_finds(read: Write, place: str) -> None:
    one = portfolio(read, place, "8 days")
    least, dates = counted(place, 8, 2053)
    assert Calendars(one).last_year == 2053
    worst = worst_of(one, one.promises["answer"])
    assert worst
    case = worst.timeline()
    assert case.slack == least * 3600
    assert start_of(case) in dates
    assert case.epoch, "the worst case comes around public holidays, and is told with its date"


def test_indias_holidays_are_known_until_2035(read: Write) -> None:
    one = portfolio(read, "IN", "8 days")
    assert Calendars(one).last_year == 2035
    assert not Calendars(one).knows_all_years
    worst = worst_of(one, one.promises["answer"])
    assert worst
    least, dates = counted("IN", 8, 2035)
    assert (worst.case.slack, start_of(worst.timeline()) in dates) == (least * 3600, True)


def test_norways_easter_closes_five_days(read: Write) -> None:
    """Thursday to Monday: who asks on Wednesday has three working days that end on the Thursday after."""
    one = portfolio(read, "NO", "8 days")
    plan = worst_of(one, one.promises["answer"])
    assert plan
    schedule = plan.plan.schedule
    days = schedule.measured_by.days
    assert days.epoch
    wednesday = (datetime.date(2027, 3, 24) - days.epoch).days * 86400 + 8 * 3600
    assert days.date(schedule.finish(wednesday) // 86400) == datetime.date(2027, 4, 1)


def test_golden_week_is_found(read: Write) -> None:
    one = portfolio(read, "JP", "6 days")
    worst = worst_of(one, one.promises["answer"])
    assert worst and worst.is_late


def test_a_run_on_another_day_says_the_same(read: Write) -> None:
    one = portfolio(read, "NO", "8 days")
    years = {Calendars(one, today).first_year for today in (datetime.date(2026, 5, 1), datetime.date(2031, 1, 1))}
    assert years == {2026}


def test_without_a_date_in_the_files_the_year_is_that_of_today(read: Write) -> None:
    loaded = read("portfolio: {name: N, holidays: NO}")
    assert Calendars(loaded.portfolio, datetime.date(2031, 1, 1)).first_year == 2031


def test_a_closed_summer_makes_a_promise_late(read: Write) -> None:
    text = PORTFOLIO.replace("PLACE", "FI").replace("LIMIT", "25 days")
    in_time, late = (
        read(text), read(text.replace("hours: mon-fri", "closed: [{from: 07-01, to: 07-31}], hours: mon-fri", 1))
    )  # fmt: skip
    worst = worst_of(in_time.portfolio, in_time.portfolio.promises["answer"])
    assert worst and not worst.is_late
    found = worst_of(late.portfolio, late.portfolio.promises["answer"])
    assert found and found.is_late
    dates = {day for day in map(found.timeline().measured_by.days.date, found.timeline().closed) if day}
    assert dates and all(date.month == 7 for date in dates)


def test_a_zone_whose_clocks_never_change_and_a_long_limit_come_to_an_end(read: Write) -> None:
    text = PORTFOLIO.replace("PLACE", "IN, time_zone: Asia/Kolkata").replace("LIMIT", "5 months")
    one = read(text).portfolio
    worst = worst_of(one, one.promises["answer"])
    assert worst and not worst.is_late
