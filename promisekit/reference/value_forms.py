"""How each kind of value is written, as JSON Schema: patterns, examples and what to say where a value has another form.

An editor sees values after YAML guessed their types, so where text is due a number is one, too. A pattern takes
whatever the parser takes; it may take more where a pattern cannot say it, such as a 29 February without a leap year.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from promisekit.model.about import Country, Language, parse_country, parse_language
from promisekit.model.closing import Day
from promisekit.model.contact import Email, Phone, parse_email, parse_phone
from promisekit.model.countries import subdivisions
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, Period, parse_period
from promisekit.model.hours import DAYS, Hours
from promisekit.model.image import ImagePath, parse_image_path
from promisekit.model.money import CURRENCIES, THREE_DECIMALS, Currency, Money, parse_currency, parse_share
from promisekit.model.number import parse_flag, parse_number, parse_whole
from promisekit.model.reference import ID_PATTERN, checked_id
from promisekit.model.text import LANGUAGE_CODE, Translated
from promisekit.model.time_zone import TimeZone, parse_time_zone, time_zones
from promisekit.model.url import Url, parse_url

Schema = dict[str, Any]


def said_by(parse: Callable[[Any], object]) -> str:
    """What the parser says of a value that has another form."""
    try:
        parse(())
    except PydanticCustomError as error:
        message = error.message()
        return f"{message[0].upper()}{message[1:]}."
    raise AssertionError(f"{parse} takes everything")


_UNIT: Final = r"(?:s|min|h|days?|weeks?|months?|years?|working\s+hours?|working\s+days?)"
_AMOUNT: Final = rf"(?=[0-9.]*[1-9])[0-9]+(?:\.[0-9]+)?\s*{_UNIT}"
_NAMED: Final = r"(?:same|next)\s+(?:working\s+)?day"

_DAY: Final = "|".join(DAYS[:-1])
_START: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN: Final = rf"\s*(?:(?:{_DAY})(?:-(?:{_DAY}))?|hol)\s+{_START}-(?:{_START}|24:00)\s*"

_PICTURE: Final = r".*\.(?:[pP][nN][gG]|[jJ][pP][eE]?[gG]|[gG][iI][fF]|[wW][eE][bB][pP]|[sS][vV][gG])"
_MONTHS: Final = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_THOUSANDS: Final = rf"[1-9][0-9]{{0,2}}\.[0-9]{{3}} ?(?!{'|'.join(sorted(THREE_DECIMALS))})[A-Z]"
_NUMBER: Final = r"(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?|0x[0-9a-fA-F]+|0o[0-7]+"
# Letters of all languages are fine, for JavaScript too, whose `\w` knows those of English alone.
_MAILBOX: Final = r'[^\x00-\x20\x7f"(),:;<>@\[\\\]`]+'
_HOST: Final = r"[^\x00-,./:-@\[-^`{-\x7f]+"
_COUNTRIES: Final = "|".join(
    f"{country}(?:-(?:{'|'.join(parts)}))?" if parts else country for country, parts in sorted(subdivisions().items())
)


def _written(title: str, parse: Callable[[Any], object], pattern: str, *examples: str, **more: Any) -> Schema:
    """A text of a certain form."""
    form: Schema = {"title": title, "type": "string", "pattern": f"^(?:{pattern})$", **more}
    return form | {"examples": list(examples), "errorMessage": said_by(parse)}


PLAIN: Final[Schema] = {
    # What YAML takes for `true` or `false` is text as well; said in this way, no editor proposes the two.
    "if": {"type": "boolean"},
    "else": {"type": ["string", "number"], "pattern": r"\S", "errorMessage": said_by(Translated.parse)},
}
"""One text, in whatever language; also a word that nobody reads but us."""

ID: Final[Schema] = {
    "title": "Id",
    "type": ["string", "integer"],
    "pattern": f"^{ID_PATTERN.pattern}$",
    "minimum": 0,
    "errorMessage": said_by(checked_id),
}
_DURATION: Final = ("2 working days", "next working day", "4 h", "30 min", "2 weeks")

BY_VALIDATOR: Final[dict[PlainValidator, Schema]] = {
    typing.get_args(annotated)[1]: schema
    for annotated, schema in (
        (Period, _written("Period", parse_period, rf"\s*(?:{_NAMED}|{_AMOUNT})\s*", "30 days", "2 weeks", "1 month")),
        (Language, _written("Language", parse_language, LANGUAGE_CODE.pattern, "en", "fi", "sv")),
        (Country, _written("Country", parse_country, _COUNTRIES, "FI", "GB", "DE-BY")),
        (TimeZone, {"title": "Time zone", "enum": sorted(time_zones()), "errorMessage": said_by(parse_time_zone)}),
        (Currency, {"title": "Currency", "enum": sorted(CURRENCIES), "errorMessage": said_by(parse_currency)}),
        (
            Phone,
            {
                "title": "Phone number",
                "type": ["string", "integer"],
                "pattern": r"^(?=(?:[^0-9]*[0-9]){2})\+?[0-9().\-/ \u00a0]{2,40}$",
                "examples": ["+44 20 7946 0123"],
                "errorMessage": said_by(parse_phone),
            },
        ),
        (
            Email,
            _written(
                "Mail address", parse_email, rf"{_MAILBOX}@{_HOST}(?:\.{_HOST})*", "billing@example.org", maxLength=254
            ),
        ),
        (
            Url,
            _written(
                "Web address or path",
                parse_url,
                r"(?!//)(?:(?:[hH][tT][tT][pP][sS]?|[mM][aA][iI][lL][tT][oO]):[^\\\x00-\x20\x7f]*"
                r"|(?![A-Za-z][A-Za-z0-9+.\-]*:)[^\\]*)",
                "https://example.org/terms",
                minLength=1,
            ),
        ),
        (ImagePath, _written("Path of a picture", parse_image_path, _PICTURE, "images/letter.png")),
    )
}
"""Kinds of values that are told apart by who parses them."""

BY_TYPE: Final[dict[Any, Schema]] = {
    Duration: _written("Duration", Duration.parse, rf"\s*(?:at\s+once|{_NAMED}|{_AMOUNT})\s*", *_DURATION),
    Hours: {
        "title": "Opening hours",
        "anyOf": [
            {
                "type": "string",
                "pattern": f"^(?:always|{_SPAN})$",
                "examples": ["mon-fri 08:00-16:00", "always"],
                "errorMessage": said_by(lambda _: Hours.parse("")),
            },
            {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "string",
                    "pattern": f"^{_SPAN}$",
                    "examples": ["mon-thu 08:00-20:00", "fri 08:00-16:00", "hol 10:00-14:00"],
                    "errorMessage": said_by(lambda _: Hours.parse("")),
                },
            },
            {"type": "array", "minItems": 1, "maxItems": 1, "items": {"type": "string", "pattern": "^always$"}},
        ],
    },
    Money: _written(
        "Money",
        Money.parse,
        rf"(?!{_THOUSANDS})[0-9]{{1,12}}(?:\.[0-9]{{1,4}})? ?(?:{'|'.join(sorted(CURRENCIES))})",
        "10 EUR",
        "12.50 GBP",
    ),
    Decimal: _written(
        "Share",
        parse_share,
        r"(?=[0-9.]*[1-9])(?:0?[0-9]{1,2}(?:\.[0-9]{1,6})?|100(?:\.0{1,6})?) ?%",
        "95 %",
    ),
    datetime.date: _written("Date", parse_date, rf"(?!0000)[0-9]{{4}}-{_MONTHS}", "2026-12-31"),
    Day: _written("Day", Day.parse, rf"(?:(?!0000)[0-9]{{4}}-)?{_MONTHS}", "2026-12-24", "12-24"),
    bool: {
        "title": "Yes or no",
        "type": ["boolean", "string"],
        "pattern": "^(?:true|True|TRUE|false|False|FALSE)$",
        "errorMessage": said_by(parse_flag),
    },
    str: PLAIN,
}
"""Kinds of values by their type in the model."""


def number(whole: bool, least: int | None, most: int | None) -> Schema:
    """A number, in quotes or without, within its bounds."""
    if least is not None and most is not None:
        pattern = "|".join(rf"-{-one}" if one < 0 else rf"\+?{one}" for one in range(least, most + 1))
    elif whole and least == 1:
        pattern = r"\+?0*[1-9][0-9]*"
    else:
        pattern = rf"{'[-+]?' if least is None else '[+]?'}{_NUMBER}"
    bounds = {"minimum": least, "maximum": most}
    said = said_by(parse_whole if whole else parse_number)
    if most is not None:
        said = said.replace(" is due", f" from {least} to {most} is due")
    return {
        "title": "Whole number" if whole else "Number",
        "type": ["integer" if whole else "number", "string"],
        **{name: bound for name, bound in bounds.items() if bound is not None},
        "pattern": f"^(?:{pattern})$",
        "errorMessage": said,
    }
