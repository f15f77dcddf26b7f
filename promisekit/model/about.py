"""The portfolio section: who we are and what we stand for."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from promisekit.model.base import Acceptance, Link, Model
from promisekit.model.closing import Closing
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.money import Currency
from promisekit.model.reference import ActorOwner, RoleRef
from promisekit.model.text import LANGUAGE_CODE, Text
from promisekit.model.time_zone import TimeZone

_COUNTRY: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


def parse_language(value: Any) -> str:
    """A language code such as `en` or `fi`. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and LANGUAGE_CODE.fullmatch(value):
        return value
    raise PydanticCustomError("language_form", "a language code is due here, such as en, fi or sv")


def parse_country(value: Any) -> str:
    """A country code such as `GB`, or a part of it such as `GB-SCT`. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and _COUNTRY.fullmatch(value):
        from promisekit.model.countries import subdivisions

        country, _, part = value.partition("-")
        parts = subdivisions().get(country)
        if parts is None:
            raise PydanticCustomError("country_unknown", "no country whose public holidays are known has that code")
        if part and part not in parts:
            raise PydanticCustomError("country_part", "{country} has no such part", {"country": country})
        return value
    raise PydanticCustomError("country_form", "a country code is due here, such as FI or GB")


Language = Annotated[str, PlainValidator(parse_language)]
Country = Annotated[str, PlainValidator(parse_country)]
Level = Literal["off", "info", "warning", "error"]


class About(Model):
    """What holds for the whole portfolio; stands at most once in all files."""

    name: Text
    """What the handbook is called."""
    language: Language = "en"
    """The language in which plain texts are written."""
    languages: tuple[Language, ...] = ()
    """All languages that the handbook is built in; the portfolio's own is always among them."""
    vision: Text | None = None
    """Where the organisation is heading."""
    brand_promise: Text | None = None
    """What the brand promises; the customer experience redeems it, the employee experience ensures it."""
    values: tuple[Text, ...] = ()
    """What the organisation holds dear."""
    sponsor: RoleRef | None = None
    """The leader who stands for this."""
    hours: Hours = ALWAYS
    """Opening hours of every function that gives none."""
    holidays: Country | None = None
    """The country whose public holidays count, or a part of it: `FI`, `DE-BY`, `GB-SCT`."""
    time_zone: TimeZone | None = None
    """The time zone in which hours are meant: `Europe/Helsinki`. With one, the nights count on which clocks change."""
    closed: tuple[Closing, ...] = ()
    """Days on which everybody is closed, besides public holidays."""
    currency: Currency | None = None
    """The currency in which amounts are usually given."""
    checks: dict[str, Level] = {}
    """How much each check weighs: its code to `off`, `info`, `warning` or `error`."""
    description: Text | None = None
    """Anything worth knowing, in Markdown."""
    tags: tuple[str, ...] = ()
    """Words of your own to group by."""
    links: tuple[Link, ...] = ()
    """Where to read more."""
    owner: ActorOwner | None = None
    """The function or role that keeps this up to date."""
    accepted: tuple[Acceptance, ...] = ()
    """Findings on the portfolio itself that the team accepts."""

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The portfolio's own language first, then the others in the order given."""
        return tuple(dict.fromkeys((self.language, *self.languages)))
