"""A promise tells no role what to do.

## What it does
Reports a promise, agreed or live, that has no guideline.

## Why it matters
Staff hear the promise but not what it means at their own desk. Each then keeps it in a way of their own,
or nobody does.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
```

Say what one role does:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: billing-specialist
        do: [Read the disputed line back to the customer.]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK201"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises in force without guidelines."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("agreed", "live") and not promise.guidelines:
            yield Finding(
                ("promises", promise.id),
                f"no role is told what to do so that `{promise.id}` is kept",
                "add `guidelines:` with at least one role and what it does",
            )
