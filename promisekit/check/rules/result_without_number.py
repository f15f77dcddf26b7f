"""A metric's result has no number.

## What it does
Reports a result that has a date but no `value`.

## Why it matters
Somebody measured, or meant to, and the figure is lost. In the picture of the metric it is a gap that looks
as if nobody had asked.

## Example
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2026-09-30, value: 94.5}, {on: 2026-10-31, n: 1200}]
```

Give the figure:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    results: [{on: 2026-09-30, value: 94.5}, {on: 2026-10-31, value: 95.2, n: 1200}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK503"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Results without a figure."""
    for metric in subject.portfolio.metrics.values():
        for position, result in enumerate(metric.results):
            if result.value is None:
                yield Finding(
                    ("metrics", metric.id, "results", position),
                    f"the result of {result.on} of `{metric.id}` has no number",
                    f"add the figure, as in `{{on: {result.on}, value: 62}}`, or take the result out",
                )
