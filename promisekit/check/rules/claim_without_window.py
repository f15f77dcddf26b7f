"""A remedy has to be claimed, but nobody says how long that is possible.

## What it does
Reports a tier of a remedy that is `given: on-request` and has no `claim_within`, in a promise that is agreed or live.

## Why it matters
Customers give up on what they think is too late, and staff decide case by case.

## Example
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation, or you may leave without any charge.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: Leaving without any charge, given: on-request}
```

Say how long it can be claimed:
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

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK705"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Claims without a last day."""
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live"):
            continue
        for tier, remedy in enumerate(promise.remedy):
            if remedy.given == "on-request" and not remedy.claim_within:
                yield Finding(
                    ("promises", promise.id, "remedy", tier, "given"),
                    "nobody says how long the customer can claim this",
                    "say how long they can, as in `claim_within: 3 months`, or give it unasked: `given: automatically`",
                )
