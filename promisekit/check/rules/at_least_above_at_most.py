"""The least that a remedy pays is more than the most.

## What it does
Reports a tier of a remedy whose `at_least` is above its `at_most`, or whose `amount` is above its `at_most`, all in one
currency.

## Why it matters
Both cannot be paid. Whoever calculates it picks one, and the customer may have read the other.

## Example
```yaml
promises:
  leave-freely:
    promise: You have your final sum within one working day.
    kept_at: leaving
    accountable: billing
    within: 1 working day
    remedy: {gives: A free month, percent: 100 %, of: the monthly fee, at_least: 50 EUR, at_most: 40 EUR}
```

The least is below the most:
```yaml
promises:
  leave-freely:
    promise: You have your final sum within one working day.
    kept_at: leaving
    accountable: billing
    within: 1 working day
    remedy: {gives: A free month, percent: 100 %, of: the monthly fee, at_least: 5 EUR, at_most: 40 EUR}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK708"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Bounds that cross."""
    for promise in subject.portfolio.promises.values():
        for tier, remedy in enumerate(promise.remedy):
            most = remedy.at_most
            for field, money in (("at_least", remedy.at_least), ("amount", remedy.amount)):
                if money and most and money.currency == most.currency and money.amount > most.amount:
                    yield Finding(
                        ("promises", promise.id, "remedy", tier, field),
                        f"`{field}` is {money}, but at most {most} is paid",
                        f"lower `{field}`, or raise `at_most` to at least {money}",
                        ((("promises", promise.id, "remedy", tier, "at_most"), "the most stands here"),),
                    )
