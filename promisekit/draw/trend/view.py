"""What the trend of a metric shows, before anything has a place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, and its day where it has one."""

    value: float
    on: datetime.date | None = None
    n: float | None = None
    """From how many answers or cases."""


@dataclass(frozen=True, slots=True)
class TrendView:
    """A metric with at least one figure."""

    id: str
    name: str
    higher_is_better: bool
    unit: str = ""
    baseline: Figure | None = None
    target: Figure | None = None
    results: tuple[Figure, ...] = ()
    """In the order of their days."""
    language: str = "en"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them."""
        return tuple(figure for figure in (self.baseline, *self.results, self.target) if figure)
