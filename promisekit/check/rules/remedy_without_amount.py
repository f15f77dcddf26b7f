"""A remedy names a sum of money in words only.

## What it does
Reports a tier of a remedy whose `gives` names a sum ("€10", "100 kr", "25 GBP") while it has neither `amount` nor
`percent`, `at_least` or `at_most`.

## Why it matters
Only a sum in its own field is compared with earlier versions, other tiers and the portfolio's currency, and adds up
in the handbook's tables.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: €10 off the next invoice, given: automatically}
```

Give the sum as a field, too:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: €10 off the next invoice, amount: 10 EUR, given: automatically, within: 1 month}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.money import CURRENCIES
from promisekit.model.text import wordings

CODE = "PK706"
SEVERITY = Severity.INFO

# Compiled by `re` when a text with a figure in it asks for it: most runs never do.
_SUM: Final = (
    r"(?P<sign>[£€$])\s?(?P<after>\d+(?:[.,]\d+)?)"
    r"|(?P<before>\d+(?:[.,]\d+)?)\s?(?P<unit>[£€$]|[A-Z]{3}\b|euroa?\b|euros?\b|eur\b|kr\b|kronor\b)"
)
_CODES: Final = {"£": "GBP", "€": "EUR", "euro": "EUR", "euroa": "EUR", "euros": "EUR", "eur": "EUR"}


def find(subject: Subject) -> Iterator[Finding]:
    """Sums that are words alone."""
    own = subject.portfolio.about.currency
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for tier, remedy in enumerate(promise.remedy):
            if remedy.amount or remedy.percent or remedy.at_least or remedy.at_most:
                continue
            for position, gives in enumerate(remedy.gives):
                money = next((sum_ for wording in wordings(gives) if (sum_ := _sum(wording, own))), None)
                if money:
                    yield Finding(
                        ("promises", promise.id, "remedy", tier, "gives", position),
                        f'"{money[0]}" stands in words only',
                        f"add `amount: {money[1]}` to the remedy",
                    )
                    break


def _sum(wording: str, own_currency: str | None) -> tuple[str, str] | None:
    if not any(map(str.isdigit, wording)):
        return None
    for match in re.finditer(_SUM, wording):
        sign = match["sign"] or match["unit"]
        if sign.isupper() and sign.isalpha() and sign not in CURRENCIES:
            continue
        currency = sign if sign in CURRENCIES else _CODES.get(sign) or own_currency or "EUR"
        return match[0], f"{(match['after'] or match['before']).replace(',', '.')} {currency}"
    return None
