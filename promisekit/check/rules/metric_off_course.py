"""A metric is not on its way to its target.

## What it does
Takes the way from `baseline` to `target` as even, from the day of the one to the day of the other, and compares the
newest result with where it should be on its day. Small lags are left alone (a twentieth of the whole way), and so are
percentages that so few answers (`n`) cannot tell from the course. Once the target's day has passed, PK509 tells.

## Why it matters
On the target's day it is too late. Half-way, somebody can still do something else.

## Example
Half of the time is over, and a tenth of the way is done:
```yaml
metrics:
  answered-in-time:
    name: Calls answered within a minute
    kind: operational
    unit: "%"
    baseline: {value: 70, on: 2026-01-01}
    target: {value: 90, by: 2026-12-31}
    results: [{on: 2026-07-01, value: 72, n: 4000}]
```

```yaml
metrics:
  answered-in-time:
    name: Calls answered within a minute
    kind: operational
    unit: "%"
    baseline: {value: 70, on: 2026-01-01}
    target: {value: 90, by: 2026-12-31}
    results: [{on: 2026-07-01, value: 81, n: 4000}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.metric_course import way_of

CODE = "PK510"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Metrics that lag behind."""
    for metric in subject.portfolio.metrics.values():
        way, target = way_of(metric), metric.target
        if way is None or way.state != "behind" or target is None or target.by is None or target.value is None:
            continue
        if way.latest.on > target.by:
            continue
        yield Finding(
            ("metrics", metric.id, "target"),
            f"`{metric.id}` is behind its course to {target.value:.12g} by {target.by}: on {way.latest.on} it was "
            f"{way.value:.12g}, and {way.expected:.4g} would have been on course",
            "see what holds it back, give the improvement that is for it (`measured_by`), or set another target",
        )
