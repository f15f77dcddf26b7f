"""A step has several next steps without conditions, which reads as all of them at once.

## What it does
Reports a `next` with two or more steps that have no condition, and says how it is read and drawn: all of them happen.
One without a condition, beside others that have one, is what happens otherwise.

## Why it matters
Who means a choice and writes a list gets a picture that says something else. Often the team has never agreed on when
which way is taken. Where all of them do happen, nothing is wrong.

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
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Ways without signposts."""
    for journey in subject.portfolio.journeys.values():
        for path, step in placed_steps(journey):
            bare = [next_id for next_id, condition in (step.next or {}).items() if not condition]
            if len(bare) > 1:
                yield Finding(
                    (*path, "next"),
                    f"`{step.id}` leads to {listed(bare)} without a condition, which reads as all of them at once",
                    f"if only one of them happens, write when: `next: {{{', '.join(f'{one}: …' for one in bare)}}}`",
                )
