"""Every kind of picture: which items it is drawn for, its view, and how a view is drawn.

A view holds all that a picture shows, and nothing else: two equal views are drawn alike, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from promisekit.draw.link import Link
from promisekit.draw.picture import Picture
from promisekit.graph.relations import Relations

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio


class NothingToDraw(Exception):
    """The item exists, and has nothing that this kind of picture shows; the message says what is missing."""


@dataclass(frozen=True)
class Source:
    """What a view is made from."""

    portfolio: Portfolio
    link: Link
    language: str | None
    relations: Relations


@dataclass(frozen=True)
class Kind:
    """One kind of picture. `section` is that of the items it is drawn for; None: one picture of the portfolio."""

    section: str | None
    view: Callable[[Source, str], Any]
    """May raise KeyError for an id that does not exist, and NothingToDraw."""
    picture: Callable[[Any], Picture]
    """From its view to the picture; may raise NoGraphviz."""
    has: Callable[[Source, str], bool] = lambda source, item_id: True
    """Whether the item has what the picture shows."""

    def ids(self, source: Source) -> tuple[str, ...]:
        """The ids that it can be drawn for, in the order of the files; an empty one for the portfolio."""
        if self.section is None:
            return ("",) if self.has(source, "") else ()
        return tuple(item_id for item_id in source.portfolio.section(self.section) if self.has(source, item_id))


def _journey_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.blueprint.from_portfolio import blueprint_view

    return blueprint_view(source.portfolio, item_id, source.link, language=source.language, relations=source.relations)


def _journey(view: Any) -> Picture:
    from promisekit.draw.blueprint.picture import blueprint_picture

    return blueprint_picture(view)


def _promise_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.chain.from_portfolio import chain_view

    return chain_view(source.portfolio, item_id, source.link, language=source.language)


def _promise(view: Any) -> Picture:
    from promisekit.draw.chain.picture import chain_picture

    return chain_picture(view)


def _map_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.portfolio_map.from_portfolio import map_view

    return map_view(source.portfolio, source.link, source.relations, language=source.language)


def _map(view: Any) -> Picture:
    from promisekit.draw.portfolio_map.picture import map_picture

    return map_picture(view)


def _heat_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.heat.from_portfolio import heat_view

    return heat_view(source.portfolio, source.link, source.relations, language=source.language)


def _heat(view: Any) -> Picture:
    from promisekit.draw.heat.picture import heat_picture

    return heat_picture(view)


def _timeline_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.timeline.from_portfolio import timeline_view

    view = timeline_view(source.portfolio, item_id, source.link, source.relations, language=source.language)
    if view is None:
        raise NothingToDraw(
            f"The promise `{item_id}` has no timeline: it needs `within`, and commitments with `within`."
        )
    return view


def _timeline(view: Any) -> Picture:
    from promisekit.draw.timeline.picture import timeline_picture

    return timeline_picture(view)


def _trend_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.trend.from_portfolio import trend_view

    view = trend_view(source.portfolio, item_id, language=source.language)
    if view is None:
        raise NothingToDraw(f"The metric `{item_id}` has no trend: it needs a baseline, a target or a result.")
    return view


def _trend(view: Any) -> Picture:
    from promisekit.draw.trend.picture import trend_picture

    return trend_picture(view)


def _has_trend(source: Source, item_id: str) -> bool:
    metric = source.portfolio.metrics[item_id]
    days = [metric.baseline.on if metric.baseline else None, metric.target.by if metric.target else None]
    values = [metric.baseline.value if metric.baseline else None, metric.target.value if metric.target else None]
    dated = any(day and value is not None for day, value in zip(days, values, strict=True))
    return dated or any(result.value is not None for result in metric.results)


def _becomes_view(source: Source, item_id: str) -> Any:
    from promisekit.draw.compare.view import compare_view

    journey = source.portfolio.journeys[item_id]
    if journey.becomes is None or journey.becomes not in source.portfolio.journeys:
        raise NothingToDraw(f"The journey `{item_id}` has no `becomes` that names its to-be journey.")
    return compare_view(_journey_view(source, item_id), _journey_view(source, journey.becomes))


def _becomes(view: Any) -> Picture:
    from promisekit.draw.compare.picture import compare_picture

    return compare_picture(view)


def _has_to_be(source: Source, item_id: str) -> bool:
    return source.portfolio.journeys[item_id].becomes in source.portfolio.journeys


KINDS: Final[Mapping[str, Kind]] = {
    "journey": Kind("journeys", _journey_view, _journey),
    "becomes": Kind("journeys", _becomes_view, _becomes, _has_to_be),
    "promise": Kind("promises", _promise_view, _promise),
    "timeline": Kind(
        "promises", _timeline_view, _timeline, lambda source, item_id: item_id in source.relations.worst_cases
    ),
    "trend": Kind("metrics", _trend_view, _trend, _has_trend),
    "map": Kind(None, _map_view, _map, lambda source, _: bool(source.portfolio.functions)),
    "heat-map": Kind(None, _heat_view, _heat, lambda source, _: bool(source.portfolio.pain_points)),
}
"""What can be drawn, by the word that people use for it."""
