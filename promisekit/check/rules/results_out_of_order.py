"""A metric's results are not in the order of their dates.

## What it does
Reports a result that is older than the one before it, and a date that has two results.

## Why it matters
The last line is read as the newest figure. Out of order it is not, and of two figures for one day one must be
a mistake.

## Example
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2026-10-31, value: 95.2}, {on: 2026-09-30, value: 94.5}]
```

Write the oldest first:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2026-09-30, value: 94.5}, {on: 2026-10-31, value: 95.2}]
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.metric import Metric
from promisekit.model.walk import KeyPath

CODE = "PK505"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Results that stand in the wrong place, or twice."""
    for metric in subject.portfolio.metrics.values():
        yield from _misplaced(metric)


def _misplaced(metric: Metric) -> Iterator[Finding]:
    seen: dict[datetime.date, KeyPath] = {}
    for position, result in enumerate(metric.results):
        place = ("metrics", metric.id, "results", position, "on")
        if result.on in seen:
            yield Finding(
                place,
                f"`{metric.id}` has two results for {result.on}",
                "keep the one that is right, or correct the date",
                ((seen[result.on], "the first one stands here"),),
            )
        elif position and result.on < metric.results[position - 1].on:
            yield Finding(
                place,
                f"the result of {result.on} stands after the one of {metric.results[position - 1].on}",
                "put the results in the order of their dates, oldest first",
            )
        seen.setdefault(result.on, place)
