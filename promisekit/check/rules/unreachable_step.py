"""Nothing in the journey leads to a step.

## What it does
Follows each journey from its first step, by `next`, by the order of the steps, and by the `recovery` of fail points;
reports the first step of each part that is never come to.

## Why it matters
The drawing shows a box that hangs in the air. A branch may have lost its way back, or a condition is missing.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, next: gets}
          - {id: complains, customer: Complains in writing}
          - {id: gets, customer: Gets the right invoice}
```

Lead to it:
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            next: {gets: The line was wrong, complains: The line stays as it is}
          - {id: complains, customer: Complains in writing}
          - {id: gets, customer: Gets the right invoice}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_steps, reached, recoveries, successors
from promisekit.diagnostic import Severity
from promisekit.model.journey import Journey

CODE = "PK801"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Steps that nobody comes to."""
    for journey in subject.portfolio.journeys.values():
        steps = {step.id for step in journey.steps()}
        led_to = {step_id for step in journey.steps() for step_id in step.next or ()}
        # A step that does not exist is reported as such; it may be the very one that nothing else leads to.
        if led_to <= steps and any(step.next is not None for step in journey.steps()):
            yield from _in(journey)


def _in(journey: Journey) -> Iterator[Finding]:
    following = successors(journey)
    for step in journey.steps():
        following[step.id] = [*following[step.id], *recoveries(step)]
    first = next(journey.steps()).id
    come_to = reached([first], following)
    lost = [(path, step.id) for path, step in placed_steps(journey) if step.id not in come_to]
    led_to = {after for _path, step_id in lost for after in following[step_id] if after != step_id}
    # Steps after a lost one are only lost with it; in a lost circle, the first step stands for all.
    for path, step_id in sorted(lost, key=lambda placed: placed[1] in led_to):
        if step_id not in come_to:
            come_to |= reached([step_id], following)
            yield Finding(
                (*path, "id"),
                f"nothing leads to the step `{step_id}`",
                f"name `{step_id}` in the `next` of a step before it, with the condition where there are several ways, "
                "or take it out",
            )
