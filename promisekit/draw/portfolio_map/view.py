"""What the map of a portfolio shows, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a function carries a promise, the most first."""

    ANSWERS = "answers"
    COMMITS = "commits to"
    UNCOMMITTED = "uncommitted"
    """A touchpoint where the promise is kept cannot do without it, and it commits to nothing."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of the portfolio and its short label: `P1`."""

    label: str
    promise: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A promise that a function carries, and how."""

    label: str
    how: How


@dataclass(frozen=True, slots=True)
class JourneyColumn:
    """A journey; an empty name is for the promises that are kept in none."""

    name: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A function, and for each journey what it carries there."""

    name: str
    kind: str
    """`frontline`, `backstage`, `support` or `partner`."""
    cells: tuple[tuple[Carried, ...], ...]
    href: str | None = None

    @property
    def rests(self) -> int:
        """How many promises rest on it."""
        return len({carried.label for cell in self.cells for carried in cell})


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole portfolio."""

    name: str
    journeys: tuple[JourneyColumn, ...]
    functions: tuple[FunctionRow, ...]
    promises: tuple[Promised, ...]
    language: str = "en"
