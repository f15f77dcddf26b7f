"""A remedy names a sum of money in words only.

## What it does
Reports a tier of a remedy whose `gives` names a sum ("€10", "100 kr", "25 GBP") while it has neither `amount` nor
`percent`, `at_least` or `at_most`, and the sum is not that of its `pays_from`.

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
from promisekit.check.spoken_money import Sum, sums
from promisekit.diagnostic import Severity
from promisekit.model.text import wordings

CODE = "PK706"
SEVERITY = Severity.INFO

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_UP_TO: Final = r"(?i)\b(?:up to|at (?:the )?most|no more than|max\w*\.?|enintään|korkeintaan|högst|upp till) $"
_AT_LEAST: Final = r"(?i)\b(?:at least|from|vähintään|minst) $"
_EACH: Final = r"(?i)\s?(?:for (?:each|every|any)|an? |per|each|every|/|joka|jokaise|för varje|om )"


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
                said = next((one for wording in wordings(gives) for one in sums(wording)[:1]), None)
                if said and not (remedy.pays_from and remedy.pays_from.amount == said.amount):
                    yield Finding(
                        ("promises", promise.id, "remedy", tier, "gives", position),
                        f'"{said.phrase}" stands in words only',
                        _hint(said, own),
                    )
                    break


def _hint(said: Sum, own_currency: str | None) -> str:
    currency = own_currency if own_currency in said.currencies else said.currencies[0]
    field = (
        "at_most" if re.search(_UP_TO, said.before) else "at_least" if re.search(_AT_LEAST, said.before) else "amount"
    )
    is_unsure = len(said.currencies) > 1 and currency != own_currency
    unsure = ", in the currency that is meant" if is_unsure else ""
    again = "; if it is given again and again, say with `every` how often" if re.match(_EACH, said.after) else ""
    return f"add `{field}: {said.amount} {currency}` to the remedy{unsure}{again}"
