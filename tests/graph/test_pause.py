"""What a pause for the customer adds to the promised time, counted by hand: cases that helpdesks get wrong."""

from __future__ import annotations

import pytest

from promisekit.graph.clock import DAY, HOUR, MINUTE, business_calendar
from promisekit.graph.pause import Linear, due_after
from promisekit.graph.schedule import Schedule, Work
from promisekit.graph.search import worst_case
from promisekit.model.duration import Duration
from promisekit.model.hours import ALWAYS, Hours

OFFICE = business_calendar(Hours.parse("mon-fri 08:00-16:00"))
DAYS = {name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def at(words: str) -> int:
    """`fri 16:00` of the first week, `mon+1 08:00` of the second."""
    day, time = words.split()
    name, _, weeks = day.partition("+")
    hours, minutes = time.split(":")
    return (DAYS[name] + 7 * int(weeks or 0)) * DAY + int(hours) * HOUR + int(minutes) * MINUTE


def due(start: str, limit: str, *pauses: tuple[str, str]) -> int:
    duration = Duration.parse(limit)
    without = OFFICE.after(at(start), duration)
    spans = [(Linear(at(begin), 0), Linear(at(end), 0)) for begin, end in pauses]
    return due_after(spans, OFFICE, duration, Linear(without, 0))[0].at


@pytest.mark.parametrize(
    ("start", "limit", "pauses", "ends"),
    [
        # A day on hold is 8 working hours, not 24.
        ("mon 08:00", "4 working hours", [("mon 10:00", "tue 10:00")], "tue 12:00"),
        # A night on hold adds nothing to working hours.
        ("mon 14:00", "4 working hours", [("mon 20:00", "tue 06:00")], "tue 10:00"),
        ("mon 15:00", "2 working hours", [("mon 16:00", "tue 08:00")], "tue 09:00"),
        # A weekend on hold adds what it takes from Friday and Monday, once.
        ("fri 14:00", "4 working hours", [("fri 15:00", "mon+1 09:00")], "mon+1 12:00"),
        ("fri 14:00", "4 working hours", [("fri 16:00", "mon+1 08:00")], "mon+1 10:00"),
        # Two parts of the customer at a time stop the clock once.
        ("mon 08:00", "4 working hours", [("mon 09:00", "mon 12:00"), ("mon 10:00", "mon 11:00")], "mon 15:00"),
        ("mon 08:00", "4 working hours", [("mon 09:00", "mon 11:00"), ("mon 11:00", "mon 12:00")], "mon 15:00"),
        ("mon 08:00", "4 working hours", [("mon 09:00", "mon 10:00"), ("mon 12:00", "mon 13:00")], "mon 14:00"),
        # What begins after the time is over adds nothing.
        ("mon 08:00", "4 working hours", [("mon 12:00", "tue 12:00")], "mon 12:00"),
        ("mon 08:00", "4 working hours", [("mon 11:59", "tue 11:59")], "tue 12:00"),
        # Time that passes at night, too, is added whole.
        ("mon 08:00", "24 h", [("mon 20:00", "tue 06:00")], "tue 18:00"),
        ("fri 14:00", "24 h", [("fri 15:00", "mon+1 09:00")], "tue+1 08:00"),
        # Of working days, those that pass wholly meanwhile.
        ("mon 08:00", "2 working days", [("mon 20:00", "tue 06:00")], "wed 16:00"),
        ("mon 08:00", "2 working days", [("tue 08:00", "tue 16:00")], "thu 16:00"),
        ("mon 08:00", "2 working days", [("tue 08:01", "tue 16:00")], "wed 16:00"),
        ("thu 10:00", "2 working days", [("fri 10:00", "mon+1 10:00")], "mon+1 16:00"),
        ("thu 10:00", "2 working days", [("thu 12:00", "tue+1 09:00")], "wed+1 16:00"),
        # Time cannot run out while the customer has the case.
        ("mon 08:00", "1 working day", [("tue 10:00", "wed 10:00")], "wed 16:00"),
        ("mon 08:00", "1 working day", [("tue 10:00", "wed 18:00")], "thu 16:00"),
        ("mon 08:00", "same day", [("mon 12:00", "tue 12:00")], "wed 00:00"),
        ("mon 08:00", "next day", [("mon 12:00", "tue 12:00")], "wed 00:00"),
        ("mon 08:00", "next day", [("tue 00:00", "wed 00:00")], "thu 00:00"),
    ],
)
def test_what_a_pause_adds(start: str, limit: str, pauses: list[tuple[str, str]], ends: str) -> None:
    assert due(start, limit, *pauses) == at(ends)


def test_a_case_that_waits_for_the_customer_over_the_weekend_is_found() -> None:
    """Two hours of work before and two after, four working hours promised: kept, as long as only they count."""
    anytime = business_calendar(ALWAYS)
    two_hours, four_hours, two_days = map(Duration.parse, ("2 working hours", "4 working hours", "2 days"))
    work = (
        Work(OFFICE, two_hours, ()),
        Work(anytime, two_days, (0,), stops_clock=True),
        Work(OFFICE, two_hours, (1,)),
    )
    worst = worst_case(Schedule(work, OFFICE, OFFICE, ((None, four_hours),)))
    assert worst and worst.slack == 0
    # With a clock that runs on, the same is late by what of the customer's time are working hours.
    running = tuple(one._replace(stops_clock=False) for one in work)
    late = worst_case(Schedule(running, OFFICE, OFFICE, ((None, four_hours),)))
    assert late and late.slack < -8 * HOUR
