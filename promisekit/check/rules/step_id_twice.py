"""Two steps of a journey have the same id.

## What it does
Reports the second step with an id that an earlier step of the same journey has.

## Why it matters
`next` could mean either of the two, and links to the step would lead to the first one only.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Notice
        steps: [{id: opens, customer: Opens the invoice}]
      - name: Put right
        steps: [{id: opens, customer: Opens the corrected invoice}]
```

Give each step an id of its own:
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Notice
        steps: [{id: opens, customer: Opens the invoice}]
      - name: Put right
        steps: [{id: opens-corrected, customer: Opens the corrected invoice}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.journey import Journey
from promisekit.model.walk import KeyPath

CODE = "PK107"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Later steps whose id is taken."""
    for journey in subject.portfolio.journeys.values():
        first_places: dict[str, KeyPath] = {}
        for phase_position, phase in enumerate(journey.phases):
            for position, step in enumerate(phase.steps):
                place = ("journeys", journey.id, "phases", phase_position, "steps", position, "id")
                if step.id in first_places:
                    yield Finding(
                        place,
                        f"the journey `{journey.id}` has two steps with the id `{step.id}`",
                        f"give this one an id of its own, such as `{_free(step.id, journey)}`",
                        ((first_places[step.id], "the first one stands here"),),
                    )
                first_places.setdefault(step.id, place)


def _free(step_id: str, journey: Journey) -> str:
    taken = {step.id for step in journey.steps()}
    return next(free for number in range(2, len(taken) + 3) if (free := f"{step_id}-{number}") not in taken)
