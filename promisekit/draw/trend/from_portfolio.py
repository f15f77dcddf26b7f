"""From a metric of a portfolio to the view of its trend."""

from __future__ import annotations

import datetime

from promisekit.draw.plain import PlainText
from promisekit.draw.trend.view import Figure, TrendView
from promisekit.model.portfolio import Portfolio


def trend_view(portfolio: Portfolio, metric_id: str, *, language: str | None = None) -> TrendView | None:
    """The view of a metric; None where it has no figure with a day. Raises KeyError for an unknown id."""
    metric = portfolio.metrics[metric_id]
    say = PlainText(portfolio, language)
    results = [Figure(r.value, r.on, r.n) for r in metric.results if r.value is not None]
    view = TrendView(
        metric_id,
        say(metric.name),
        metric.better == "higher",
        say(metric.unit),
        _figure(metric.baseline.value, metric.baseline.on) if metric.baseline else None,
        _figure(metric.target.value, metric.target.by) if metric.target else None,
        tuple(sorted(results, key=lambda result: result.on or datetime.date.min)),
        language or portfolio.about.language,
    )
    return view if any(figure.on for figure in view.figures) else None


def _figure(value: float | None, on: datetime.date | None) -> Figure | None:
    return Figure(value, on) if value is not None else None
