"""A guideline holds at a touchpoint where its promise is not kept.

## What it does
Reports a touchpoint in a guideline's `at` that is not among the promise's `kept_at`.

## Why it matters
Staff at that touchpoint are told to keep a promise that, on its own page, has nothing to do with them.

## Example
```yaml
touchpoints:
  invoice: {name: Invoice, responsible: billing}
  shop: {name: Shop, responsible: shops}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line: {role: shop-adviser, at: shop, do: [Read the disputed line back.]}
```

If the promise is kept there too, say so:
```yaml
touchpoints:
  invoice: {name: Invoice, responsible: billing}
  shop: {name: Shop, responsible: shops}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: [invoice, shop]
    accountable: billing
    guidelines:
      disputed-line: {role: shop-adviser, at: shop, do: [Read the disputed line back.]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK108"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Touchpoints of guidelines that are none of their promise's."""
    touchpoints = subject.portfolio.touchpoints
    for promise in subject.portfolio.promises.values():
        if ("promises", promise.id) in subject.half_read or not touchpoints.keys() >= set(promise.kept_at):
            continue
        for guideline_id, guideline in promise.guidelines.items():
            for position, touchpoint in enumerate(guideline.at):
                if touchpoint in touchpoints and touchpoint not in promise.kept_at:
                    kept_at = ("promises", promise.id, "kept_at")
                    yield Finding(
                        ("promises", promise.id, "guidelines", guideline_id, "at", position),
                        f"`{promise.id}` is not kept at `{touchpoint}`, where this guideline holds",
                        f"choose from {listed(promise.kept_at)}, or, if the promise is kept at `{touchpoint}` too, "
                        "add it to the promise's `kept_at`",
                        ((kept_at, "the promise is kept here"),),
                    )
