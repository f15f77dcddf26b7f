"""Money is promised for a broken promise, but not by when.

## What it does
Reports a tier of a remedy that gives money (`amount` or `percent`) and has no `within`, in a promise that is agreed or
live.

## Why it matters
A pay-out that comes late is a second broken promise. A guarantee is quick to collect (Hart 1988).

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    remedy: {gives: €10 off the next invoice, amount: 10 EUR, given: automatically}
```

Say by when it is paid:
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

CODE = "PK704"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Pay-outs that may take for ever."""
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live"):
            continue
        for tier, remedy in enumerate(promise.remedy):
            money = "amount" if remedy.amount else "percent"
            if (remedy.amount or remedy.percent) and not remedy.within:
                yield Finding(
                    ("promises", promise.id, "remedy", tier, money),
                    f"`{promise.id}` does not say by when this is paid",
                    "say in the remedy by when you pay it, as in `within: 1 month`",
                )
