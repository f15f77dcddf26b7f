"""A remedy has to be claimed within less than two weeks.

## What it does
Reports a tier of a remedy whose `claim_within` is shorter than 14 days or 10 working days.

## Why it matters
People are away, ill, or wait for the next invoice. A short window looks like a trick to pay nobody, and staff have to
defend it.

## Example
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation, or you may leave without any charge.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: Leaving without any charge, given: on-request, claim_within: 5 days}
```

Leave people time:
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation, or you may leave without any charge.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: Leaving without any charge, given: on-request, claim_within: 3 months}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.duration import SECONDS, Duration

CODE = "PK714"
SEVERITY = Severity.WARNING

SHORTEST_DAYS: Final = 14
SHORTEST_WORKING_DAYS: Final = 10


def find(subject: Subject) -> Iterator[Finding]:
    """Claims that most people miss."""
    for promise in subject.portfolio.promises.values():
        for tier, remedy in enumerate(promise.remedy):
            if remedy.claim_within and _is_short(remedy.claim_within) and promise.status != "retired":
                yield Finding(
                    ("promises", promise.id, "remedy", tier, "claim_within"),
                    f"{remedy.claim_within} is little time to claim a remedy",
                    "give at least 14 days, or give the remedy unasked: `given: automatically` in place of "
                    "`claim_within`",
                )


def _is_short(window: Duration) -> bool:
    if window.unit == "working day":
        return window.amount < SHORTEST_WORKING_DAYS
    return window.unit not in SECONDS or window.amount * SECONDS[window.unit] < SHORTEST_DAYS * SECONDS["day"]
