"""A step hurts the customer most, but no pain point says why.

## What it does
Reports a step with `emotion: -2` at a touchpoint that has no pain point. An as-is journey that `becomes` a to-be one is
looked at, too: it is there that the pain is found.

## Why it matters
The curve shows that it hurts. Only a pain point says what it costs the customer, how often, and which promise answers
it.

## Example
```yaml
touchpoints:
  service-line: {name: Calling us, responsible: customer-service}
journeys:
  on-hold:
    name: On hold
    phases:
      - name: Call
        steps:
          - {id: waits, customer: Waits for 20 minutes, touchpoint: service-line, emotion: -2}
```

Write the pain down:
```yaml
touchpoints:
  service-line: {name: Calling us, responsible: customer-service}
journeys:
  on-hold:
    name: On hold
    phases:
      - name: Call
        steps:
          - {id: waits, customer: Waits for 20 minutes, touchpoint: service-line, emotion: -2}
pain_points:
  hours-on-hold: {terms: time, at: service-line, says: I spent my lunch hour on hold., severity: 4}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import is_somewhere_unknown, placed_steps
from promisekit.diagnostic import Severity

CODE = "PK814"
SEVERITY = Severity.INFO
NEEDS_ALL_ITEMS = True

WORST: int = -2


def find(subject: Subject) -> Iterator[Finding]:
    """Pain that nobody has named."""
    for journey in subject.portfolio.journeys.values():
        for path, step in placed_steps(journey):
            at = step.touchpoint
            if is_somewhere_unknown(step, subject.portfolio):
                continue
            if step.emotion == WORST and at and not subject.relations.pain_points_at.get(at):
                yield Finding(
                    (*path, "emotion"),
                    f"`{step.id}` hurts the customer most, but `{at}` has no pain point",
                    f"add a pain point `at: {at}` in the customer's voice",
                )
