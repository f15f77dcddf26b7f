"""The search for the worst start, against looking at every start."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from promisekit.graph.clock import DAY, MINUTE, BusinessCalendar, business_calendar
from promisekit.graph.days import long_week
from promisekit.graph.kept_share import late_share
from promisekit.graph.schedule import Schedule, Work
from promisekit.graph.search import worst_case
from promisekit.model.duration import Duration
from promisekit.model.hours import ALWAYS, Hours
from tests.graph.brute_force import differences

WEEKLY = ("always", "mon-fri 08:00-16:00", "mon-fri 08:00-20:00", "mon-sat 10:00-18:00", "sun 12:00-24:00")
AT_NIGHT = ("mon 22:00-24:00", "tue 00:00-06:00", "fri 09:00-11:00")
CALENDARS = [*(business_calendar(Hours.parse(words)) for words in WEEKLY), business_calendar(Hours.parse(AT_NIGHT))]

calendars = st.sampled_from(CALENDARS)
durations = st.one_of(
    st.builds(
        Duration,
        st.integers(1, 12).map(lambda quarters: Decimal(quarters) / 4),
        st.sampled_from(["h", "day", "working hour", "working day"]),
    ),
    st.builds(Duration, st.integers(0, 1).map(Decimal), st.sampled_from(["end of day", "end of working day"])),
)


@st.composite
def some_schedule(draw: st.DrawFn) -> Schedule:
    work = tuple(
        Work(draw(calendars), draw(durations), tuple(sorted(draw(st.sets(st.integers(0, at - 1)))) if at else ()))
        for at in range(draw(st.integers(1, 4)))
    )
    return Schedule(work, draw(calendars), draw(calendars), ((None, draw(durations)),))


def starts(contact: BusinessCalendar) -> list[int]:
    return [s for opens, closes in contact.spans(0, 6) for s in {*range(opens, closes, 30 * MINUTE), closes - MINUTE}]


@given(some_schedule())
def test_no_start_leaves_less_time_than_the_worst_one(schedule: Schedule) -> None:
    worst = worst_case(schedule)
    assert worst
    assert worst.slack == (schedule.due(worst.start) or 0) - schedule.finish(worst.start)
    assert schedule.contact.is_open(worst.start)
    assert worst.slack <= min((schedule.due(s) or 0) - schedule.finish(s) for s in starts(schedule.contact))


@given(some_schedule())
def test_a_case_that_comes_in_later_is_never_done_sooner(schedule: Schedule) -> None:
    finishes = [schedule.finish(start) for start in sorted(starts(schedule.contact))]
    assert finishes == sorted(finishes)


@given(some_schedule())
def test_work_waits_for_its_predecessors_and_for_the_opening(schedule: Schedule) -> None:
    start = schedule.contact.next_open(0)
    stretches = schedule.stretches(start)
    for work, stretch in zip(schedule.work, stretches, strict=True):
        assert stretch.ready == max((stretches[before].end for before in work.after), default=start)
        assert stretch.ready <= stretch.start <= stretch.end


def chain(*words: str) -> Schedule:
    office = business_calendar(Hours.parse("mon-fri 08:00-16:00"))
    work = tuple(Work(office, Duration.parse(w), (at - 1,) if at else ()) for at, w in enumerate(words))
    always = business_calendar(ALWAYS)
    return Schedule(work, always, office, ((None, Duration.parse("1 day")),))


def test_working_days_in_a_chain_add_up() -> None:
    one_after_the_other = chain("1 working day", "3 working days", "2 working days")
    assert all(one_after_the_other.finish(s) == chain("6 working days").finish(s) for s in range(0, 7 * DAY, 3600))


def test_same_day_work_can_follow_same_day_work() -> None:
    night_desk = business_calendar(ALWAYS)
    same_day = Duration.parse("same day")
    work = (Work(night_desk, same_day, ()), Work(night_desk, same_day, (0,)))
    assert Schedule(work, night_desk, night_desk, ((None, same_day),)).finish(0) == DAY


def test_limits_go_by_the_hour_of_contact() -> None:
    office = business_calendar(Hours.parse("mon-fri 08:00-16:00"))
    morning = business_calendar(Hours.parse("mon-fri 08:00-12:00"))
    limits = ((morning, Duration.parse("1 h")), (None, Duration.parse("3 h")))
    schedule = Schedule((Work(office, Duration.parse("2 h"), ()),), office, office, limits)
    assert schedule.due(10 * 3600) == 11 * 3600
    assert schedule.due(13 * 3600) == 16 * 3600
    worst = worst_case(schedule)
    assert worst
    assert worst.slack == -3600
    assert late_share(schedule) == 0.5


def test_starts_that_no_limit_covers_are_left_out() -> None:
    office = business_calendar(Hours.parse("mon-fri 08:00-16:00"))
    sunday = business_calendar(Hours.parse("sun 08:00-16:00"))
    schedule = Schedule((Work(office, Duration.parse("9 h"), ()),), office, office, ((sunday, Duration.parse("1 h")),))
    assert worst_case(schedule) is None
    assert late_share(schedule) == 0


def test_the_search_finds_what_every_minute_finds() -> None:
    assert differences(200, seed=7) == []


def test_a_lunch_break_makes_a_case_of_24_hours_late() -> None:
    always = business_calendar(ALWAYS)
    office = business_calendar(Hours.parse(("mon-fri 08:00-12:00", "mon-fri 13:00-17:00")))
    around_the_clock = business_calendar(Hours.parse("mon-fri 08:00-17:00"))
    day = Duration.parse("24 h")
    worst = worst_case(Schedule((Work(office, day, ()),), around_the_clock, always, ((None, day),)))
    assert worst
    assert worst.slack == -3600
    assert worst.start % DAY == 12 * 3600


def test_starts_of_the_whole_week_are_looked_at_around_an_early_holiday() -> None:
    with_a_wednesday_off = long_week(2)
    office = business_calendar(Hours.parse("mon-fri 08:00-16:00"), with_a_wednesday_off)
    always = business_calendar(ALWAYS, with_a_wednesday_off)
    worst = worst_case(
        Schedule((Work(office, Duration.parse("1 h"), ()),), always, always, ((None, Duration.parse("1 h")),))
    )
    assert worst
    assert worst.start == 4 * DAY + 16 * 3600
