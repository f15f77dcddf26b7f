"""A step has several next steps, and nobody says which is taken when.

## What it does
Reports a `next` with two or more steps that have no condition. One without a condition, beside others that have one,
is what happens otherwise.

## Why it matters
The reader of the blueprint sees a fork and cannot tell who turns where. Often the team has never agreed on it.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, next: [gets, complains]}
          - {id: gets, customer: Gets the right invoice, next: []}
          - {id: complains, customer: Complains in writing}
```

Say when which is taken:
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
          - {id: gets, customer: Gets the right invoice, next: []}
          - {id: complains, customer: Complains in writing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_steps
from promisekit.diagnostic import Severity

CODE = "PK802"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Forks without signposts."""
    for journey in subject.portfolio.journeys.values():
        for path, step in placed_steps(journey):
            bare = [next_id for next_id, condition in (step.next or {}).items() if not condition]
            if len(bare) > 1:
                yield Finding(
                    (*path, "next"),
                    f"`{step.id}` leads to {listed(bare)}, and nobody knows when to which",
                    f"write the conditions: `next: {{{', '.join(f'{next_id}: …' for next_id in bare)}}}`",
                )
