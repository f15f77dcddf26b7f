"""A metric does not say where it stood at the start.

## What it does
Reports metrics without a `baseline`, or with one that has no `value`.

## Why it matters
Without a start nobody can tell whether the promise made things better, or whether they were like that before.

## Example
```yaml
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, unit: "%", target: {value: 99, by: 2027-06-30}}
```

Measure before you begin:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    unit: "%"
    baseline: {value: 94.5, on: 2026-09-30}
    target: {value: 99, by: 2027-06-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.metric import Metric

CODE = "PK501"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Metrics without a figure to start from."""
    for metric in subject.portfolio.metrics.values():
        if metric.baseline is None:
            message = f"`{metric.id}` has no baseline"
        elif metric.baseline.value is None:
            message = f"the baseline of `{metric.id}` has no value"
        else:
            continue
        yield Finding(("metrics", metric.id, "baseline"), message, _hint(metric))


def _hint(metric: Metric) -> str:
    measured = [result for result in metric.results if result.value is not None]
    if measured:
        first = min(measured, key=lambda result: result.on)
        return f"the first result can be it: add `baseline: {{value: {first.value:.12g}, on: {first.on}}}`"
    return "measure once and add it, as in `baseline: {value: 62, on: 2026-09-30}`"
