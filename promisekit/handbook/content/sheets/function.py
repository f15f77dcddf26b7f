"""A function's page: what rests on it, and what it has committed to, to whom, by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from promisekit.graph.relations import CommitmentOf, Relations
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.delivery import Delivery
from promisekit.handbook.content.sheets.delivery import deliveries as waited_for
from promisekit.handbook.content.sheets.role import by_encounters, journeys_of
from promisekit.model.journey import Journey
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class FunctionSheet:
    """What customers feel of a function's work, directly or not."""

    answers_for: list[Promise]
    """Promises that it is accountable for."""
    carries: list[Promise]
    """Other promises that it has commitments in."""
    deliveries: list[Delivery]
    touchpoints: list[Touchpoint]
    """Where it is responsible or supports, the busiest first."""
    encounters: float | None
    """A month, at those touchpoints; None where nobody has counted."""
    journeys: list[Journey]
    roles: list[str]
    systems: list[str]


def encounters_at(touchpoints: Iterable[Touchpoint]) -> float | None:
    """How often customers meet any of them in a month, as far as it is known; None where nobody has counted."""
    figures = [t.encounters_per_month for t in touchpoints if t.encounters_per_month is not None]
    return sum(figures) if figures else None


def function_sheet(book: Book, function_id: str) -> FunctionSheet:
    """Gathers what rests on a function, its roles and its systems."""
    portfolio, relations = book.portfolio, book.relations
    commitments = [c for c in relations.commitments_of.get(function_id, []) if in_force(c.promise)]
    answers_for = [p for p in book.promises_in_force if p.accountable == function_id]
    carried = {c.promise.id: c.promise for c in commitments if c.promise.accountable != function_id}
    touchpoints = sorted(
        (t for t in portfolio.touchpoints.values() if function_id in (t.responsible, *t.supported_by)),
        key=by_encounters,
    )
    roles = relations.roles_of.get(function_id, [])
    systems = [system.id for system in portfolio.systems.values() if system.function == function_id]
    return FunctionSheet(
        answers_for=answers_for,
        carries=list(carried.values()),
        deliveries=waited_for(commitments),
        touchpoints=touchpoints,
        encounters=encounters_at(touchpoints),
        journeys=_journeys(relations, (function_id, *roles, *systems), touchpoints),
        roles=roles,
        systems=systems,
    )


def _journeys(relations: Relations, actors: Iterable[str], touchpoints: Iterable[Touchpoint]) -> list[Journey]:
    """The journeys in which one of the actors does something or one of the touchpoints comes up, each once."""
    found = {journey.id: journey for journey in journeys_of(relations, *actors)}
    found |= {step.journey.id: step.journey for one in touchpoints for step in relations.steps_at.get(one.id, ())}
    return list(found.values())


def system_sheet(book: Book, system_id: str) -> FunctionSheet:
    """The same for one system: the touchpoints that need it and the commitments that it carries itself."""
    portfolio = book.portfolio
    commitments = [
        CommitmentOf(promise, commitment_id, commitment)
        for promise in book.promises_in_force
        for commitment_id, commitment in promise.commitments.items()
        if commitment.by == system_id
    ]
    touchpoints = sorted((t for t in portfolio.touchpoints.values() if system_id in t.systems), key=by_encounters)
    return FunctionSheet(
        answers_for=[],
        carries=list({c.promise.id: c.promise for c in commitments}.values()),
        deliveries=waited_for(commitments),
        touchpoints=touchpoints,
        encounters=encounters_at(touchpoints),
        journeys=_journeys(book.relations, (system_id,), touchpoints),
        roles=[],
        systems=[],
    )
