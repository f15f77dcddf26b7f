"""What the heat map shows, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.draw.badges import Pain
from promisekit.model.pain_point import TERMS


@dataclass(frozen=True, slots=True)
class Felt:
    """A pain point at a touchpoint, and whether a promise answers it."""

    pain: Pain
    answered: bool


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """A touchpoint, and what is felt there."""

    name: str
    pains: tuple[Felt, ...]
    channel: str = ""
    href: str | None = None

    def under(self, term: str) -> tuple[Felt, ...]:
        """What belongs into the column of a term, the worst first."""
        found = [felt for felt in self.pains if term in felt.pain.terms]
        return tuple(sorted(found, key=lambda felt: -(felt.pain.severity or 0)))

    @property
    def heat(self) -> tuple[int, int]:
        """How badly it hurts: the worst severity, then all of them together."""
        severities = [felt.pain.severity or 0 for felt in self.pains]
        return max(severities, default=0), sum(severities)


@dataclass(frozen=True, slots=True)
class HeatView:
    """All touchpoints at which something hurts, the hottest first."""

    name: str
    rows: tuple[TouchpointRow, ...]
    language: str = "en"

    @property
    def unanswered(self) -> tuple[Pain, ...]:
        """Each pain point that no promise answers, once."""
        return tuple(dict.fromkeys(felt.pain for row in self.rows for felt in row.pains if not felt.answered))

    @property
    def answered(self) -> tuple[Pain, ...]:
        """Each pain point that a promise answers, once."""
        return tuple(dict.fromkeys(felt.pain for row in self.rows for felt in row.pains if felt.answered))

    @property
    def count(self) -> int:
        """How many pain points there are."""
        return len({felt.pain for row in self.rows for felt in row.pains})


__all__ = ["TERMS", "Felt", "HeatView", "TouchpointRow"]
