"""What customers feel beside what staff feel: the metrics of each promise, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.handbook.book.book import Book
from promisekit.model.metric import Metric
from promisekit.model.promise import Promise


@dataclass(frozen=True)
class MetricPair:
    """The metrics of a promise: those of customers and operations, and those of staff."""

    promise: Promise
    customers: list[Metric]
    staff: list[Metric]
    """Its own, and those that are expected to move one of the others."""


def metric_pairs(book: Book) -> list[MetricPair]:
    """One for each promise in force that has a metric."""
    metrics = book.portfolio.metrics
    pairs = []
    for promise in book.promises_in_force:
        own = [metrics[metric_id] for metric_id in promise.metrics if metric_id in metrics]
        moving = (
            metrics[metric_id]
            for metric in own
            for _, metric_id in book.graph.referrers(("metrics", metric.id), "drives")
        )
        staff = {metric.id: metric for metric in (*own, *moving) if metric.kind == "employee"}
        if own:
            customers = [metric for metric in own if metric.kind != "employee"]
            pairs.append(MetricPair(promise, customers, list(staff.values())))
    return pairs
