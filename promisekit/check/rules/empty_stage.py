"""A step at a touchpoint has nobody and nothing on stage.

## What it does
Reports a step that has a `touchpoint` but no `frontstage`, `backstage` or `support`, and no evidence, its own or the
touchpoint's.

## Why it matters
The customer meets the organisation, and the blueprint does not know whom or what. This is where work is done that
nobody has been given.

## Example
```yaml
touchpoints:
  invoice: {name: Monthly invoice, responsible: billing}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Notice
        steps:
          - {id: opens, customer: Opens the invoice, touchpoint: invoice}
```

Say what the customer sees, or who acts:
```yaml
touchpoints:
  invoice: {name: Monthly invoice, responsible: billing}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Notice
        steps:
          - id: opens
            customer: Opens the invoice
            touchpoint: invoice
            evidence: ["The invoice, one line per charge"]
            support: {billing: Sends all invoices on the first of the month}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_steps
from promisekit.diagnostic import Severity

CODE = "PK806"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Steps that are played by nobody."""
    touchpoints = subject.portfolio.touchpoints
    for journey in subject.portfolio.journeys.values():
        for path, step in placed_steps(journey):
            # A touchpoint that does not exist, or could not be read, may well have evidence.
            touchpoint = touchpoints.get(step.touchpoint or "")
            if not touchpoint or touchpoint.evidence or ("touchpoints", touchpoint.id) in subject.half_read:
                continue
            if not (step.evidence or step.frontstage or step.backstage or step.support):
                yield Finding(
                    (*path, "touchpoint"),
                    f"at `{step.id}` the customer meets nobody and nothing",
                    "add who acts (`frontstage`, `backstage`, `support`) or the `evidence` that the customer sees",
                )
