"""A step of an as-is journey is missing in its to-be journey, without a word.

## What it does
For an as-is journey that `becomes` a to-be one, reports each step whose id the to-be journey does not have, unless its
id stands in backticks (`` `waits-for-call` ``) in the to-be journey's `description`, `scenario` or `goal`, in the
`source` or `customer` of one of its steps, or in the as-is journey's own `description`.

## Why it matters
What is dropped is work that somebody did, and something that a customer did. Unless it is said what takes its place,
it comes back by another door.

## Example
```yaml
journeys:
  repair-now:
    name: Repair today
    becomes: repair-next
    phases:
      - name: Report
        steps:
          - {id: calls, customer: Calls the fault line}
          - {id: calls-again, customer: Calls again to hear when}
  repair-next:
    name: Repair tomorrow
    kind: to-be
    phases:
      - name: Report
        steps:
          - {id: calls, customer: Calls the fault line}
```

Say in the to-be journey what becomes of it:
```yaml
journeys:
  repair-now:
    name: Repair today
    becomes: repair-next
    phases:
      - name: Report
        steps:
          - {id: calls, customer: Calls the fault line}
          - {id: calls-again, customer: Calls again to hear when}
  repair-next:
    name: Repair tomorrow
    kind: to-be
    description: Nobody has to call twice (`calls-again`), because the first text message names the day.
    phases:
      - name: Report
        steps:
          - {id: calls, customer: Calls the fault line}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import is_left_behind, placed_steps
from promisekit.diagnostic import Severity
from promisekit.model.journey import Journey
from promisekit.model.text import wordings

CODE = "PK808"
SEVERITY = Severity.WARNING

_MENTION: Final = re.compile(r"`([a-z0-9-]+)`")


def find(subject: Subject) -> Iterator[Finding]:
    """Steps that vanish."""
    journeys = subject.portfolio.journeys
    for journey in journeys.values():
        to_be = journeys[journey.becomes] if journey.becomes and is_left_behind(journey, subject.portfolio) else None
        if not to_be or ("journeys", to_be.id) in subject.half_read:
            continue
        steps = {step.id for step in to_be.steps()}
        # A step that is gone, though others of its journey lead to it, is reported as unknown there.
        known = steps | _mentioned(journey, to_be) | {step_id for step in to_be.steps() for step_id in step.next or ()}
        for path, step in placed_steps(journey):
            if step.id not in known:
                yield Finding(
                    (*path, "id"),
                    f"`{to_be.id}` drops the step `{step.id}` without a word",
                    f"say in the description of `{to_be.id}` what becomes of `{step.id}`, with the id in backticks",
                    ((("journeys", to_be.id), "the to-be journey stands here"),),
                )


def _mentioned(as_is: Journey, to_be: Journey) -> set[str]:
    texts = [as_is.description, to_be.description, to_be.scenario, to_be.goal]
    for step in to_be.steps():
        texts += [step.source, step.customer]
    return {step_id for text in texts for wording in wordings(text) for step_id in _MENTION.findall(wording)}
