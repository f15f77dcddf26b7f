"""A promise is live before the day on which it begins.

## What it does
Reports a live promise whose `since` lies after today. Needs today's date (`--today`).

## Why it matters
Staff read "live" and promise it today; customers could hold you to it.

## Example
```yaml
promises:
  one-day-repair:
    promise: We repair your line within one day.
    kept_at: fault-report
    accountable: network
    since: 2030-01-01
```

Until that day it is agreed, not live:
```yaml
promises:
  one-day-repair:
    promise: We repair your line within one day.
    status: agreed
    kept_at: fault-report
    accountable: network
    since: 2030-01-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK612"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises that begin later."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "live" and promise.since and subject.today and promise.since > subject.today:
            yield Finding(
                ("promises", promise.id, "since"),
                f"`{promise.id}` is live, but begins on {promise.since}",
                "write `status: agreed` until that day, or correct `since`",
            )
