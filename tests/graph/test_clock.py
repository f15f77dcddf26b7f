"""What durations mean on the clock, against examples counted by hand and a clock that is walked minute by minute."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisekit.graph.clock import DAY, HOUR, MINUTE, WEEK, BusinessCalendar, business_calendar
from promisekit.graph.days import Days
from promisekit.model.duration import Duration
from promisekit.model.hours import HOLIDAY, Hours, OpenSpan

OFFICE = "mon-fri 08:00-16:00"
EASTER = frozenset({4, 7})
DAYS = {name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def at(words: str) -> int:
    """`fri 16:00` of the first week, `mon+1 08:00` of the second."""
    day, time = words.split()
    name, _, weeks = day.partition("+")
    hours, minutes = time.split(":")
    return (DAYS[name] + 7 * int(weeks or 0)) * DAY + int(hours) * HOUR + int(minutes) * MINUTE


def calendar(*spans: str, holidays: frozenset[int] = frozenset()) -> BusinessCalendar:
    return business_calendar(Hours.parse(spans if len(spans) > 1 else spans[0]), Days(holidays))


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        # Time that passes at night too.
        ("fri 15:00", "4 h", "fri 19:00"),
        ("fri 15:00", "2 days", "sun 15:00"),
        ("fri 15:00", "1 week", "fri+1 15:00"),
        ("fri 15:00", "90 s", "fri 15:01"),
        # Working hours pass while the office is open.
        ("fri 15:00", "1 working hour", "fri 16:00"),
        ("fri 15:00", "2 working hours", "mon+1 09:00"),
        ("sat 12:00", "8 working hours", "mon+1 16:00"),
        ("mon 08:00", "80 working hours", "fri+1 16:00"),
        ("sat 09:00", "0.0001 working hours", "sat 09:00"),
        # The day on which the clock starts is not counted.
        ("mon 08:00", "1 working day", "tue 16:00"),
        ("mon 15:59", "1 working day", "tue 16:00"),
        ("mon 19:30", "1 working day", "tue 16:00"),
        ("fri 10:00", "2 working days", "tue+1 16:00"),
        ("sat 10:00", "1 working day", "mon+1 16:00"),
        ("sun 23:59", "2 working days", "tue+1 16:00"),
        ("mon 08:00", "20 working days", "mon+4 16:00"),
        # A part of a working day is that share of its open time.
        ("mon 08:00", "0.5 working days", "mon 12:00"),
        ("mon 15:00", "0.5 working days", "tue 11:00"),
        ("mon 08:00", "1.5 working days", "wed 12:00"),
        # Ends of days.
        ("mon 08:00", "same day", "tue 00:00"),
        ("sat 03:00", "at once", "sat 03:00"),
        ("sat 08:00", "next day", "mon+1 00:00"),
        ("mon 08:00", "same working day", "mon 16:00"),
        ("mon 16:00", "same working day", "mon 16:00"),
        ("mon 16:01", "same working day", "tue 16:00"),
        ("sat 08:00", "same working day", "mon+1 16:00"),
        ("fri 08:00", "next working day", "mon+1 16:00"),
        ("fri 18:00", "next working day", "mon+1 16:00"),
    ],
)
def test_duration_at_an_office(start: str, duration: str, end: str) -> None:
    assert calendar(OFFICE).after(at(start), Duration.parse(duration)) // MINUTE == at(end) // MINUTE


def test_mixed_calendar_of_the_repair_promise() -> None:
    # The threshold is in working days, the payment for each later day in calendar days.
    field_service = calendar("mon-fri 08:00-18:00")
    due = field_service.after(at("thu 16:00"), Duration.parse("2 working days"))
    assert due == at("mon+1 18:00")
    assert [field_service.after(due, Duration.parse(f"{days} days")) for days in (1, 5)] == [
        at("tue+1 18:00"),
        at("sat+1 18:00"),
    ]


def test_saturday_is_no_working_day_even_for_a_shop_that_opens_on_it() -> None:
    shop = calendar("mon-fri 08:00-16:00", "sat 10:00-13:00")
    assert shop.after(at("fri 12:00"), Duration.parse("1 working day")) == at("mon+1 16:00")
    assert shop.after(at("fri 15:00"), Duration.parse("2 working hours")) == at("sat 11:00")
    # Half of an average working day of 8 hours.
    assert shop.after(at("mon 08:00"), Duration.parse("0.5 working days")) == at("mon 12:00")


def test_those_who_are_always_at_work_count_working_days_as_customers_do() -> None:
    assert calendar("always").after(at("fri 12:00"), Duration.parse("1 working day")) == at("tue+1 00:00")


def test_those_who_work_at_the_weekend_only_have_working_days_then() -> None:
    market = calendar("sat-sun 08:00-16:00")
    assert market.after(at("sat 12:00"), Duration.parse("1 working day")) == at("sun 16:00")


def test_public_holidays_do_not_count() -> None:
    office = calendar(OFFICE, holidays=EASTER)
    assert office.after(at("thu 12:00"), Duration.parse("1 working day")) == at("tue+1 16:00")
    assert office.after(at("thu 15:00"), Duration.parse("2 working hours")) == at("tue+1 09:00")
    assert office.after(at("thu 12:00"), Duration.parse("6 working days")) == at("tue+2 16:00")


def test_public_holidays_are_no_working_days_but_may_have_hours() -> None:
    service = calendar("mon-fri 08:00-16:00", "hol 10:00-12:00", holidays=EASTER)
    assert service.after(at("thu 12:00"), Duration.parse("1 working day")) == at("tue+1 16:00")
    assert service.after(at("thu 15:00"), Duration.parse("2 working hours")) == at("fri 11:00")
    assert service.next_open(at("mon+1 08:00")) == at("mon+1 10:00")


def test_past_midnight_is_open_time_on_both_days() -> None:
    night = calendar("mon 22:00-24:00", "tue 00:00-02:00")
    assert night.after(at("mon 23:00"), Duration.parse("2 working hours")) == at("tue 01:00")
    assert night.is_open(at("tue 00:00"))
    assert not night.is_open(at("tue 02:00"))


def test_working_days_between_counts_only_whole_later_ones() -> None:
    office = calendar(OFFICE)
    assert office.working_days_between(at("tue 16:00"), at("wed 16:00")) == 1
    assert office.working_days_between(at("fri 16:00"), at("sun 12:00")) == 0
    assert office.working_days_between(at("fri 16:00"), at("tue+1 09:00")) == 2
    # 24:00 ends its own day.
    assert office.working_days_between(at("mon 16:00"), at("tue 00:00")) == 0


def test_a_closing_time_belongs_to_a_working_day() -> None:
    office = calendar(OFFICE, holidays=EASTER)
    assert [office.is_working_day(day) for day in (3, 4, 5, 7, 8, 26 * 7)] == [True, False, False, False, True, True]
    assert office.close_of(26 * 7) == 26 * WEEK + 16 * HOUR
    with pytest.raises(KeyError):
        office.close_of(4)


def test_hours_on_public_holidays_alone_have_no_end() -> None:
    with pytest.raises(ValueError, match="normal week"):
        calendar("hol 10:00-12:00")


@pytest.mark.parametrize("words", ["987654321 working days", "987654321.5 working days", "987654321 working hours"])
def test_absurd_durations_are_computed_at_once(words: str) -> None:
    assert calendar(OFFICE).after(at("mon 09:00"), Duration.parse(words)) > 100_000_000 * HOUR


def test_always_longer_is_silent_about_what_depends_on_the_day() -> None:
    office = calendar(OFFICE)

    def always_longer(longer: str, shorter: str) -> bool:
        return office.always_longer(Duration.parse(longer), Duration.parse(shorter))

    assert always_longer("2 working days", "1 working day")
    assert always_longer("1 working day", "4 h")
    assert not always_longer("1 working day", "24 h")
    assert not always_longer("1 month", "30 days")
    assert not always_longer("1 working day", "next working day")
    assert not always_longer("4 h", "4 h")


# A clock that is walked step by step, as slow as it is plain.

QUARTERS = 24 * 4


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    """Opening hours with spans at quarters of an hour, at least one on a weekday."""
    spans: list[OpenSpan] = []
    for day in draw(st.sets(st.integers(0, 6), min_size=1)) | draw(st.sets(st.just(HOLIDAY))):
        edges = sorted(draw(st.sets(st.integers(0, QUARTERS), min_size=2, max_size=4)))
        spans += [OpenSpan(day, a * 15, b * 15) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    return Hours(tuple(sorted(spans)))


HOLIDAYS = st.frozensets(st.integers(0, 15), max_size=3)
STARTS = st.integers(0, 4 * 7 * QUARTERS).map(lambda quarters: quarters * 15 * MINUTE)
AMOUNTS = st.integers(1, 60).map(lambda quarters: Decimal(quarters) / 4)


def open_then(hours: Hours, holidays: frozenset[int], moment: int) -> bool:
    day, minute = moment // DAY, moment % DAY // MINUTE
    kind = HOLIDAY if day in holidays else day % 7
    return any(span.day == kind and span.start <= minute < span.end for span in hours.spans)


def closing(hours: Hours, holidays: frozenset[int], day: int) -> int | None:
    kind = HOLIDAY if day in holidays else day % 7
    at_weekends_only = all(span.day > 4 for span in hours.spans)
    if kind == HOLIDAY or (kind > 4 and not at_weekends_only):
        return None
    return max((day * DAY + span.end * MINUTE for span in hours.spans if span.day == kind), default=None)


@given(some_hours(), HOLIDAYS, STARTS, AMOUNTS)
def test_working_hours_are_those_that_a_walk_counts(
    hours: Hours, holidays: frozenset[int], start: int, amount: Decimal
) -> None:
    left, moment = int(amount * HOUR), start
    while left:
        left -= 15 * MINUTE if open_then(hours, holidays, moment) else 0
        moment += 15 * MINUTE
    assert BusinessCalendar(hours, Days(holidays)).after(start, Duration(amount, "working hour")) == moment


@given(some_hours(), HOLIDAYS, STARTS)
def test_next_opening_is_the_one_that_a_walk_finds(hours: Hours, holidays: frozenset[int], start: int) -> None:
    moment = start
    while not open_then(hours, holidays, moment):
        moment += 15 * MINUTE
    assert BusinessCalendar(hours, Days(holidays)).next_open(start) == moment


@given(some_hours(), HOLIDAYS, STARTS, st.integers(1, 30))
def test_working_days_are_those_that_fingers_count(
    hours: Hours, holidays: frozenset[int], start: int, amount: int
) -> None:
    day, left = start // DAY, amount
    while left:
        day += 1
        left -= closing(hours, holidays, day) is not None
    calendar = BusinessCalendar(hours, Days(holidays))
    assert calendar.after(start, Duration(Decimal(amount), "working day")) == closing(hours, holidays, day)
    assert calendar.working_days_between(start // DAY * DAY + 1, day * DAY + 1) == amount


UNITS = st.sampled_from(
    ["s", "min", "h", "day", "week", "month", "year", "working hour", "working day", "end of day", "end of working day"]
)


@st.composite
def some_duration(draw: st.DrawFn) -> Duration:
    unit = draw(UNITS)
    return Duration(Decimal(draw(st.integers(0, 1))) if unit.startswith("end") else draw(AMOUNTS), unit)


@given(some_hours(), HOLIDAYS, st.lists(STARTS, min_size=2, max_size=2).map(sorted), some_duration())
def test_what_starts_later_never_ends_sooner(
    hours: Hours, holidays: frozenset[int], starts: list[int], duration: Duration
) -> None:
    calendar = BusinessCalendar(hours, Days(holidays))
    assert starts[0] <= calendar.after(starts[0], duration) <= calendar.after(starts[1], duration)


@given(some_hours(), HOLIDAYS, STARTS, st.sampled_from(["working hour", "working day"]), AMOUNTS, AMOUNTS)
def test_a_longer_duration_never_ends_sooner(
    hours: Hours, holidays: frozenset[int], start: int, unit: str, one: Decimal, other: Decimal
) -> None:
    calendar = BusinessCalendar(hours, Days(holidays))
    short, long = sorted((one, other))
    assert calendar.after(start, Duration(short, unit)) <= calendar.after(start, Duration(long, unit))


@given(some_hours(), STARTS, some_duration())
def test_without_holidays_every_week_is_the_same(hours: Hours, start: int, duration: Duration) -> None:
    calendar = BusinessCalendar(hours)
    assert calendar.after(start + WEEK, duration) == calendar.after(start, duration) + WEEK


@pytest.mark.parametrize("holidays", [frozenset(), frozenset({3, 9})])
@pytest.mark.parametrize("days", [0, 1, 7, 13, 14, 15, 21, 22, 40])
def test_opening_times_go_on_for_as_many_days_as_are_asked_for(days: int, holidays: frozenset[int]) -> None:
    office = calendar("mon-fri 09:00-12:00", "mon 13:00-17:00", holidays=holidays)
    spans = office.spans(0, days - 1)
    assert {opens // DAY for opens, _closes in spans} == {
        day for day in range(days) if day % 7 < 5 and day not in holidays
    }
    assert sum(closes - opens for opens, closes in spans) == office.open_time(0, days * DAY)
