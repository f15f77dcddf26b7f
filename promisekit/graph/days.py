"""Which days are no ordinary ones, in one place: public holidays, days on which everything is closed, changed clocks.

Days are counted from a Monday. Without dates it is any Monday, and every week is like the next; with dates the
calendar begins with the week of 1 January.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

NO_DAYS: Final[frozenset[int]] = frozenset()
CLOCK_NEVER_CHANGES: Final = ()


@dataclass(frozen=True, eq=False)
class Days:
    """The days of one place. Two of them are the same only if they are one, so that they are told apart fast.

    ``changes`` are pairs of a moment (seconds since day 0 began in UTC) and the seconds by which local clocks are ahead
    of UTC from then on, the first long before day 0; empty where no zone is known, and moments are local then.
    Starts are tried on the days from ``first`` to ``last``.
    """

    holidays: frozenset[int] = NO_DAYS
    closed: frozenset[int] = NO_DAYS
    changes: tuple[tuple[int, int], ...] = CLOCK_NEVER_CHANGES
    first: int = 0
    last: int = 6
    epoch: datetime.date | None = None
    """The date of day 0; None where there are no dates."""

    @cached_property
    def with_no_day_off(self) -> Days:
        """The same calendar as if there were neither public holidays nor closed days."""
        return replace(self, holidays=NO_DAYS, closed=NO_DAYS)

    def date(self, day: int) -> datetime.date | None:
        """The date of a day."""
        return self.epoch + datetime.timedelta(days=day) if self.epoch else None


ORDINARY: Final = Days()
"""Weeks without dates, each like the next."""


def long_week(*holidays: int) -> Days:
    """Weeks without dates, those days being public holidays; starts are tried until the last of them."""
    return Days(frozenset(holidays), last=max(6, *holidays))
