"""A journey runs in a circle that has no way out.

## What it does
Follows each journey from its first step; reports the first step from which no end can be reached. The last step ends
the journey unless it has a `next`; any other one ends it with `next: []`.

## Why it matters
Either the drawing lacks the way out, or the customer does.

## Example
```yaml
journeys:
  on-hold:
    name: On hold
    phases:
      - name: Call
        steps:
          - {id: calls, customer: Calls us}
          - {id: waits, customer: Waits and hangs up, next: calls}
```

Show the way out:
```yaml
journeys:
  on-hold:
    name: On hold
    phases:
      - name: Call
        steps:
          - {id: calls, customer: Calls us}
          - {id: waits, customer: Waits, next: {calls: Hangs up, is-heard: Somebody answers}}
          - {id: is-heard, customer: Tells what is wrong}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_steps, reached, recoveries, successors
from promisekit.diagnostic import Severity
from promisekit.model.journey import Journey

CODE = "PK810"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Circles."""
    for journey in subject.portfolio.journeys.values():
        if any(step.next for step in journey.steps()):
            yield from _in(journey)


def _in(journey: Journey) -> Iterator[Finding]:
    following = successors(journey)
    # A `next` that leads nowhere is reported as such (PK106), and may have been meant as the way out.
    ends = [
        step for step, after in following.items() if not after or any(next_id not in following for next_id in after)
    ]
    for step in journey.steps():
        following[step.id] = [*following[step.id], *(to for to in recoveries(step) if to in following)]
    before: dict[str, list[str]] = {}
    for step_id, after in following.items():
        for next_id in after:
            before.setdefault(next_id, []).append(step_id)
    ending = reached(ends, before)
    come_to = reached([next(journey.steps()).id], following)
    for path, step in placed_steps(journey):
        if step.id in come_to and step.id not in ending:
            yield Finding(
                (*path, "id"),
                f"from `{step.id}` the journey never comes to an end",
                "give one of the steps after it a way out in its `next`, or write `next: []` at the step that ends it",
            )
            return
