"""An amount is in another currency than the portfolio.

## What it does
Reports an amount in a remedy or in what a role may decide alone (`up_to`) that is not in `portfolio.currency`. Without
`portfolio.currency` nothing is reported.

## Why it matters
It is nearly always a slip, and makes sums and comparisons wrong.

## Example
```yaml
portfolio: {name: Northlight Broadband, currency: GBP}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: £10 off the next invoice, amount: 10 EUR, given: automatically, within: 1 month}
```

Use one currency:
```yaml
portfolio: {name: Northlight Broadband, currency: GBP}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: £10 off the next invoice, amount: 10 GBP, given: automatically, within: 1 month}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.money import Money
from promisekit.model.promise import Promise
from promisekit.model.walk import KeyPath

CODE = "PK712"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Amounts in a foreign currency."""
    own = subject.portfolio.about.currency
    if not own:
        return
    for promise in subject.portfolio.promises.values():
        for path, money in _amounts(promise):
            if money and money.currency != own and promise.status != "retired":
                yield Finding(
                    path,
                    f"this is in {money.currency}; the portfolio's currency is {own}",
                    f"write the amount in {own}; if you mean {money.currency}, accept the finding and say why",
                    ((("portfolio", "currency"), "the portfolio's currency"),),
                )


def _amounts(promise: Promise) -> Iterator[tuple[KeyPath, Money | None]]:
    for tier, remedy in enumerate(promise.remedy):
        place = ("promises", promise.id, "remedy", tier)
        yield (*place, "amount"), remedy.amount
        yield (*place, "at_least"), remedy.at_least
        yield (*place, "at_most"), remedy.at_most
        yield (*place, "pays_from"), remedy.pays_from
    for guideline_id, guideline in promise.guidelines.items():
        for position, mandate in enumerate(guideline.may):
            yield ("promises", promise.id, "guidelines", guideline_id, "may", position, "up_to"), mandate.up_to
