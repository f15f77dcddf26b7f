"""A remedy gives a percentage, but not of what.

## What it does
Reports a tier of a remedy that has `percent` and no `of`.

## Why it matters
25 % of the monthly fee and 25 % of the yearly fee are very different sums; a customer who finds out later feels
cheated.

## Example
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation.
    kept_at: speed-check
    accountable: network-operations
    remedy: {gives: A quarter off until the speed is right, percent: 25 %, given: automatically, within: 1 month}
```

Say of what:
```yaml
promises:
  promised-speed:
    promise: You get at least the speed in your order confirmation.
    kept_at: speed-check
    accountable: network-operations
    remedy:
      gives: A quarter off until the speed is right
      percent: 25 %
      of: the monthly fee
      given: automatically
      within: 1 month
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK709"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Percentages of nothing."""
    for promise in subject.portfolio.promises.values():
        for tier, remedy in enumerate(promise.remedy):
            if remedy.percent and not remedy.of and promise.status != "retired":
                yield Finding(
                    ("promises", promise.id, "remedy", tier, "percent"),
                    f"`{promise.id}` pays {remedy.percent:f} %, but does not say of what",
                    "say of what it is a part, as in `of: the monthly fee`",
                )
