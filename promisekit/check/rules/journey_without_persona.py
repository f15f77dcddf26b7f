"""A journey does not say whose it is.

## What it does
Reports a journey without `persona` in a portfolio that has personas.

## Why it matters
A student and a home-working parent make different journeys through the same fault. What everybody does, nobody does.

## Example
```yaml
personas:
  works-from-home: {name: Works from home}
journeys:
  no-internet:
    name: The internet is down
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
```

Say whose journey it is:
```yaml
personas:
  works-from-home: {name: Works from home}
journeys:
  no-internet:
    name: The internet is down
    persona: works-from-home
    phases: [{name: Report, steps: [{id: calls, customer: Calls the fault line}]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK816"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Everybody's journeys."""
    personas = subject.portfolio.personas
    if not personas:
        return
    for journey in subject.portfolio.journeys.values():
        if not journey.persona:
            yield Finding(
                ("journeys", journey.id),
                f"nobody can tell whose journey `{journey.id}` is",
                f"add `persona:` with whose it is: {listed(list(personas)[:5], 'or')}",
            )
