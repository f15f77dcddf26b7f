"""Amounts of money and percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.shorthand import cached_parser

# ISO 4217, active codes. A table, because Babel's takes longer to load than most portfolios take to check;
# a test compares the two.
CURRENCIES: Final = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
        "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ "
        "GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP "
        "LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
        "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
        "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF "
        "XPF YER ZAR ZMW ZWG "
    ).split()
)

_MONEY: Final = re.compile(r"(\d{1,12}(?:\.\d{1,4})?) ?([A-Za-z]{3})", re.ASCII)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
THREE_DECIMALS: Final = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
"""Currencies that are divided into a thousand."""
_SHARE: Final = re.compile(r"(\d{1,3}(?:\.\d{1,6})?) ?%", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in a currency (ISO 4217). Amounts of different currencies do not compare."""

    currency: str
    amount: Decimal

    @classmethod
    def parse(cls, value: Any) -> Money:
        """``"12.50 GBP"`` -> Money. Raises PydanticCustomError otherwise."""
        if isinstance(value, Money):
            return value
        match = _MONEY.fullmatch(value) if isinstance(value, str) else None
        if not match:
            raise PydanticCustomError(
                "money_form", "an amount of money is due here: a number, a space and a currency, as in 10 EUR"
            )
        amount, currency = match.groups()
        if currency not in CURRENCIES:
            raise PydanticCustomError(
                "currency",
                "`{currency}` is no currency code of ISO 4217, such as EUR",
                {"currency": currency},
            )
        if _THOUSANDS.fullmatch(amount) and currency not in THREE_DECIMALS:
            raise PydanticCustomError("money_thousands", "`1.000 EUR` is one euro here, and elsewhere a thousand")
        return cls(currency, Decimal(amount))

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cached_parser(cls.parse))


def parse_currency(value: Any) -> str:
    """A currency code of ISO 4217. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and value in CURRENCIES:
        return value
    raise PydanticCustomError("currency_form", "a currency code of ISO 4217 is due here, such as EUR")


def parse_share(value: Any) -> Decimal:
    """``"99.5 %"`` -> Decimal("99.5"): percent, above 0 and up to 100. Raises PydanticCustomError otherwise."""
    if isinstance(value, Decimal):
        return value
    match = _SHARE.fullmatch(value) if isinstance(value, str) else None
    if not match or not 0 < Decimal(match.group(1)) <= 100:
        raise PydanticCustomError("share_form", "a share is due here: above 0 % and up to 100 %, as in 95 %")
    return Decimal(match.group(1))


Currency = Annotated[str, PlainValidator(parse_currency)]
Share = Annotated[Decimal, PlainValidator(parse_share)]
