"""Amounts, currencies and shares as people write them: `10€`, `€10`, `10 euros`, `95 percent`, `0.95`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from promisekit.read.meant.numerals import NUMBER, numbers, written
from promisekit.read.meant.plain import simplified

_NAMES: Final = {
    "EUR": "€ euro euros euroa euron eur",
    "USD": "$ us$ usd dollar dollars buck bucks",
    "GBP": "£ gbp pound pounds quid sterling punta puntaa pund",
    "JPY": "¥ yen",
    "CNY": "yuan rmb",
    "INR": "₹ rupee rupees",
    "PLN": "zł zloty zlotys",
    "CZK": "kč koruna",
    "CHF": "sfr fr. franc francs franken",
    "UAH": "₴ hryvnia",
    "TRY": "₺ lira",
    "KRW": "₩ won",
    "SEK": "kr kr. krona kronor kruunu kruunua skr",
    "NOK": "kr kr. krone kroner nkr",
    "DKK": "kr kr. krone kroner dkr",
}
_BEFORE: Final = r"^(?:up to|max\.?|maximum|at most|about|approx\.?|ca\.?|~|<=?|≤|enintään|högst)\s*"
_AMOUNT_FIRST: Final = rf"({NUMBER})\s*(k(?![^\W\d_]))?(?:,-|\.-|:-)?\s*([^\d\s].*)"
_CURRENCY_FIRST: Final = rf"([^\d\s]+?)\s*({NUMBER})\s*(k)?"
_THOUSANDS: Final = r"(?a)[1-9]\d{0,2}(\.\d{3})+"
_SHARE: Final = (
    rf"(?:at least|minimum|min\.?|over|more than|>=?|≥|vähintään|minst)?\s*({NUMBER})\s*"
    r"(%|percent|per cent|percentage|pct\.?|p\.c\.|prosenttia|prosentti|pros\.|procent)?"
)
_PART: Final = rf"({NUMBER})\s*(?:/|of|out of|in|from|av|af)\s*({NUMBER})"
_WHOLE: Final = ("all", "always", "every", "each", "everyone", "kaikki", "aina", "alla", "alltid")


def amounts(text: str) -> Iterator[str]:
    """What the text may mean as an amount of money; with signs that several currencies share, each of them."""
    said = re.sub(_BEFORE, "", simplified(text))
    found = re.fullmatch(_AMOUNT_FIRST, said)
    number, thousand, name = found.groups() if found else (None, None, None)
    if not name:
        turned = re.fullmatch(_CURRENCY_FIRST, said)
        if not turned:
            return
        name, number, thousand = turned.groups()
    for currency in currencies(name):
        for amount in _amounts(number or ""):
            yield f"{_cents(amount * (1000 if thousand else 1))} {currency}"


def _amounts(number: str) -> list[Decimal]:
    """A point before three digits separates thousands where a comma is the decimal mark."""
    thousands = [Decimal(number.replace(".", ""))] if re.fullmatch(_THOUSANDS, number.strip()) else []
    return thousands + numbers(number)


def currencies(text: str) -> Iterator[str]:
    """The codes of the currencies that the text may mean."""
    name = simplified(text)
    yield from (code for code, names in _NAMES.items() if {name, f"{name}."} & set(names.split()))
    yield name.upper()


def shares(text: str) -> Iterator[str]:
    """What the text may mean as a percentage; a bare number up to 1 may be a fraction."""
    said = simplified(text)
    if said in _WHOLE:
        yield "100 %"
    found = re.fullmatch(_SHARE, "0" + said if said.startswith(".") else said)
    for number in numbers(found[1]) if found else ():
        if found and not found[2] and number <= 1:
            yield f"{written(number * 100)} %"
        yield f"{written(number)} %"
    part = re.fullmatch(_PART, said)
    if part:
        counted, whole = numbers(part[1]), numbers(part[2])
        if counted and whole and whole[0]:
            yield f"{written(round(counted[0] * 100 / whole[0], 2))} %"


def _cents(amount: Decimal) -> str:
    return written(amount) if amount == int(amount) else f"{amount:.2f}"
