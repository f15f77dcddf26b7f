"""The tiers of a remedy are out of order: an earlier one comes later, or a longer delay pays less.

## What it does
Compares neighbouring tiers with the same `when` whose `after` is in units that can be compared: reports a tier whose
`after` is shorter than that of the tier before, and one that gives less money than the tier before although the
customer waits longer. Tiers that are paid again and again (`every`) are not compared by amount.

## Why it matters
Staff read the first tier that seems to fit. And no customer understands why a longer wait should be worth less.

## Example
```yaml
promises:
  power-back:
    promise: Your power is back within 12 hours.
    kept_at: outage
    accountable: network
    within: 12 h
    remedy:
      - {gives: A quarter of the yearly fee, percent: 25 %, of: the yearly fee, after: 36 h, within: 1 month}
      - {gives: A tenth of the yearly fee, percent: 10 %, of: the yearly fee, after: 12 h, within: 1 month}
```

The shortest delay first:
```yaml
promises:
  power-back:
    promise: Your power is back within 12 hours.
    kept_at: outage
    accountable: network
    within: 12 h
    remedy:
      - {gives: A tenth of the yearly fee, percent: 10 %, of: the yearly fee, after: 12 h, within: 1 month}
      - {gives: A quarter of the yearly fee, percent: 25 %, of: the yearly fee, after: 36 h, within: 1 month}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.promise import Promise, Remedy
from promisekit.model.text import worded

CODE = "PK707"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Tiers that do not climb."""
    for promise in subject.portfolio.promises.values():
        if promise.status != "retired" and len(promise.remedy) > 1:
            yield from _in(promise)


def _in(promise: Promise) -> Iterator[Finding]:
    before: dict[str, tuple[int, Remedy]] = {}
    for tier, remedy in enumerate(promise.remedy):
        if not remedy.after:
            continue
        case = worded(remedy.when)
        earlier_tier, earlier = before.get(case, (tier, remedy))
        before[case] = (tier, remedy)
        shorter = _shorter(remedy.after, earlier.after)
        place = ("promises", promise.id, "remedy", tier)
        related = ((("promises", promise.id, "remedy", earlier_tier, "after"), "the tier before"),)
        if shorter:
            yield Finding(
                (*place, "after"),
                f"this tier of `{promise.id}` begins after {remedy.after}, the one before it after {earlier.after}",
                "put the tier with the shortest delay first",
                related,
            )
        elif shorter is False and _pays_less(remedy, earlier):
            yield Finding(
                (*place, "amount" if remedy.amount else "percent"),
                f"`{promise.id}` pays less after {remedy.after} than after {earlier.after}",
                "pay more for the longer delay; if it comes on top of the other tier, say so in `when`",
                related,
            )


def _shorter(one: Duration, other: Duration | None) -> bool | None:
    """Whether the first is the shorter one; None where they are the same or cannot be compared."""
    if other is None or one == other:
        return None
    if one.unit == other.unit:
        return one.amount < other.amount
    if one.unit in SECONDS and other.unit in SECONDS:
        length, other_length = one.amount * SECONDS[one.unit], other.amount * SECONDS[other.unit]
        return None if length == other_length else length < other_length
    return None


def _pays_less(remedy: Remedy, earlier: Remedy) -> bool:
    if remedy.every or earlier.every or remedy.when:
        return False
    if remedy.amount and earlier.amount and remedy.amount.currency == earlier.amount.currency:
        return remedy.amount.amount < earlier.amount.amount
    same_base = worded(remedy.of) == worded(earlier.of)
    return same_base and (remedy.percent or Decimal(0)) < (earlier.percent or Decimal(0)) and bool(remedy.percent)
