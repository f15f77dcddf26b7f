"""The least that a remedy pays is more than the most.

## What it does
Reports a tier of a remedy whose `at_least`, `amount` or `pays_from` is above its `at_most`, all in one currency; and
one whose `amount` is below its `pays_from`, so that it is never paid. An amount that is given again and again (`every`)
may grow until it is paid.

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
from promisekit.model.money import Money

CODE = "PK708"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Bounds that cross."""
    for promise in subject.portfolio.promises.values():
        for tier, remedy in enumerate(promise.remedy):
            most = remedy.at_most
            for field in ("at_least", "amount", "pays_from"):
                money: Money | None = getattr(remedy, field)
                if _above(money, most):
                    yield Finding(
                        ("promises", promise.id, "remedy", tier, field),
                        f"`{field}` is {money}, but at most {most} is paid",
                        f"lower `{field}`, or raise `at_most` to at least {money}",
                        ((("promises", promise.id, "remedy", tier, "at_most"), "the most stands here"),),
                    )
            if remedy.amount and not remedy.every and _above(remedy.pays_from, remedy.amount):
                yield Finding(
                    ("promises", promise.id, "remedy", tier, "pays_from"),
                    f"only {remedy.pays_from} and more is paid, but the remedy is {remedy.amount}: nobody ever gets it",
                    f"leave `pays_from` out, or lower it to {remedy.amount} at the most",
                    ((("promises", promise.id, "remedy", tier, "amount"), "the amount stands here"),),
                )


def _above(one: Money | None, other: Money | None) -> bool:
    return bool(one and other and one.currency == other.currency and one.amount > other.amount)
