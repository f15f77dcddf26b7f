"""A metric has a result from a day that has not come.

## What it does
Reports results dated after today. Needs today's date (`--today`).

## Why it matters
It is a slip in the date, or a hope written down as a fact. Either way every figure beside it loses its worth.

## Example
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2206-09-30, value: 94.5}]
```

Correct the date, or make it the target:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2026-09-30, value: 94.5}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK506"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Results from later than today."""
    if subject.today is None:
        return
    for metric in subject.portfolio.metrics.values():
        for position, result in enumerate(metric.results):
            if result.on > subject.today:
                yield Finding(
                    ("metrics", metric.id, "results", position, "on"),
                    f"`{metric.id}` has a result of {result.on}, which is after today, {subject.today}",
                    "correct the date; a figure that is hoped for belongs in `target`",
                )
