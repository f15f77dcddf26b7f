"""A value of a change as people write it in the reader's language: times, money, figures, and items by their names."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from pydantic_core import PydanticCustomError

from promisekit.diff import Change
from promisekit.handbook.book.book import Book
from promisekit.handbook.language.language import Language
from promisekit.handbook.language.words import _
from promisekit.model.base import Model
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.reference import CUSTOMER, Refers

_LIMITS: Final = re.compile(r", (?![^(]*\))")
_BY_CONTACT: Final = re.compile(r"(.+) \(contact (.+)\)")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_SHARE: Final = re.compile(r"(\d+(?:\.\d+)?) %")
_RESULT: Final = re.compile(r"(-?\d+(?:\.\d+)?) on (\d{4}-\d\d-\d\d)(?: \(n (\d+)\))?")
_PLACE: Final = re.compile(r"step (\d+) of (.+)")
_AS_WRITTEN: Final = ("phone", "email", "chat")
"""Fields whose digits are no figures."""
_SAID: Final = {
    "true": _("yes"),
    "false": _("no"),
    "the journey ends": _("the journey ends"),
    "everywhere that the promise is kept": _("everywhere that the promise is kept"),
}
"""What a comparison says itself in the place of a value."""


def in_words(value: str, change: Change, book: Book) -> str:
    """The value in the reader's words; empty for what stands as in the files."""
    field = next((str(part) for part in reversed(change.path) if isinstance(part, str)), "")
    if field in _AS_WRITTEN:
        return ""
    return _figures(value, book.language) or _said(value, book.language) or _names(value, field, book)


def _figures(value: str, language: Language) -> str:
    """Times, hours, days, money and numbers; empty for anything else."""
    number, share = _NUMBER.fullmatch(value), _SHARE.fullmatch(value)
    if number:
        return language.number(Decimal(value))
    if share:
        return language.share(Decimal(share[1]))
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: ", ".join(_limit(one, language) for one in _LIMITS.split(text)),
        lambda text: language.hours(Hours.parse(tuple(text.split(", "))), inside=True),
        lambda text: language.date(parse_date(text)),
        lambda text: language.money(Money.parse(text)),
    )
    for way in ways:
        try:
            return way(value)
        except PydanticCustomError:
            continue
    return ""


def _limit(value: str, language: Language) -> str:
    by_contact = _BY_CONTACT.fullmatch(value)
    if not by_contact:
        return language.duration(Duration.parse(value))
    limit, hours = language.duration(Duration.parse(by_contact[1])), Hours.parse(tuple(by_contact[2].split(", ")))
    return language.gettext(_("%(limit)s (contact %(hours)s)"), limit=limit, hours=language.hours(hours, inside=True))


def _said(value: str, language: Language) -> str:
    """What the comparison says in English words."""
    if value in _SAID:
        return language.gettext(_SAID[value])
    result, place = _RESULT.fullmatch(value), _PLACE.fullmatch(value)
    if result:
        shown, day = language.number(Decimal(result[1])), language.date(parse_date(result[2]))
        told = language.gettext(_("%(value)s on %(date)s"), value=shown, date=day)
        return f"{told} (n = {language.number(int(result[3]))})" if result[3] else told
    if place:
        return language.gettext(_("step %(number)s of “%(phase)s”"), number=place[1], phase=place[2])
    return ""


def _names(value: str, field: str, book: Book) -> str:
    """What the items are called that a field names; one of the format's own words; else empty."""
    ids = value.split(", ")
    names = [_name(one, _sections().get(field, ()), book) for one in ids]
    if all(names):
        return ", ".join(names)
    word = book.language.fixed(value)
    return word if word != value else ""


def _name(item_id: str, sections: tuple[str, ...], book: Book) -> str:
    if item_id == CUSTOMER and "functions" in sections:
        return book.language.gettext(_("the customer"))
    section = next((one for one in sections if item_id in book.portfolio.section(one)), None)
    return str(book.name_inside(section, item_id)) if section else ""


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    """Field -> the sections whose items it may name, in any model."""
    found: dict[str, dict[str, None]] = {}
    for model in _models(Model):
        for name, info in model.model_fields.items():
            for refers in (*_references(info.annotation), *(one for one in info.metadata if isinstance(one, Refers))):
                found.setdefault(info.alias or name, {}).update(dict.fromkeys(refers.sections))
    return {name: tuple(sections) for name, sections in found.items()}


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for one in model.__subclasses__():
        yield one
        yield from _models(one)


def _references(annotation: Any) -> Iterator[Refers]:
    if typing.get_origin(annotation) is typing.Annotated:
        yield from (one for one in annotation.__metadata__ if isinstance(one, Refers))
    if not (isinstance(annotation, type) and issubclass(annotation, Model)):
        for inner in typing.get_args(annotation):
            yield from _references(inner)
