"""A journey `becomes` one that is not a to-be journey.

## What it does
Reports a `becomes` that names its own journey, or a journey whose `kind` is not `to-be`.

## Why it matters
The two are compared step by step, and what changes is shown to reviewers. With the wrong one this tells nonsense.

## Example
```yaml
journeys:
  repair-now:
    name: Repair today
    becomes: repair-next
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
  repair-next:
    name: Repair tomorrow
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
```

Say that it is to be:
```yaml
journeys:
  repair-now:
    name: Repair today
    becomes: repair-next
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
  repair-next:
    name: Repair tomorrow
    kind: to-be
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK811"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Journeys that turn into the wrong one."""
    journeys = subject.portfolio.journeys
    for journey in journeys.values():
        target = journeys.get(journey.becomes or "")
        if target is None:
            continue
        path = ("journeys", journey.id, "becomes")
        if target.id == journey.id:
            yield Finding(
                path,
                f"the journey `{journey.id}` becomes itself",
                "name the to-be journey that it turns into, or leave `becomes` out",
            )
        elif target.kind != "to-be" and ("journeys", target.id) not in subject.half_read:
            yield Finding(
                path,
                f"`{journey.id}` becomes `{target.id}`, which is no to-be journey",
                f"add `kind: to-be` to `{target.id}`, or name another journey",
                ((("journeys", target.id), "that journey stands here"),),
            )
