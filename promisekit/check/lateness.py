"""How rules about time speak of a case that is late, or only just in time."""

from __future__ import annotations

from promisekit.graph.clock import BusinessCalendar, business_calendar
from promisekit.graph.moment import WEEKDAYS, end_in_words, length_in_words, start_in_words
from promisekit.graph.timeline import Bar, Timeline, working_days_late
from promisekit.model.duration import SECONDS
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath


def how_late(case: Timeline, measured_by: BusinessCalendar) -> str:
    """By how much the case passes its due time, in the unit of the promise: `1 working day`, `3 h`."""
    days = working_days_late(case, measured_by)
    if days:
        return f"{days} working day{'s' if days > 1 else ''}"
    return length_in_words(-case.slack)


def story(case: Timeline) -> str:
    """`a case that starts Friday 16:00 is due Tuesday 16:00 and done by Wednesday 16:00`."""
    holidays = " and ".join(WEEKDAYS[day % 7] for day in sorted(case.holidays))
    around = f", with public holidays on {holidays}," if holidays else ""
    return (
        f"a case that starts {start_in_words(case.start)}{around} is due {end_in_words(case.due, case.start)} "
        f"and done by {end_in_words(case.finish, case.start)}"
    )


def chain(case: Timeline) -> str:
    """The ids of the commitments that decide: `record-error`, then `correct`."""
    return ", then ".join(f"`{bar.id}`" for bar in case.critical_path)


def longest(case: Timeline) -> Bar:
    """The commitment of the critical path that takes longest."""
    return max(case.critical_path, key=lambda bar: bar.end - bar.start)


def related(case: Timeline, portfolio_path: KeyPath) -> tuple[tuple[KeyPath, str], ...]:
    """The places of the commitments that decide, each with what it says."""
    return tuple(
        (
            (*portfolio_path, "commitments", bar.id, "within"),
            f"`{bar.by}` is done by {end_in_words(bar.end, case.start)}",
        )
        for bar in case.critical_path
        if bar.within
    )


def closed_time(case: Timeline, portfolio: Portfolio) -> tuple[int, str]:
    """Seconds of the critical path in which nobody is at work, and who is closed longest."""
    closed: dict[str, int] = {}
    for bar in case.critical_path:
        calendar = business_calendar(portfolio.hours_of(bar.by), case.holidays)
        lost = bar.end - bar.ready - calendar.open_time(bar.ready, bar.end)
        closed[bar.by] = closed.get(bar.by, 0) + lost
    by = max(closed, key=lambda actor: closed[actor])
    return sum(closed.values()), by


def hint(case: Timeline, portfolio: Portfolio) -> str:
    """What to do about it: the clock runs while somebody is closed, or one part takes longest."""
    closed, by = closed_time(case, portfolio)
    if case.limit.unit in SECONDS and 0 < -case.slack <= closed:
        return (
            f"`{by}` is closed while the clock runs: promise the time in working hours or working days, "
            "or say under `hours:` when the clock can start"
        )
    part = longest(case)
    return f"shorten `{part.id}` ({part.within}), which takes the longest, or promise more time"
