"""What a commitment timeline shows, before anything has a place.

Moments are seconds since a Monday 00:00, as clocks on walls say them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stint:
    """One commitment: somebody has the case from `start` to `end`."""

    actor: str
    kind: str
    """`role`, `function`, `system` or `customer`."""
    does: str
    within: str
    """The committed time; empty where none is given."""
    ready: int
    start: int
    end: int
    slack: int
    critical: bool
    after: tuple[int, ...] = ()
    """Positions of the stints that hand the case on to this one."""
    open: tuple[tuple[int, int], ...] = ()
    """When whoever does it is at work; empty where the picture's weeks are too many to show it."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Spending:
    """When a case starts and is done, and where its time goes along the chain that decides, in seconds."""

    start: int
    finish: int
    limit: int
    """Seconds from the start until the promised time is over."""
    work: int
    closed: int
    """While nobody is at work."""
    customer: int

    @property
    def took(self) -> int:
        """Seconds from the start to the end."""
        return self.work + self.closed + self.customer


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The worst case of a promise."""

    id: str
    promise: str
    limit: str
    start: int
    due: int
    finish: int
    is_late: bool
    stints: tuple[Stint, ...]
    holidays: tuple[int, ...] = ()
    """Day numbers of public holidays."""
    folded: tuple[int, ...] = ()
    """Day numbers on which nothing happens, because nobody who has the case is at work."""
    worst: Spending | None = None
    usual: Spending | None = None
    """An ordinary case."""
    language: str = "en"
    late: str = ""
    """By how much it is late, where the promise counts it in another unit than the axis: `1 working day`."""
    epoch: datetime.date | None = None
    """The date of day 0, where the case is one of a certain date."""

    @property
    def end(self) -> int:
        """The last moment that matters."""
        return max(self.due, self.finish)
