"""Days on which somebody is closed: how they are written and which dates they are; time zones by name."""

from __future__ import annotations

import datetime

import pytest

from promisekit.model.closing import Closing, Day
from tests.conftest import Write


def closing(first: str, last: str | None = None) -> Closing:
    return Closing.model_validate({"from": first, **({"to": last} if last else {})})


def days(one: Closing, *years: int) -> list[str]:
    return [date.isoformat() for date in one.dates(*years)]


def test_one_day_of_one_year() -> None:
    assert days(closing("2026-12-24"), 2020, 2030) == ["2026-12-24"]


def test_a_day_of_every_year() -> None:
    assert days(closing("12-24"), 2026, 2028) == ["2026-12-24", "2027-12-24", "2028-12-24"]


def test_every_year_over_new_year() -> None:
    found = days(closing("12-30", "01-02"), 2026, 2027)
    assert found == ["2026-01-01", "2026-01-02", *(f"2026-12-{d}" for d in (30, 31)), "2027-01-01", "2027-01-02",
                     "2027-12-30", "2027-12-31"]  # fmt: skip


def test_the_29_february_is_there_in_leap_years() -> None:
    assert days(closing("02-29"), 2027, 2028) == ["2028-02-29"]
    assert days(closing("02-28", "02-29"), 2027, 2028) == ["2027-02-28", "2028-02-28", "2028-02-29"]
    assert days(closing("02-29", "03-01"), 2027, 2028) == ["2027-03-01", "2028-02-29", "2028-03-01"]


def test_days_of_two_forms_or_backwards_close_nothing() -> None:
    assert days(closing("2026-12-24", "12-26"), 2026, 2026) == []
    assert days(closing("2026-12-24", "2026-12-23"), 2026, 2026) == []


def test_a_day_is_written_as_it_was() -> None:
    assert [str(Day.parse(text)) for text in ("12-24", "2026-02-28")] == ["12-24", "2026-02-28"]
    assert Day.parse("12-24").in_year(2030) == datetime.date(2030, 12, 24)


@pytest.mark.parametrize(
    ("field", "says", "hint"),
    [
        ("time_zone: Helsinki", "is a time zone, not `Helsinki`", "did you mean `Europe/Helsinki`?"),
        ("time_zone: UTC+02:00", "is a time zone, not `UTC+02:00`", "write the name of a city in the zone"),
        ("time_zone: Europe/Helsinky", "is a time zone, not `Europe/Helsinky`", "did you mean `Europe/Helsinki`?"),
        ("time_zone: IN", "is a time zone, not `IN`", "did you mean `Asia/Kolkata`?"),
        ("closed: [{from: 24.12.}]", "is a day, not `24.12.`", "did you mean `12-24`?"),
        ("closed: [{from: 24 December}]", "is a day, not `24 December`", "did you mean `12-24`?"),
        ("closed: [{from: 24.12.2026}]", "is a day, not `24.12.2026`", "did you mean `2026-12-24`?"),
        ("closed: [{from: 12-32}]", "names a day that does not exist: `12-32`", "look at a calendar"),
        ("closed: [{from: soon}]", "is a day, not `soon`", "write a date like `2026-12-24`, or `12-24`"),
    ],
)
def test_what_is_no_day_or_no_zone_is_an_error(read: Write, field: str, says: str, hint: str) -> None:
    [found] = read(f"portfolio: {{name: Bookshop, {field}}}").diagnostics
    assert found.code == "PK007"
    assert says in found.message
    assert found.hint.startswith(hint)
