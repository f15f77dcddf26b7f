"""Customers turn to a function that no guideline prepares for their question.

## What it does
Reports a touchpoint whose `perceived_owner` is another function than the responsible one, where promises in
force (`agreed` or `live`) are kept, and none of them has a guideline there for a role of that function.
Promises without any guideline are reported by `PK201`.

## Why it matters
If customers believe that customer service answers for the invoice, they will ask customer service. Being
sent on is where a promise feels broken even when it is kept.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
  customer-service: {name: Customer service, kind: frontline}
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  invoice: {name: Invoice, responsible: billing, perceived_owner: customer-service}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      correct: {role: billing-specialist, do: [Send the corrected invoice.]}
```

Prepare those who will be asked:
```yaml
functions:
  billing: {name: Billing, kind: support}
  customer-service: {name: Customer service, kind: frontline}
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  invoice: {name: Invoice, responsible: billing, perceived_owner: customer-service}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      correct: {role: billing-specialist, do: [Send the corrected invoice.]}
      record: {role: service-agent, do: [Open a case before the conversation ends.]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise

CODE = "PK211"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Touchpoints whose perceived owner has no guideline there."""
    for touchpoint in subject.portfolio.touchpoints.values():
        owner = touchpoint.perceived_owner
        if not owner or owner not in subject.portfolio.functions or owner == touchpoint.responsible:
            continue
        at_touchpoint = subject.relations.promises_at.get(touchpoint.id, [])
        promises = [p for p in at_touchpoint if p.status in ("agreed", "live") and p.guidelines]
        roles = subject.relations.roles_of.get(owner, [])
        if promises and not any(_guides(promise, touchpoint.id, roles) for promise in promises):
            yield Finding(
                ("touchpoints", touchpoint.id, "perceived_owner"),
                f"customers turn to `{owner}` about `{touchpoint.id}`, but no role of it has a guideline there",
                f"add a guideline for {listed(roles, 'or') or 'a role of it'} to "
                f"{listed((promise.id for promise in promises), 'or')}",
                tuple((("promises", promise.id), "this promise is kept there") for promise in promises),
            )


def _guides(promise: Promise, touchpoint: str, roles: list[str]) -> bool:
    return any(
        guideline.role in roles and touchpoint in promise.touchpoints_of(guideline)
        for guideline in promise.guidelines.values()
    )
