"""A promise has ended but is still live.

## What it does
Reports a live promise whose `until` lies before today. Needs today's date (`--today`).

## Why it matters
Staff keep promising what no longer holds, or customers are told that it has ended while the handbook says
otherwise.

## Example
```yaml
promises:
  launch-price:
    promise: Your price stays the same until the end of June.
    kept_at: invoice
    accountable: billing
    until: 2026-06-30
```

Retire it, or prolong it:
```yaml
promises:
  launch-price:
    promise: Your price stays the same until the end of June.
    status: retired
    kept_at: invoice
    accountable: billing
    until: 2026-06-30
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK606"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises whose last day has passed."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "live" and promise.until and subject.today and promise.until < subject.today:
            yield Finding(
                ("promises", promise.id, "until"),
                f"`{promise.id}` ended on {promise.until}, but is still live",
                "write `status: retired`, or set a later `until`",
            )
