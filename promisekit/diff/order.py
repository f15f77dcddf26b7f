"""Which of two values is more: durations in any units, opening hours, amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal

from promisekit.graph.clock import BusinessCalendar, business_calendar
from promisekit.graph.contact_hours import uncovered_span
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.money import Money

Order = Literal["more", "less", "same", "unclear"]
"""How the new value compares with the old one."""

_VAGUE: Final = ("month", "year")
"""Units of no fixed length: 30 days and a month are neither longer nor shorter than each other."""


def plain_order(old: Any, new: Any) -> Order:
    """Of numbers and dates."""
    return "more" if new > old else "less" if new < old else "same"


def money_order(old: Money, new: Money) -> Order:
    """Amounts of different currencies do not compare."""
    return plain_order(old.amount, new.amount) if old.currency == new.currency else "unclear"


def ranked_order(ranks: tuple[str, ...]) -> Callable[[str, str], Order]:
    """Of words that have an order, least first."""
    return lambda old, new: plain_order(ranks.index(old), ranks.index(new))


def duration_order(old: Duration, new: Duration, hours: Iterable[Hours] = ()) -> Order:
    """Durations in one unit compare by themselves; others on the clocks of those whose ``hours`` are given.

    ``more`` and ``less`` only where it is so whenever the clock starts, on all of those clocks.
    """
    if old.unit == new.unit:
        return plain_order(old.amount, new.amount)
    if old.unit in SECONDS and new.unit in SECONDS:
        before, after = old.amount * SECONDS[old.unit], new.amount * SECONDS[new.unit]
        if before == after:
            return "same"
        if old.unit not in _VAGUE and new.unit not in _VAGUE:
            return plain_order(before, after)
    verdicts = {_on_clock(calendar, old, new) for calendar in _calendars(hours)}
    return verdicts.pop() if len(verdicts) == 1 else "unclear"


def _on_clock(calendar: BusinessCalendar, old: Duration, new: Duration) -> Order:
    if calendar.always_longer(new, old):
        return "more"
    return "less" if calendar.always_longer(old, new) else "unclear"


def _calendars(hours: Iterable[Hours]) -> Iterator[BusinessCalendar]:
    for one in dict.fromkeys((*hours,) or (ALWAYS,)):
        try:
            yield business_calendar(one)
        except ValueError:  # open on public holidays only: no clock to compare by
            continue


def hours_order(old: Hours, new: Hours) -> Order:
    """``less``: open at no time that it was not open before."""
    lost = uncovered_span(old, [new], holidays=True)
    won = uncovered_span(new, [old], holidays=True)
    if lost and won:
        return "unclear"
    return "less" if lost else "more" if won else "same"


def combined(orders: Iterable[Order]) -> Order:
    """The order of a whole whose parts compare like that."""
    distinct = set(orders) - {"same"}
    if not distinct:
        return "same"
    return distinct.pop() if len(distinct) == 1 else "unclear"
