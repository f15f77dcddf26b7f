"""How rules about time speak of a case that is late, or only just in time."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Final

from promisekit.graph.calendars import Calendars
from promisekit.graph.clock import Moment
from promisekit.graph.moment import day_in_words, end_in_words, length_in_words, start_in_words
from promisekit.graph.timeline import Bar, Timeline, working_days_late
from promisekit.model.duration import SECONDS
from promisekit.model.reference import CUSTOMER
from promisekit.model.walk import KeyPath

_MOST_DAYS: Final = 4
"""So many days are told one by one."""


def how_late(case: Timeline) -> str:
    """By how much the case passes its due time, in the unit of the promise: `1 working day`, `3 h`."""
    days = working_days_late(case)
    if days:
        return f"{days} working day{'s' if days > 1 else ''}"
    return length_in_words(-case.slack, up=True)


def story(case: Timeline) -> str:
    """`a case that starts Friday 16:00 is due Tuesday 16:00 and done by Wednesday 16:00`."""
    start, epoch = case.clock(case.start), case.epoch
    away = [_days_in_words("public holidays", case.holidays, epoch), _days_in_words("closed days", case.closed, epoch)]
    told = " and ".join(one for one in away if one)
    around = f", with {told}," if told else ""
    return (
        f"a case that starts {start_in_words(start, epoch)}{around} is due "
        f"{_end(case, case.due)} and done by {_end(case, case.finish)}"
    )


def _end(case: Timeline, moment: Moment) -> str:
    return end_in_words(case.clock(moment), case.clock(case.start), case.epoch)


def _days_in_words(what: str, days: Collection[int], epoch: datetime.date | None) -> str:
    """`public holidays on Friday and Monday`; of many days, how many and the first and the last one."""
    told = [day_in_words(day, epoch) for day in sorted(days)]
    if not told:
        return ""
    if len(told) > _MOST_DAYS:
        return f"{len(told)} {what} from {told[0]} to {told[-1]}"
    return f"{what} on " + " and ".join([", ".join(told[:-1])] * (len(told) > 1) + told[-1:])


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
            f"`{bar.by}` is done by {_end(case, bar.end)}",
        )
        for bar in case.critical_path
        if bar.within
    )


def closed_time(case: Timeline, calendars: Calendars) -> tuple[int, str]:
    """Seconds of the critical path in which nobody is at work, and who is closed longest."""
    closed: dict[str, int] = {}
    for bar in case.critical_path:
        if bar.by == CUSTOMER:
            continue
        calendar = calendars.of(bar.by)
        lost = bar.end - bar.ready - calendar.open_time(bar.ready, bar.end)
        closed[bar.by] = closed.get(bar.by, 0) + lost
    by = max(closed, key=lambda actor: closed[actor], default="")
    return sum(closed.values()), by


def hint(case: Timeline, calendars: Calendars) -> str:
    """What to do about it: the clock runs while somebody is closed, or one part takes longest."""
    closed, by = closed_time(case, calendars)
    if case.limit.unit in SECONDS and 0 < -case.slack <= closed:
        return (
            f"`{by}` is closed while the clock runs: promise the time in working hours or working days, "
            "or say under `hours:` when the clock can start"
        )
    part = longest(case)
    return f"shorten `{part.id}` ({part.within}), which takes the longest, or promise more time"
