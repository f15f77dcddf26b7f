"""The customer waits long, and no promise or pain point says anything about it.

## What it does
Reports a step that `waits` for more than a day (24 hours, 1 day or 1 working day) where its touchpoint has neither a
pain point nor a promise kept there. For a step out of the organisation's sight the touchpoints of the steps just before
and after count. An as-is journey that `becomes` a to-be one is left alone.

## Why it matters
Waiting is what customers complain of most, and an unexplained wait feels twice as long. Either it hurts and nobody has
written it down, or it needs a promise.

## Example
```yaml
touchpoints:
  web-shop: {name: Web shop, responsible: orders}
journeys:
  new-line:
    name: A new line
    phases:
      - name: Order
        steps:
          - {id: orders, customer: Orders a line, touchpoint: web-shop, waits: 2 weeks}
```

Promise how long it takes, or note what the wait costs the customer:
```yaml
touchpoints:
  web-shop: {name: Web shop, responsible: orders}
journeys:
  new-line:
    name: A new line
    phases:
      - name: Order
        steps:
          - {id: orders, customer: Orders a line, touchpoint: web-shop, waits: 2 weeks}
promises:
  start-on-the-day:
    promise: Your broadband works on the day that we agreed.
    kept_at: web-shop
    accountable: orders
    within: 2 weeks
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import is_left_behind, is_somewhere_unknown, placed_steps, successors
from promisekit.diagnostic import Severity
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.journey import Journey, Step

CODE = "PK804"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True

LONG_SECONDS: Final = SECONDS["day"]
LONG_WORKING_DAYS: Final = 1
LONG_WORKING_HOURS: Final = 8


def find(subject: Subject) -> Iterator[Finding]:
    """Waits that nobody has looked at."""
    relations = subject.relations
    for journey in subject.portfolio.journeys.values():
        if is_left_behind(journey, subject.portfolio):
            continue
        for path, step in placed_steps(journey):
            if not step.waits or not _is_long(step.waits) or is_somewhere_unknown(step, subject.portfolio):
                continue
            touchpoints = [step.touchpoint] if step.touchpoint else _beside(journey, step)
            if not any(relations.promises_at.get(at) or relations.pain_points_at.get(at) for at in touchpoints):
                yield Finding(
                    (*path, "waits"),
                    f"the customer waits for {step.waits} at `{step.id}`, and no promise or pain point is about it",
                    _hint(touchpoints),
                )


def _is_long(wait: Duration) -> bool:
    if wait.unit in SECONDS:
        return wait.amount * SECONDS[wait.unit] > LONG_SECONDS
    return (wait.unit == "working day" and wait.amount > LONG_WORKING_DAYS) or (
        wait.unit == "working hour" and wait.amount > LONG_WORKING_HOURS
    )


def _beside(journey: Journey, step: Step) -> list[str]:
    following = successors(journey)
    by_id = {other.id: other for other in journey.steps()}
    before = [other for other, after in following.items() if step.id in after]
    around = [by_id[other].touchpoint for other in [*before, *following[step.id]] if other in by_id]
    return [touchpoint for touchpoint in around if touchpoint]


def _hint(touchpoints: list[str]) -> str:
    if not touchpoints:
        return "name the `touchpoint` of the wait, then promise how long it takes at the most"
    return (
        f"promise how long it takes (`kept_at: {touchpoints[0]}`), or add the pain that it is (`at: {touchpoints[0]}`)"
    )
