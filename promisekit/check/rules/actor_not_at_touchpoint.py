"""Somebody acts in a journey at a touchpoint that does not name them.

## What it does
For each step with a touchpoint, reports
- a role or system on the frontstage that the touchpoint's `roles` or `systems` leave out (where it lists none, its
  function is enough), and
- anybody backstage or in support whose function is neither `responsible` nor in `supported_by`, and has none of the
  touchpoint's `roles` and `systems`.

Each is reported once per journey and touchpoint.

## Why it matters
The blueprint says that billing does the work, the touchpoint does not know billing. So billing's page does not show it,
and nobody asks billing for a commitment.

## Example
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
  billing: {name: Billing, kind: support}
touchpoints:
  service-line: {name: Calling us, responsible: customer-service}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            touchpoint: service-line
            support: {billing: Corrects the invoice}
```

Name it at the touchpoint:
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
  billing: {name: Billing, kind: support}
touchpoints:
  service-line: {name: Calling us, responsible: customer-service, supported_by: [billing]}
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            touchpoint: service-line
            support: {billing: Corrects the invoice}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import placed_steps
from promisekit.diagnostic import Severity
from promisekit.model.journey import LANES
from promisekit.model.portfolio import Portfolio
from promisekit.model.touchpoint import Touchpoint

CODE = "PK807"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Actors where nobody expects them."""
    portfolio = subject.portfolio
    named = {touchpoint.id: _named(touchpoint, portfolio) for touchpoint in portfolio.touchpoints.values()}
    for journey in portfolio.journeys.values():
        reported: set[tuple[str, str]] = set()
        for path, step in placed_steps(journey):
            touchpoint = portfolio.touchpoints.get(step.touchpoint or "")
            if not touchpoint or ("touchpoints", touchpoint.id) in subject.half_read:
                continue
            for lane in LANES:
                for actor in step.actions(lane):
                    field = _missing_in(touchpoint, actor, lane == "frontstage", named[touchpoint.id], portfolio)
                    if field and (touchpoint.id, actor) not in reported:
                        reported.add((touchpoint.id, actor))
                        what = actor if field != "supported_by" else portfolio.function_of(actor)
                        yield Finding(
                            (*path, lane, actor),
                            f"`{actor}` acts at `{touchpoint.id}`, but that touchpoint does not name it",
                            f"add `{what}` to `{field}` of `{touchpoint.id}`, or let somebody else act here",
                            ((("touchpoints", touchpoint.id), "the touchpoint stands here"),),
                            at_key=True,
                        )


def _named(touchpoint: Touchpoint, portfolio: Portfolio) -> set[str]:
    """Functions that the touchpoint names, or of which it names a role or system."""
    actors = (touchpoint.responsible, *touchpoint.supported_by, *touchpoint.roles, *touchpoint.systems)
    return {function for actor in actors if (function := portfolio.function_of(actor))}


def _missing_in(
    touchpoint: Touchpoint, actor: str, on_frontstage: bool, functions: set[str], portfolio: Portfolio
) -> str | None:
    """The touchpoint's field in which the actor is missing; None where it is named, or does not exist."""
    if portfolio.actor(actor) is None:
        return None
    if on_frontstage and actor in portfolio.roles and touchpoint.roles:
        return None if actor in touchpoint.roles else "roles"
    if on_frontstage and actor in portfolio.systems and touchpoint.systems:
        return None if actor in touchpoint.systems else "systems"
    function = portfolio.function_of(actor)
    return None if function in functions or function not in portfolio.functions else "supported_by"
