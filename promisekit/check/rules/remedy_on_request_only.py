"""The customer has to ask for every remedy of a promise.

## What it does
Reports a promise, agreed or live, whose remedies are all `given: on-request`.

## Why it matters
A guarantee is easy to invoke and quick to collect (Hart 1988). Most customers never claim: before British broadband
companies paid automatically, one in seven got compensation for a missed visit.

## Example
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    remedy: {gives: £25, amount: 25 GBP, given: on-request, claim_within: 3 months}
```

Pay without being asked:
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    remedy: {gives: £25, amount: 25 GBP, given: automatically, within: 30 days}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK702"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Remedies that all have to be claimed."""
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live") or not promise.remedy:
            continue
        if all(remedy.given == "on-request" for remedy in promise.remedy):
            yield Finding(
                ("promises", promise.id, "remedy", 0, "given"),
                f"whoever does not ask gets nothing for a broken `{promise.id}`",
                "give at least one remedy unasked: `given: automatically`; if the customer has to choose first, "
                "let staff ask them",
            )
