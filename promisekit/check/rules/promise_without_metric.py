"""No metric shows whether a live promise is kept.

## What it does
Reports a live promise whose `metrics` is empty.

## Why it matters
Customers know when a promise is broken. Without a figure, you are the last to hear of it.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
```

Name what shows it:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    metrics: invoices-right
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, baseline: {value: 94.5, on: 2026-09-30}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK508"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises without metrics."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "live" and not promise.metrics:
            yield Finding(
                ("promises", promise.id),
                f"no metric shows whether `{promise.id}` is kept",
                "add a metric under `metrics:`, such as the share of cases in which it was kept, and name its "
                "id in the promise's own `metrics`",
            )
