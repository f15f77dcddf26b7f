"""The employee experience that ensures the promises: what staff have, what holds them back, and what removes that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from promisekit.handbook.book.book import Book, in_force
from promisekit.model.capability import Enabler, Obstacle
from promisekit.model.improvement import Improvement
from promisekit.model.promise import Promise

AREAS: Final = ("culture", "technology", "environment")
KINDS: Final = ("resources", "skills", "leadership", "goals", "culture", "metrics")


@dataclass(frozen=True)
class EnablerRow:
    """An enabler, the promises that it ensures, and the improvements that build it."""

    enabler: Enabler
    promises: list[Promise]
    built_by: list[Improvement]


@dataclass(frozen=True)
class ObstacleRow:
    """An obstacle, the promises that it hinders, and the improvements that remove it."""

    obstacle: Obstacle
    promises: list[Promise]
    removed_by: list[Improvement]


@dataclass(frozen=True)
class EmployeeExperience:
    """Enablers by area and obstacles by kind; every area and every kind is there, those without any as a gap."""

    enablers: list[tuple[str, list[EnablerRow]]]
    """An empty area at the end is for those that name none."""
    obstacles: list[tuple[str, list[ObstacleRow]]]
    not_ensured: list[Promise]
    """Promises in force that no enabler ensures."""

    @property
    def in_place(self) -> int:
        """How many enablers staff have already."""
        return sum(row.enabler.status == "in-place" for _, rows in self.enablers for row in rows)

    @property
    def unaddressed(self) -> int:
        """How many obstacles nothing removes."""
        return sum(not row.removed_by for _, rows in self.obstacles for row in rows)


def employee_experience(book: Book) -> EmployeeExperience:
    """Sorts enablers and obstacles."""
    portfolio = book.portfolio
    enablers = [
        EnablerRow(enabler, _ensured(book, enabler), _improvements(book, ("enablers", enabler.id), "builds"))
        for enabler in portfolio.enablers.values()
    ]
    obstacles = [
        ObstacleRow(
            obstacle, _known(book, obstacle.hinders), _improvements(book, ("obstacles", obstacle.id), "removes")
        )
        for obstacle in portfolio.obstacles.values()
    ]
    by_area = [(area, [row for row in enablers if row.enabler.area == area]) for area in AREAS]
    by_kind = [(kind, [row for row in obstacles if row.obstacle.kind == kind]) for kind in KINDS]
    of_no_area = [row for row in enablers if row.enabler.area is None]
    of_no_kind = [row for row in obstacles if row.obstacle.kind is None]
    return EmployeeExperience(
        by_area + ([("", of_no_area)] if of_no_area else []),
        by_kind + ([("", of_no_kind)] if of_no_kind else []),
        [promise for promise in book.promises_in_force if not promise.ensured_by],
    )


def _ensured(book: Book, enabler: Enabler) -> list[Promise]:
    return _known(book, (item_id for _, item_id in book.graph.referrers(("enablers", enabler.id), "ensured_by")))


def _known(book: Book, ids: Iterable[str]) -> list[Promise]:
    promises = book.portfolio.promises
    return [promises[item_id] for item_id in ids if item_id in promises and in_force(promises[item_id])]


def _improvements(book: Book, address: tuple[str, str], field: str) -> list[Improvement]:
    return [book.portfolio.improvements[item_id] for _, item_id in book.graph.referrers(address, field)]
