"""A metric's target is worse than where it started.

## What it does
Reports a `target` below the `baseline` of a metric for which higher is better, or above it where lower is
better. `better` is `higher` where it is not given.

## Why it matters
Almost always `better: lower` has been forgotten: then the handbook praises every result that it should warn of.

## Example
```yaml
metrics:
  second-visits:
    name: Repairs that took a second visit
    kind: operational
    unit: "%"
    baseline: {value: 18, on: 2026-09-30}
    target: {value: 8, by: 2027-06-30}
```

Say that lower is better:
```yaml
metrics:
  second-visits:
    name: Repairs that took a second visit
    kind: operational
    unit: "%"
    better: lower
    baseline: {value: 18, on: 2026-09-30}
    target: {value: 8, by: 2027-06-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK507"
SEVERITY = Severity.WARNING

_HIGHER_IS_BETTER: Final = ("nps", "csat")


def find(subject: Subject) -> Iterator[Finding]:
    """Targets on the wrong side of the baseline."""
    for metric in subject.portfolio.metrics.values():
        start = metric.baseline.value if metric.baseline else None
        goal = metric.target.value if metric.target else None
        if start is None or goal is None or start == goal:
            continue
        if (goal > start) != (metric.better == "higher"):
            other = "lower" if metric.better == "higher" else "higher"
            yield Finding(
                ("metrics", metric.id, "target", "value"),
                f"the target of `{metric.id}`, {goal:.12g}, is worse than its baseline, {start:.12g}: "
                f"{metric.better} is better",
                "correct the target"
                if metric.kind in _HIGHER_IS_BETTER
                else f"correct the target; or, if {other} is better here, write `better: {other}` beside `target`",
                ((("metrics", metric.id, "baseline", "value"), "it started here"),),
            )
