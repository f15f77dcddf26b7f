"""From a portfolio to the view of its map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from promisekit.draw.link import Link
from promisekit.draw.plain import PlainText
from promisekit.draw.portfolio_map.view import Carried, FunctionRow, How, JourneyColumn, MapView, Promised
from promisekit.graph.relations import Relations
from promisekit.model.actor import Function, FunctionKind
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

_KINDS: Final = get_args(FunctionKind)


def map_view(portfolio: Portfolio, link: Link, relations: Relations, *, language: str | None = None) -> MapView:
    """All functions by kind, those on which most rests first, against all journeys; retired promises left out."""
    say = PlainText(portfolio, language)
    promises = [promise for promise in portfolio.promises.values() if promise.status != "retired"]
    labels = {promise.id: f"P{number}" for number, promise in enumerate(promises, 1)}
    places = _places(portfolio, promises)
    columns = [JourneyColumn(say(j.name), link("journeys", j.id)) for j in portfolio.journeys.values()]
    rows = [
        FunctionRow(
            say(function.name),
            function.kind,
            tuple(_carried(portfolio, relations, function, kept, labels) for kept in places),
            link("functions", function.id),
        )
        for function in portfolio.functions.values()
    ]
    rows.sort(key=lambda row: (_KINDS.index(row.kind), -row.rests))
    if len(places) > len(columns):
        columns.append(JourneyColumn(""))
    return MapView(
        say(portfolio.about.name),
        tuple(columns),
        tuple(rows),
        tuple(Promised(labels[p.id], say(p.promise), link("promises", p.id)) for p in promises),
        language or portfolio.about.language,
    )


def _places(portfolio: Portfolio, promises: list[Promise]) -> list[dict[str, list[str]]]:
    """Per journey, and for no journey where there is need: promise id -> the touchpoints at which it is kept there."""
    places: list[dict[str, list[str]]] = []
    visited: set[str] = set()
    for journey in portfolio.journeys.values():
        here = {step.touchpoint for step in journey.steps() if step.touchpoint}
        kept = {promise.id: [t for t in promise.kept_at if t in here] for promise in promises}
        places.append({promise_id: touchpoints for promise_id, touchpoints in kept.items() if touchpoints})
        visited |= here
    elsewhere = {promise.id: list(promise.kept_at) for promise in promises if visited.isdisjoint(promise.kept_at)}
    return [*places, elsewhere] if elsewhere else places


def _carried(
    portfolio: Portfolio, relations: Relations, function: Function, kept: dict[str, list[str]], labels: dict[str, str]
) -> tuple[Carried, ...]:
    committed = {found.promise.id for found in relations.commitments_of.get(function.id, ())}
    found = []
    for promise_id, touchpoints in kept.items():
        if portfolio.promises[promise_id].accountable == function.id:
            found.append(Carried(labels[promise_id], How.ANSWERS))
        elif promise_id in committed:
            found.append(Carried(labels[promise_id], How.COMMITS))
        elif _is_needed(portfolio, function, touchpoints):
            found.append(Carried(labels[promise_id], How.UNCOMMITTED))
    return tuple(found)


def _is_needed(portfolio: Portfolio, function: Function, touchpoints: Iterable[str]) -> bool:
    known = (portfolio.touchpoints.get(touchpoint) for touchpoint in touchpoints)
    return any(t is not None and function.id in (t.responsible, *t.supported_by) for t in known)
