"""A metric has no target.

## What it does
Reports metrics without a `target`.

## Why it matters
A figure that is only watched asks nobody to act. Some figures are meant to be watched; for the others, a
target says when it is good enough.

## Example
```yaml
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, baseline: {value: 94.5, on: 2026-09-30}}
```

Say where it should be, and by when:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    baseline: {value: 94.5, on: 2026-09-30}
    target: {value: 99, by: 2027-06-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.example_day import example_day
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK504"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Metrics that aim at nothing."""
    day = example_day(subject.today)
    for metric in subject.portfolio.metrics.values():
        if metric.target is None:
            value = "95" if metric.better == "higher" else "5"
            yield Finding(
                ("metrics", metric.id),
                f"`{metric.id}` has no target",
                f"say where it should be and by when, as in `target: {{value: {value}, by: {day}}}`",
            )
