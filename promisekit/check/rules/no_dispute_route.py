"""A promise by law or contract does not say where a customer goes who disagrees.

## What it does
Reports a live promise with `basis: law` or `basis: contract` that has a `remedy` but no `dispute`.

## Why it matters
What rests on a law or a contract can be contested. Whoever is not told where, goes to the press or to a competitor.

## Example
```yaml
promises:
  price-notice:
    promise: You hear of a higher price at least 30 days before it.
    kept_at: price-letter
    accountable: products
    notice: 30 days
    basis: law
    remedy: {gives: Your old price stays for 30 days more, given: automatically}
```

Name the way:
```yaml
promises:
  price-notice:
    promise: You hear of a higher price at least 30 days before it.
    kept_at: price-letter
    accountable: products
    notice: 30 days
    basis: law
    remedy: {gives: Your old price stays for 30 days more, given: automatically}
    dispute: Our complaints team first; after that the independent ombudsman, free for you.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK710"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Rights without a way to get them."""
    for promise in subject.portfolio.promises.values():
        binding = promise.status == "live" and promise.basis in ("law", "contract")
        if binding and promise.remedy and not promise.dispute:
            yield Finding(
                ("promises", promise.id, "basis"),
                f"`{promise.id}` does not say where a customer goes who disagrees",
                "add `dispute:` with whom the customer turns to first, who decides after that, and what it costs them",
            )
