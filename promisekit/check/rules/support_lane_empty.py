"""A blueprint shows staff at work, but no support function.

## What it does
Reports a journey with actors in `frontstage` or `backstage` but none in `support`, and no function of kind `support`
(or one of its roles or systems) in any lane.

## Why it matters
Billing, logistics and IT carry the customer's experience, too. What the blueprint leaves out, nobody thanks, trains or
asks for a commitment.

## Example
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
  billing: {name: Billing, kind: support}
roles:
  service-agent: {name: Service agent, function: customer-service}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, frontstage: {service-agent: Reads the line back}}
```

Show what happens behind:
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
  billing: {name: Billing, kind: support}
roles:
  service-agent: {name: Service agent, function: customer-service}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            frontstage: {service-agent: Reads the line back}
            support: {billing: Corrects the invoice}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK813"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Blueprints without support."""
    portfolio = subject.portfolio
    for journey in portfolio.journeys.values():
        if any(step.support for step in journey.steps()):
            continue
        actors = {actor for step in journey.steps() for lane in (step.frontstage, step.backstage) for actor in lane}
        functions = [portfolio.functions.get(portfolio.function_of(actor) or "") for actor in sorted(actors)]
        if actors and not any(function is None or function.kind == "support" for function in functions):
            yield Finding(
                ("journeys", journey.id, "phases"),
                f"no support function acts in `{journey.id}`",
                "walk through it with billing, logistics or IT, and add what they do under `support:`",
            )
