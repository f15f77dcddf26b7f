"""Who carries the experience: what share of encounters and which promises rest on each function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from promisekit.graph.load import work_a_month
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.sheets.function import encounters_at, function_sheet
from promisekit.model.actor import Function
from promisekit.model.journey import Journey
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class Load:
    """What rests on one function. Shares are percentages of all encounters a month; None where no figure is known."""

    function: Function
    answered: Decimal | None
    """Of encounters at touchpoints that it is responsible for."""
    touched: Decimal | None
    """Of encounters at touchpoints that it is responsible for or supports."""
    answers_for: list[Promise]
    helps: list[Promise]
    """Promises that others answer for and that it has committed to a part of."""
    journeys: list[Journey]
    hours: float | None
    """Of work that its encounters take in a month, as far as it is known; None where nobody knows any."""

    @property
    def is_support(self) -> bool:
        """Whether customers never see it."""
        return self.function.kind == "support"

    @property
    def promises(self) -> int:
        """How many promises rest on it."""
        return len(self.answers_for) + len(self.helps)


@dataclass(frozen=True)
class WhoCarries:
    """All functions, those on which most promises rest first."""

    loads: list[Load]
    promises: int
    """How many there are in force."""
    on_support: int
    """How many of them rest on a support function, too."""
    encounters: float
    """A month, at all touchpoints that somebody has counted."""
    touched_by_support: Decimal | None
    """Share of encounters at touchpoints that a support function is responsible for or supports; None if unknown."""
    uncounted: list[str]
    """Touchpoints whose encounters nobody has counted."""


def who_carries(book: Book) -> WhoCarries:
    """Adds up what rests on each function."""
    touchpoints = book.portfolio.touchpoints.values()
    encounters = encounters_at(touchpoints) or 0
    loads = [_load(book, function, encounters) for function in book.portfolio.functions.values()]
    loads.sort(key=lambda load: (-load.promises, -(load.touched or 0), load.function.id))
    support = {load.function.id for load in loads if load.is_support}
    carried = {promise.id for load in loads if load.is_support for promise in (*load.answers_for, *load.helps)}
    touched = _known([t for t in touchpoints if support & {t.responsible, *t.supported_by}])
    uncounted = [touchpoint.id for touchpoint in touchpoints if touchpoint.encounters_per_month is None]
    share = _share(touched, encounters)
    return WhoCarries(loads, len(book.promises_in_force), len(carried), encounters, share, uncounted)


def _load(book: Book, function: Function, encounters: float) -> Load:
    sheet = function_sheet(book, function.id)
    own = [touchpoint for touchpoint in sheet.touchpoints if touchpoint.responsible == function.id]
    return Load(
        function,
        _share(_known(own), encounters),
        _share(_known(sheet.touchpoints), encounters),
        sheet.answers_for,
        sheet.carries,
        sheet.journeys,
        work_a_month(book.relations, function.id),
    )


def _known(touchpoints: Sequence[Touchpoint]) -> float | None:
    """Their encounters; None where they have some, and nobody knows how many."""
    return encounters_at(touchpoints) if touchpoints else 0


def _share(part: float | None, whole: float) -> Decimal | None:
    """A percentage, with one decimal below ten."""
    if part is None or not whole:
        return None
    share = 100 * part / whole
    return Decimal(str(round(share, 1))) if 0 < share < 10 else Decimal(round(share))
