"""One tier of a remedy gives both a sum and a percentage.

## What it does
Reports a tier of a remedy that has `amount` and `percent`.

## Why it matters
Nobody can tell whether the customer gets one of them, the larger one, or both.

## Example
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: Money back, amount: 10 GBP, percent: 25 %, of: the monthly fee, within: 1 month}
```

Say which: here it is the percentage, and never less than £10:
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: Money back, percent: 25 %, of: the monthly fee, at_least: 10 GBP, within: 1 month}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK717"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Tiers that pay two things."""
    for promise in subject.portfolio.promises.values():
        for tier, remedy in enumerate(promise.remedy):
            if remedy.amount and remedy.percent and promise.status != "retired":
                yield Finding(
                    ("promises", promise.id, "remedy", tier, "amount"),
                    f"this tier pays {remedy.amount} and {remedy.percent:f} %: nobody can tell which",
                    f"write `at_least: {remedy.amount}` in place of `amount` if it is the least, or make two tiers "
                    "if both are paid",
                    ((("promises", promise.id, "remedy", tier, "percent"), "the percentage stands here"),),
                )
