"""The shortest time that could be promised: what always holds, and what holds in a share of all cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from promisekit.graph.kept_share import late_minutes
from promisekit.graph.schedule import Schedule
from promisekit.graph.search import worst_case
from promisekit.model.duration import Duration

UNITS: Final = ("h", "working hour", "day", "working day")
"""In the order in which they are told."""
_MOST: Final = 4096


def shortest_limit(schedule: Schedule, unit: str, share: int = 100) -> Duration | None:
    """The least whole number of that unit within which that many per cent of all starts are done; None for none.

    A longer limit is never kept less often, so that halving finds it.
    """

    def holds(amount: int) -> bool:
        limit = Duration(Decimal(amount), unit)
        tried = schedule._replace(limits=((None, limit),))
        if share == 100 and unit in ("h", "day", "working hour"):
            return worst_case(tried, below=0) is None
        late, every = late_minutes(tried)
        return late * 100 <= (100 - share) * every

    low, high = 0, 1
    while not holds(high):
        low, high = high, high * 2
        if high > _MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return Duration(Decimal(high), unit)
