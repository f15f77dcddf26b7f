"""A guideline is for a role that does not work at its touchpoints.

## What it does
Reports a guideline of a promise in force (`agreed` or `live`) whose role is not among the `roles` of any
touchpoint at which the guideline holds. Touchpoints that name no roles at all are left out.

## Why it matters
Either the guideline is for the wrong people, or the touchpoint forgets who works there, and its page and the
journeys forget them too.

## Example
```yaml
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  shop-adviser: {name: Shop adviser, function: shops}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: billing-specialist}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      explain: {role: shop-adviser, do: [Read the disputed line back.]}
```

Name the role at the touchpoint:
```yaml
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  shop-adviser: {name: Shop adviser, function: shops}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: [billing-specialist, shop-adviser]}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      explain: {role: shop-adviser, do: [Read the disputed line back.]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK214"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Guidelines whose role is at none of their touchpoints."""
    portfolio = subject.portfolio
    for promise in portfolio.promises.values():
        if promise.status not in ("agreed", "live"):
            continue
        for guideline_id, guideline in promise.guidelines.items():
            touchpoints = [t for t in promise.touchpoints_of(guideline) if t in portfolio.touchpoints]
            staffed = all(portfolio.touchpoints[t].roles for t in touchpoints)
            present = any(guideline.role in portfolio.touchpoints[t].roles for t in touchpoints)
            if touchpoints and staffed and not present and guideline.role in portfolio.roles:
                yield Finding(
                    ("promises", promise.id, "guidelines", guideline_id, "role"),
                    f"`{guideline.role}` is not among the roles at {listed(touchpoints, 'or')}, "
                    "where this guideline holds",
                    f"add `{guideline.role}` to the touchpoint's `roles`, or write the guideline for one of its roles",
                    tuple((("touchpoints", t, "roles"), f"the roles at `{t}`") for t in touchpoints),
                )
