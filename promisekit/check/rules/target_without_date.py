"""A metric's target lacks its date or its value.

## What it does
Reports a `target` that has a `value` but no `by`, or a `by` but no `value`.

## Why it matters
A target without a date is never missed, and so never looked at. A date without a value is a meeting without
a subject.

## Example
```yaml
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, unit: "%", target: {value: 99}}
```

Say by when:
```yaml
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, unit: "%", target: {value: 99, by: 2027-06-30}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.example_day import example_day
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK502"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Targets of which a half is missing."""
    day = example_day(subject.today)
    for metric in subject.portfolio.metrics.values():
        target = metric.target
        if target is None or (target.value is not None and target.by is not None):
            continue
        if target.value is not None:
            message = f"the target of `{metric.id}` has no date"
            hint = f"say by when, as in `target: {{value: {target.value:.12g}, by: {day}}}`"
        elif target.by is not None:
            message = f"the target of `{metric.id}` has no value"
            hint = f"say which figure is due, as in `target: {{value: 95, by: {target.by}}}`"
        else:
            message = f"the target of `{metric.id}` has neither a value nor a date"
            hint = f"add both, as in `target: {{value: 95, by: {day}}}`, or leave `target` out"
        yield Finding(("metrics", metric.id, "target"), message, hint)
