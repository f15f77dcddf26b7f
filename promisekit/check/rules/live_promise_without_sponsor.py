"""No leader stands for a live promise.

## What it does
Reports a live promise without a `sponsor` in a portfolio that names none either. The portfolio's sponsor stands
for every promise that has none of its own.

## Why it matters
Sooner or later keeping the promise costs money, or another team's time. Without somebody in the leadership who
stands for it, it loses.

## Example
```yaml
portfolio: {name: Northlight Broadband}
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
```

Name the leader:
```yaml
portfolio: {name: Northlight Broadband}
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, sponsor: finance-director}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK602"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises that no leader stands for."""
    portfolio = subject.portfolio
    if portfolio.about.sponsor or ("portfolio", "") in subject.half_read:
        return
    for promise in portfolio.promises.values():
        if promise.status == "live" and not promise.sponsor:
            function = portfolio.functions.get(promise.accountable)
            who = f", such as `sponsor: {function.lead}`" if function and function.lead else ""
            yield Finding(
                ("promises", promise.id),
                f"no leader stands for `{promise.id}`",
                f"ask a leader to stand for it and name their role here{who}, or a `sponsor` for all promises under "
                "`portfolio:`",
            )
