"""The TERMS heat map: touchpoints by what hurts there (TERMS: Korkiakoski 2019)."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.handbook.book import Book, in_force
from promisekit.handbook.sheets.role import by_encounters
from promisekit.model.pain_point import TERMS, PainPoint
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class HeatCell:
    """The pains of one kind at one touchpoint."""

    terms: str
    pains: tuple[PainPoint, ...]
    unanswered: tuple[PainPoint, ...]
    """Those that no agreed or live promise answers."""

    @property
    def severity(self) -> int:
        """The worst severity, 0 where nothing hurts; a pain without one counts as 1."""
        return max((pain.severity or 1 for pain in self.pains), default=0)


@dataclass(frozen=True)
class HeatRow:
    """One touchpoint and its five cells."""

    touchpoint: Touchpoint
    cells: tuple[HeatCell, ...]


def heat_map(book: Book) -> list[HeatRow]:
    """One row a touchpoint, the busiest first; a pain stands in every column that its ``terms`` name."""
    rows = []
    for touchpoint in sorted(book.portfolio.touchpoints.values(), key=by_encounters):
        pains = book.relations.pain_points_at.get(touchpoint.id, [])
        cells = []
        for terms in TERMS:
            here = tuple(pain for pain in pains if terms in pain.terms)
            cells.append(HeatCell(terms, here, tuple(p for p in here if not is_answered(book, p))))
        rows.append(HeatRow(touchpoint, tuple(cells)))
    return rows


def is_answered(book: Book, pain: PainPoint) -> bool:
    """Whether an agreed or live promise answers the pain point."""
    return any(in_force(promise) for promise in book.relations.answered_by.get(pain.id, []))
