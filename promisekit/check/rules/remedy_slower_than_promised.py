"""What the functions commit to pays the remedy later than the customer is told.

## What it does
Puts the commitments of `kind: remedy` one after the other on the opening hours of those who do them, and
compares the end with the longest `within` of the promise's remedies.

## Why it matters
A promise was broken, and then the apology is late as well. That is the moment that customers tell others about.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
promises:
  right-invoice:
    promise: Your invoice is right, or you get £10 within two working days.
    kept_at: invoice
    accountable: billing
    remedy: {gives: £10 off, within: 2 working days}
    commitments:
      pay: {by: billing, does: Books the £10, kind: remedy, within: 5 working days}
```

```yaml
functions:
  billing: {name: Billing, kind: support}
promises:
  right-invoice:
    promise: Your invoice is right, or you get £10 within a week.
    kept_at: invoice
    accountable: billing
    remedy: {gives: £10 off, within: 5 working days}
    commitments:
      pay: {by: billing, does: Books the £10, kind: remedy, within: 3 working days}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.lateness import chain, how_late, longest, related
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.timeline import remedy_case

CODE = "PK408"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose remedy work ends after the remedy is due."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or not promise.remedy:
            continue
        case = remedy_case(subject.portfolio, promise, subject.relations.calendars)
        if case and case.is_late:
            part = longest(case)
            position = [remedy.within for remedy in promise.remedy].index(case.limit)
            yield Finding(
                ("promises", promise.id, "remedy", position, "within"),
                f"the remedy of `{promise.id}` can come {how_late(case)} later than "
                f"the {case.limit} that it says ({chain(case)})",
                f"shorten `{part.id}` ({part.within}), or give the remedy more time",
                related(case, ("promises", promise.id)),
            )
