"""Commitments wait for each other in a circle.

## What it does
Reports commitments of a promise whose `after` leads back to where it began.

## Why it matters
Each waits for the other, so on paper none of them ever begins, and nobody can say when the promise is kept.

## Example
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    commitments:
      record-error: {by: customer-service, does: Opens a case, after: [correct]}
      correct: {by: billing, does: Corrects the invoice, after: [record-error]}
```

Leave out the `after` of the one that comes first:
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    commitments:
      record-error: {by: customer-service, does: Opens a case}
      correct: {by: billing, does: Corrects the invoice, after: [record-error]}
```
"""

from __future__ import annotations

import graphlib
from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.timeline import waiting_order

CODE = "PK401"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """One circle of each promise that has any."""
    for promise in subject.portfolio.promises.values():
        try:
            waiting_order(promise.commitments)
        except graphlib.CycleError as error:
            circle = _from_first(list(promise.commitments), error.args[1])
            places = [("promises", promise.id, "commitments", c, "after") for c in circle]
            yield Finding(
                places[0],
                _message(promise.id, circle),
                f"decide which of them comes first, and leave out its `after`: {_names(circle)}",
                tuple((place, f"`{c}` waits too") for place, c in zip(places[1:], circle[1:], strict=True)),
            )


def _from_first(written: list[str], closed_circle: list[str]) -> list[str]:
    """The ids of the circle in the order of waiting, the one that is written first in front.

    graphlib names each before those that wait for it, and the first one again at the end.
    """
    circle = closed_circle[:0:-1]
    start = circle.index(min(circle, key=written.index))
    return circle[start:] + circle[:start]


def _message(promise_id: str, circle: list[str]) -> str:
    if len(circle) == 1:
        return f"`{circle[0]}` of `{promise_id}` waits for itself"
    waits = ", which waits for ".join(f"`{commitment}`" for commitment in [*circle[1:], circle[0]])
    return f"`{circle[0]}` of `{promise_id}` waits for {waits}"


def _names(circle: list[str]) -> str:
    return ", ".join(f"`{commitment}`" for commitment in circle)
