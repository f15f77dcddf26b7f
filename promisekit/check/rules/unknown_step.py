"""A journey leads on to a step that it does not have.

## What it does
Reports an id in a step's `next` that is no step of the same journey, and a fail point's `recovery` that is
nearly the id of one.

## Why it matters
The drawn journey would break off where the customer goes on.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, next: gets-invoise}
          - {id: gets-invoice, customer: Gets the corrected invoice}
```

Name a step of the same journey:
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, next: gets-invoice}
          - {id: gets-invoice, customer: Gets the corrected invoice}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import did_you_mean, listed, nearest
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.journey import LANES, FailPoint, Journey, Step
from promisekit.model.reference import ID_PATTERN
from promisekit.model.walk import KeyPath

CODE = "PK106"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Ids of steps that the journey does not have."""
    for journey in subject.portfolio.journeys.values():
        if ("journeys", journey.id) in subject.half_read:
            continue
        steps = {step.id for step in journey.steps()}
        for phase_position, phase in enumerate(journey.phases):
            for position, step in enumerate(phase.steps):
                place: KeyPath = ("journeys", journey.id, "phases", phase_position, "steps", position)
                for next_id in step.next or ():
                    if next_id not in steps:
                        yield _next_finding(journey, (*place, "next", next_id), next_id, steps)
                yield from _recoveries(journey, place, step, steps)


def _next_finding(journey: Journey, path: KeyPath, next_id: str, steps: set[str]) -> Finding:
    alike = nearest(next_id, steps)
    if alike:
        hint = did_you_mean(next_id, alike)
    else:
        hint = f"write the `id` of one of its steps, such as {listed(sorted(steps)[:5], 'or')}"
    return Finding(path, f"the journey `{journey.id}` has no step `{next_id}`", hint, at_key=True)


def _recoveries(journey: Journey, place: KeyPath, step: Step, steps: set[str]) -> Iterator[Finding]:
    for path, fail_point in _fail_points(place, step):
        recovery = fail_point.recovery
        # Recovery may be words; only what is all but a step's id is a slip of the pen.
        if isinstance(recovery, str) and recovery not in steps and ID_PATTERN.fullmatch(recovery):
            alike = nearest(recovery, steps)
            if alike:
                yield Finding(
                    (*path, "recovery"),
                    f"the journey `{journey.id}` has no step `{recovery}`",
                    f"did you mean {listed(alike, 'or')}? If these are words, write a sentence",
                )


def _fail_points(place: KeyPath, step: Step) -> Iterator[tuple[KeyPath, FailPoint]]:
    if step.fails:
        yield (*place, "fails"), step.fails
    for lane in LANES:
        for actor, actions in step.actions(lane).items():
            for position, action in enumerate(actions):
                if action.fails:
                    yield (*place, lane, actor, position, "fails"), action.fails
