"""A live promise does not say when it is looked at again.

## What it does
Reports a live promise without `review_by`.

## Why it matters
What customers expect moves on, and so do costs. A promise without a day on which somebody asks whether it is
still right is kept until it hurts.

## Example
```yaml
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
```

Set a day:
```yaml
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, review_by: 2027-09-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.example_day import example_day
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK605"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises without a day of review."""
    day_to_come = example_day(subject.today)
    for promise in subject.portfolio.promises.values():
        if promise.status == "live" and not promise.review_by:
            ends = promise.until and (subject.today is None or promise.until > subject.today)
            day = min(day_to_come, f"{promise.until}") if ends else day_to_come
            yield Finding(
                ("promises", promise.id),
                f"`{promise.id}` does not say when it is looked at again",
                f"choose a day together, as in `review_by: {day}`",
            )
