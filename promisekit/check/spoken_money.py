"""Sums of money that a text names: "£10", "25 GBP", "100 kr", "10 000 €"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from promisekit.model.money import CURRENCIES

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_FIGURE: Final = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_SUM: Final = (
    rf"(?P<sign>[£€$])\s?(?P<after>{_FIGURE})"
    rf"|(?P<before>{_FIGURE})\s?(?P<unit>[£€$]|[A-Z]{{3}}\b|euroa?\b|euros?\b|eur\b|kr\b|kronor\b)"
)
_THOUSANDS: Final = r"[ \u00a0\u202f.,'](?=\d{3}(?!\d))"
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


class Sum(NamedTuple):
    """A sum in a text: the words used, what stands before and after them, how much, and of which currencies maybe."""

    phrase: str
    before: str
    after: str
    amount: Decimal
    currencies: tuple[str, ...]


@lru_cache(maxsize=65536)
def sums(text: str) -> tuple[Sum, ...]:
    """Every sum that ``text`` names, in order; what looks like a currency and is none ("10 PDF") is left out."""
    if not any(map(str.isdigit, text)):
        return ()
    found = []
    for match in re.finditer(_SUM, text):
        sign = match["sign"] or match["unit"]
        currencies = _CURRENCIES_OF.get(sign, (sign,))
        if currencies[0] in CURRENCIES:
            figure = re.sub(_THOUSANDS, "", match["after"] or match["before"]).replace(",", ".")
            found.append(Sum(match[0], text[: match.start()], text[match.end() :], Decimal(figure), currencies))
    return tuple(found)
