"""A role works where a promise is kept, but the promise does not tell it what to do there.

## What it does
Reports, for each promise in force (`agreed` or `live`), the roles of its touchpoints for which it has no
guideline that holds there. A promise without any guideline is reported once, by `PK201`.

## Why it matters
The customer does not choose whom they meet. If one of two roles at a touchpoint knows what was promised,
the promise is kept half of the time.

## Example
```yaml
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: [billing-specialist, service-agent]}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      correct: {role: billing-specialist, do: [Send the corrected invoice.]}
```

Add a guideline for the other role:
```yaml
roles:
  billing-specialist: {name: Billing specialist, function: billing}
  service-agent: {name: Service agent, function: customer-service}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: [billing-specialist, service-agent]}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      correct: {role: billing-specialist, do: [Send the corrected invoice.]}
      record: {role: service-agent, do: [Ask which line looks wrong.]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise

CODE = "PK202"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Roles at a promise's touchpoints that it does not guide there."""
    portfolio = subject.portfolio
    for promise in portfolio.promises.values():
        if promise.status not in ("agreed", "live") or not promise.guidelines:
            continue
        named = [(guideline.role, guideline.at) for guideline in promise.guidelines.values()]
        if any(role not in portfolio.roles or any(t not in portfolio.touchpoints for t in at) for role, at in named):
            # Whom or what was meant is reported as unknown; it may be just what is looked for.
            continue
        guided = promise.guided()
        for position, touchpoint_id in enumerate(promise.kept_at):
            touchpoint = portfolio.touchpoints.get(touchpoint_id)
            for role_position, role in enumerate(touchpoint.roles if touchpoint else ()):
                if role in portfolio.roles and (role, touchpoint_id) not in guided:
                    yield Finding(
                        ("promises", promise.id, "kept_at", position),
                        f"`{role}` works at `{touchpoint_id}`, but `{promise.id}` does not say what it does there",
                        _hint(promise, role, touchpoint_id),
                        ((("touchpoints", touchpoint_id, "roles", role_position), "the role stands here"),),
                    )


def _hint(promise: Promise, role: str, touchpoint: str) -> str:
    for guideline_id, guideline in promise.guidelines.items():
        if guideline.role == role:
            return f"add `{touchpoint}` to the `at` of its guideline `{guideline_id}`, or write one for there"
    return f"add a guideline with `role: {role}` and what it does at `{touchpoint}`"
