"""A fail point's recovery looks like the id of a step, but there is no such step.

## What it does
Reports a `recovery` of several words joined by hyphens, such as `calls-again`, that is no step of the journey. A slip
of the pen in a step's id is reported by PK106 instead.

## Why it matters
The arrow to the recovery is not drawn, and staff read an id instead of what to do.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            fails: {what: The line number is missing, recovery: phone-the-customer, owner: billing}
```

Write it in words, or add the step:
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            fails: {what: The line number is missing, recovery: Billing phones the customer, owner: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import nearest
from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_fail_points, placed_steps
from promisekit.diagnostic import Severity
from promisekit.model.reference import ID_PATTERN

CODE = "PK817"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Recoveries that lead nowhere."""
    for journey in subject.portfolio.journeys.values():
        steps = {step.id for step in journey.steps()}
        for place, step in placed_steps(journey):
            for path, fail_point, _actor in placed_fail_points(place, step):
                recovery = fail_point.recovery
                if not isinstance(recovery, str) or "-" not in recovery or recovery in steps:
                    continue
                if ID_PATTERN.fullmatch(recovery) and not nearest(recovery, steps):
                    yield Finding(
                        (*path, "recovery"),
                        f"`{recovery}` looks like the id of a step, but `{journey.id}` has no such step",
                        f"say in words what is done then, or add a step with the id `{recovery}`",
                    )
