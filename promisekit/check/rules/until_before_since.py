"""A promise ends before it begins.

## What it does
Reports a promise whose `until` is earlier than its `since`.

## Why it matters
Such a promise never holds. One of the two dates is a slip, often the year.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    since: 2027-01-01
    until: 2026-12-31
```

```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    since: 2026-01-01
    until: 2026-12-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK419"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises with their dates the wrong way round."""
    for promise in subject.portfolio.promises.values():
        if promise.since and promise.until and promise.until < promise.since:
            yield Finding(
                ("promises", promise.id, "until"),
                f"`{promise.id}` holds until {promise.until}, but only since {promise.since}",
                "mend one of the two dates",
                ((("promises", promise.id, "since"), "it begins here"),),
            )
