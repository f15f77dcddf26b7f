"""From a portfolio to the view of its map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, get_args

from promisekit.draw.link import Link
from promisekit.draw.plain import PlainText
from promisekit.draw.portfolio_map.view import Carried, FunctionRow, How, JourneyColumn, MapView, Promised
from promisekit.graph.relations import Relations
from promisekit.model.actor import FunctionKind
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

_KINDS: Final = get_args(FunctionKind)


def map_view(portfolio: Portfolio, link: Link, relations: Relations, *, language: str | None = None) -> MapView:
    """All functions by kind, those on which most rests first, against all journeys; retired promises left out."""
    say = PlainText(portfolio, language)
    promises = [promise for promise in portfolio.promises.values() if promise.status != "retired"]
    labels = {promise.id: f"P{number}" for number, promise in enumerate(promises, 1)}
    committed: dict[str, list[str]] = defaultdict(list)
    for function_id, commitments in relations.commitments_of.items():
        for one in commitments:
            committed[one.promise.id].append(function_id)
    carried = [_carried(portfolio, committed, kept, labels) for kept in _places(portfolio, promises)]
    columns = [JourneyColumn(say(j.name), link("journeys", j.id)) for j in portfolio.journeys.values()]
    rows = [
        FunctionRow(
            say(function.name),
            function.kind,
            tuple(tuple(here.get(function.id, ())) for here in carried),
            link("functions", function.id),
        )
        for function in portfolio.functions.values()
    ]
    rows.sort(key=lambda row: (_KINDS.index(row.kind), -row.rests))
    if len(carried) > len(columns):
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
    portfolio: Portfolio, committed: Mapping[str, list[str]], kept: dict[str, list[str]], labels: dict[str, str]
) -> dict[str, list[Carried]]:
    """By function what it carries of the promises kept at one place; ``committed`` are functions by promise."""
    found: dict[str, list[Carried]] = defaultdict(list)
    for promise_id, touchpoints in kept.items():
        how = dict.fromkeys(_needed(portfolio, touchpoints), How.UNCOMMITTED)
        how |= dict.fromkeys(committed.get(promise_id, ()), How.COMMITS)
        how[portfolio.promises[promise_id].accountable] = How.ANSWERS
        for function, so in how.items():
            found[function].append(Carried(labels[promise_id], so))
    return found


def _needed(portfolio: Portfolio, touchpoints: Iterable[str]) -> Iterator[str]:
    """The functions without which the touchpoints cannot do."""
    for touchpoint in touchpoints:
        known = portfolio.touchpoints.get(touchpoint)
        if known is not None:
            yield from (known.responsible, *known.supported_by)
