"""A remedy is said not to be paid together with one that does not exist.

## What it does
Reports a `not_with` that names its own promise, or a promise that has no remedy.

## Why it matters
`not_with` takes something away from the customer. If it takes away nothing, another promise was meant.

## Example
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    remedy: {gives: £25, amount: 25 GBP, given: automatically, within: 30 days, not_with: kept-appointment}
```

Name the promise whose remedy is meant:
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    remedy: {gives: £25, amount: 25 GBP, given: automatically, within: 30 days, not_with: start-on-the-day}
  start-on-the-day:
    promise: Your broadband works on the day that we agreed.
    kept_at: start-day
    accountable: orders
    remedy: {gives: £5 for each day, amount: 5 GBP, every: 1 day, given: automatically, within: 30 days}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK713"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Remedies set against nothing."""
    promises = subject.portfolio.promises
    for promise in promises.values():
        for tier, remedy in enumerate(promise.remedy):
            for position, other_id in enumerate(remedy.not_with):
                other = promises.get(other_id)
                path = ("promises", promise.id, "remedy", tier, "not_with", position)
                if other_id == promise.id:
                    yield Finding(
                        path,
                        f"`{promise.id}` is said not to be paid together with itself",
                        "name the other promise that is meant, or leave `not_with` out",
                    )
                elif other and not other.remedy and ("promises", other_id) not in subject.half_read:
                    yield Finding(
                        path,
                        f"`{other_id}` has no remedy that could be left out",
                        f"leave `{other_id}` out of `not_with`, or give it a `remedy`",
                        ((("promises", other_id), "the promise stands here"),),
                    )
