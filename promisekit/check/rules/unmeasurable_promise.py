"""A live promise has nothing by which it could be measured.

## What it does
Reports a live promise that has neither a limit (`within`, `notice`, `no_more_than`, `share`) nor a metric. One whose
limit stands in its words is left to `PK307`.

## Why it matters
If nobody can say whether it was kept, nobody has to keep it, and no remedy is ever due.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
```

Give it a limit, or a metric:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right. If it is not, you have a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    metrics: [invoices-right-first-time]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.promised_time import spoken_limits, times_beside
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise
from promisekit.model.text import wordings

CODE = "PK711"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises that nobody can catch out."""
    for promise in subject.portfolio.promises.values():
        limited = promise.within or promise.notice or promise.no_more_than or promise.share
        if promise.status == "live" and not (limited or promise.metrics or _has_spoken_limit(promise)):
            yield Finding(
                ("promises", promise.id),
                f"nobody can tell whether `{promise.id}` was kept: it has neither a limit nor a metric",
                "add the limit that you keep, such as `within: 2 working days`, `notice` or `no_more_than`, or "
                "`metrics`",
            )


def _has_spoken_limit(promise: Promise) -> bool:
    said = times_beside(promise)
    return any(limit.duration not in said for words in wordings(promise.promise) for limit in spoken_limits(words))
