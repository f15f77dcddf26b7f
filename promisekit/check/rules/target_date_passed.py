"""A metric's target date has passed and the target is not reached.

## What it does
Reports a `target` whose `by` lies before today where the newest result misses it, or where there is no result.
Needs today's date (`--today`).

## Why it matters
A missed target that stays in the handbook tells staff that targets do not matter. Say what was learned, and
set the next one.

## Example
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    target: {value: 99, by: 2026-06-30}
    results: [{on: 2026-05-31, value: 95.2}]
```

Set the next target:
```yaml
metrics:
  invoices-right:
    name: Invoices without an error
    kind: operational
    target: {value: 97, by: 2027-06-30}
    results: [{on: 2026-05-31, value: 95.2}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK509"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Targets that were due and are not reached."""
    if subject.today is None:
        return
    for metric in subject.portfolio.metrics.values():
        target = metric.target
        if not target or target.by is None or target.value is None or target.by >= subject.today:
            continue
        measured = [(result.on, result.value) for result in metric.results if result.value is not None]
        if measured:
            day, value = max(measured)
            if value == target.value or (value > target.value) == (metric.better == "higher"):
                continue
            state = f"the newest result is {value:.12g} ({day})"
        else:
            state = "there is no result"
        yield Finding(
            ("metrics", metric.id, "target", "by"),
            f"`{metric.id}` should have reached {target.value:.12g} by {target.by}; {state}",
            "add the newest result, or set the next target and its date",
        )
