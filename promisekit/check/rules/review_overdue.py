"""The day on which something was to be looked at again has passed.

## What it does
Reports a `review_by` before today: of promises in force (`agreed` or `live`), of their guidelines, and of
journeys. Needs today's date (`--today`).

## Why it matters
Guidelines that nobody looks at go stale, and staff learn to trust their own memory more than the handbook.

## Example
```yaml
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, review_by: 2026-03-31}
```

Look at it again, then set the next day:
```yaml
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, review_by: 2027-09-30}
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.walk import KeyPath

CODE = "PK601"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Reviews whose day has passed."""
    for path, name, review_by in _reviews(subject):
        if subject.today and review_by and review_by < subject.today:
            yield Finding(
                (*path, "review_by"),
                f"{name} was to be looked at again by {review_by}",
                "look at it together with those who use it, then set the next `review_by`",
            )


def _reviews(subject: Subject) -> Iterator[tuple[KeyPath, str, datetime.date | None]]:
    for promise in subject.portfolio.promises.values():
        if promise.status in ("agreed", "live"):
            yield ("promises", promise.id), f"`{promise.id}`", promise.review_by
            for guideline_id, guideline in promise.guidelines.items():
                path = ("promises", promise.id, "guidelines", guideline_id)
                yield path, f"the guideline `{guideline_id}`", guideline.review_by
    for journey in subject.portfolio.journeys.values():
        yield ("journeys", journey.id), f"the journey `{journey.id}`", journey.review_by
