"""A live promise answers no pain point.

## What it does
Reports a live promise whose `answers` is empty.

## Why it matters
A promise earns its cost by ending something that hurts customers. One that answers nothing may be a promise
that nobody asked for, or the pain behind it has not been written down yet.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
```

Name the pain that it ends:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    answers: unclear-fees
    kept_at: invoice
    accountable: billing
pain_points:
  unclear-fees: {terms: money, at: invoice, says: I can't tell what I am paying for.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise

CODE = "PK215"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises without pain points."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "live" and not promise.answers:
            yield Finding(
                ("promises", promise.id),
                f"`{promise.id}` answers no pain point",
                _hint(subject, promise),
            )


def _hint(subject: Subject, promise: Promise) -> str:
    felt_there = dict.fromkeys(
        pain_point.id
        for touchpoint in promise.kept_at
        for pain_point in subject.relations.pain_points_at.get(touchpoint, [])
    )
    if felt_there:
        return f"felt where it is kept: {listed(list(felt_there)[:5])}; name those that it ends under `answers`"
    return "write down the pain that it ends under `pain_points:`, and name it under `answers`"
