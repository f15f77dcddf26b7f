"""A moment of truth has no evidence, no promise and no metric.

## What it does
Reports a touchpoint with `moment_of_truth: true` that has no `evidence`, at which no promise is kept and no metric is
taken; and a step that is a moment of truth of its own, where neither it nor its touchpoint has any of the three.

## Why it matters
Trust is made or lost here (Normann 1984), and nothing is done about it: nothing to see, nothing to count on, nothing
that shows how it goes.

## Example
```yaml
touchpoints:
  engineer-visit: {name: Engineer's visit, responsible: field-service, moment_of_truth: true}
```

Say what the customer sees, or what they may count on:
```yaml
touchpoints:
  engineer-visit:
    name: Engineer's visit
    responsible: field-service
    moment_of_truth: true
    evidence: [Identity card at the door, Speed test before and after]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import is_somewhere_unknown, placed_steps
from promisekit.diagnostic import Severity

CODE = "PK805"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Moments of truth that are empty."""
    portfolio = subject.portfolio
    cared_for = {at for metric in portfolio.metrics.values() for at in metric.at}
    cared_for.update(subject.relations.promises_at)
    cared_for.update(touchpoint.id for touchpoint in portfolio.touchpoints.values() if touchpoint.evidence)
    for touchpoint in portfolio.touchpoints.values():
        if touchpoint.moment_of_truth and touchpoint.id not in cared_for:
            yield Finding(
                ("touchpoints", touchpoint.id, "moment_of_truth"),
                f"`{touchpoint.id}` is a moment of truth with no evidence, no promise and no metric",
                f"add the `evidence` that the customer sees, a promise `kept_at: {touchpoint.id}`, or a metric",
            )
    for journey in portfolio.journeys.values():
        for path, step in placed_steps(journey):
            at = portfolio.touchpoints.get(step.touchpoint or "")
            said_already = is_somewhere_unknown(step, portfolio) or (at and at.moment_of_truth)
            if step.moment_of_truth and not (step.evidence or step.touchpoint in cared_for or said_already):
                yield Finding(
                    (*path, "moment_of_truth"),
                    f"`{step.id}` is a moment of truth with no evidence, no promise and no metric",
                    "add the `evidence` that the customer sees, or a promise or metric at its touchpoint",
                )
