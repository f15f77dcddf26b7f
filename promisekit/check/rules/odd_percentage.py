"""A percentage is written as a fraction among others, or is above 100 % of those asked.

## What it does
Of metrics whose `unit` is `%`, reports a `value` between 0 and 1 that is a tenth of all others at the most and fits
among them a hundred times as large, and a result above 100 that gives `n`, of how many it is a share.

## Why it matters
`0.81` beside `79` and `83` is a fall to nearly nothing: it is drawn as one, and the metric is off its course.

## Example
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    unit: "%"
    baseline: {value: 79, on: 2025-12-31}
    results: [{on: 2026-09-30, value: 0.81, n: 2140}]
```

Write all in per cent:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    unit: "%"
    baseline: {value: 79, on: 2025-12-31}
    results: [{on: 2026-09-30, value: 81, n: 2140}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.metric import Metric
from promisekit.model.text import wordings
from promisekit.model.walk import KeyPath

CODE = "PK511"
SEVERITY = Severity.WARNING

_APART: Final = 10
_ALIKE: Final = 2


def find(subject: Subject) -> Iterator[Finding]:
    """Figures that are no percentages."""
    for metric in subject.portfolio.metrics.values():
        if not metric.unit or not any(wording.strip() == "%" for wording in wordings(metric.unit)):
            continue
        figures = list(_figures(metric))
        whole = [value for _path, value in figures if value > 1]
        for path, value in figures:
            if 0 < value <= 1 and whole and _fits(value * 100, whole) and value <= min(whole) / _APART:
                yield Finding(
                    path,
                    f"{value:.12g} % among figures like {whole[0]:.12g} %: `{metric.id}` counts in per cent",
                    f"did you mean `{value * 100:.12g}`?",
                )
        for position, result in enumerate(metric.results):
            if result.n and result.value is not None and result.value > 100:
                yield Finding(
                    ("metrics", metric.id, "results", position, "value"),
                    f"{result.value:.12g} % of {result.n:.12g} are more than there were",
                    "correct the figure; one that is no share of `n` has no `n`",
                )


def _figures(metric: Metric) -> Iterator[tuple[KeyPath, float]]:
    place = ("metrics", metric.id)
    if metric.baseline and metric.baseline.value is not None:
        yield (*place, "baseline", "value"), metric.baseline.value
    if metric.target and metric.target.value is not None:
        yield (*place, "target", "value"), metric.target.value
    for position, result in enumerate(metric.results):
        if result.value is not None:
            yield (*place, "results", position, "value"), result.value


def _fits(value: float, others: list[float]) -> bool:
    return min(others) / _ALIKE <= value <= max(others) * _ALIKE
