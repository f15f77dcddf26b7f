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
from decimal import Decimal
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.money import CURRENCIES
from promisekit.model.text import wordings

CODE = "PK706"
SEVERITY = Severity.INFO

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_FIGURE: Final = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_SUM: Final = (
    rf"(?P<sign>[£€$])\s?(?P<after>{_FIGURE})"
    rf"|(?P<before>{_FIGURE})\s?(?P<unit>[£€$]|[A-Z]{{3}}\b|euroa?\b|euros?\b|eur\b|kr\b|kronor\b)"
)
_THOUSANDS: Final = r"[ \u00a0\u202f.,'](?=\d{3}(?!\d))"
_UP_TO: Final = r"(?i)\b(?:up to|at (?:the )?most|no more than|max\w*\.?|enintään|korkeintaan|högst|upp till) $"
_AT_LEAST: Final = r"(?i)\b(?:at least|from|vähintään|minst) $"
_EACH: Final = r"(?i)\s?(?:for (?:each|every|any)|an? |per|each|every|/|joka|jokaise|för varje|om )"
_CURRENCIES_OF: Final = {
    "£": ("GBP",),
    "€": ("EUR",),
    "euro": ("EUR",),
    "euroa": ("EUR",),
    "euros": ("EUR",),
    "eur": ("EUR",),
    "$": ("USD", "AUD", "CAD", "HKD", "NZD", "SGD"),
    "kr": ("SEK", "DKK", "NOK", "ISK"),
    "kronor": ("SEK",),
}


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
                match = next((found for wording in wordings(gives) if (found := _sum(wording))), None)
                if match and not (remedy.pays_from and remedy.pays_from.amount == Decimal(_figure(match))):
                    yield Finding(
                        ("promises", promise.id, "remedy", tier, "gives", position),
                        f'"{match[0]}" stands in words only',
                        _hint(match, own),
                    )
                    break


def _sum(wording: str) -> re.Match[str] | None:
    if not any(map(str.isdigit, wording)):
        return None
    for match in re.finditer(_SUM, wording):
        sign = match["sign"] or match["unit"]
        if not (sign.isupper() and sign.isalpha() and sign not in CURRENCIES):
            return match
    return None


def _figure(match: re.Match[str]) -> str:
    return re.sub(_THOUSANDS, "", match["after"] or match["before"]).replace(",", ".")


def _hint(match: re.Match[str], own_currency: str | None) -> str:
    before, after = match.string[: match.start()], match.string[match.end() :]
    sign = match["sign"] or match["unit"]
    possible = _CURRENCIES_OF.get(sign, (sign,))
    currency = own_currency if own_currency in possible else possible[0]
    field = "at_most" if re.search(_UP_TO, before) else "at_least" if re.search(_AT_LEAST, before) else "amount"
    unsure = ", in the currency that is meant" if len(possible) > 1 and currency != own_currency else ""
    again = "; if it is given again and again, say with `every` how often" if re.match(_EACH, after) else ""
    return f"add `{field}: {_figure(match)} {currency}` to the remedy{unsure}{again}"
