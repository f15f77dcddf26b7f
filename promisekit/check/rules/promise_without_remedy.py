"""A promise says nothing about what the customer gets when it is broken.

## What it does
Reports a promise, agreed or live, that has no `remedy`.

## Why it matters
A promise that costs nothing to break is broken first (Hart 1988). A remedy need not be money, but the customer must
feel that somebody meant it.

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```

Say what the customer gets:
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    remedy: {gives: €10 off the next invoice, amount: 10 EUR, given: automatically, within: 1 month}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK701"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises that cost nothing to break."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("agreed", "live") and not promise.remedy:
            yield Finding(
                ("promises", promise.id),
                f"the customer gets nothing when `{promise.id}` is broken",
                "decide with those who pay what the customer gets, and whether unasked: "
                "`remedy: {gives: …, given: automatically}`",
            )
