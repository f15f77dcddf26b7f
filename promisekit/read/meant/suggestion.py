"""What to type instead: of everything that an author may have meant, what the model accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

from pydantic_core import PydanticCustomError

from promisekit.model.about import parse_country, parse_language
from promisekit.model.closing import Day
from promisekit.model.contact import parse_email, parse_phone
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, parse_period
from promisekit.model.hours import Hours
from promisekit.model.money import Money, parse_currency, parse_share
from promisekit.model.number import parse_flag, parse_number, parse_whole
from promisekit.model.reference import checked_id
from promisekit.model.time_zone import parse_time_zone
from promisekit.read.meant import choice, contact, date, duration, hours, identifier, money, number, place
from promisekit.read.shape import Bounds

_MOST: Final = 3
_LONGEST: Final = 120
"""Characters; what is longer is no slip of the pen."""


_KINDS: Final[dict[str, tuple[Callable[[Any], Iterable[str]], Callable[[Any], Any]]]] = {
    "duration": (duration.durations, Duration.parse),
    "period": (duration.durations, parse_period),
    "money": (money.amounts, Money.parse),
    "currency": (money.currencies, parse_currency),
    "share": (money.shares, parse_share),
    "date": (date.dates, parse_date),
    "day": (date.days, Day.parse),
    "hours": (hours.hours, lambda text: Hours.parse(_listed(text))),
    "flag": (number.flags, parse_flag),
    "language": (place.languages, parse_language),
    "country": (place.countries, parse_country),
    "zone": (place.zones, parse_time_zone),
    "phone": (contact.phones, parse_phone),
    "email": (contact.emails, parse_email),
    "id": (lambda text: [identifier.as_id(text)], checked_id),
}
"""Kind of value, by the beginning of the errors of its parser -> what may be meant, and what decides about it."""


def suggestions(kind: str, value: Any) -> list[str]:
    """What to type for a value of that kind, at most three; nothing where nobody can tell."""
    if kind not in _KINDS or not _is_short(value):
        return []
    if isinstance(value, str):
        return _for_text(kind, value)
    return _accepted(hours.hours(value), _KINDS[kind][1]) if kind == "hours" else []


@lru_cache(maxsize=1024)
def _for_text(kind: str, text: str) -> list[str]:
    candidates, parse = _KINDS[kind]
    return _accepted(candidates(text), parse)


_UNITS: Final = {"duration": ("h", "days", "working days"), "period": ("days", "weeks", "months"), "money": ("EUR",)}


def completed(kind: str, text: str) -> list[str]:
    """A bare number with each of the units that it may lack."""
    candidates, parse = _KINDS.get(kind, (None, checked_id))
    if candidates is None or not _is_short(text):
        return []
    return _accepted((f"{one} {unit}" for unit in _UNITS.get(kind, ()) for one in number.plain_numbers(text)), parse)


@lru_cache(maxsize=1024)
def number_suggestions(text: str, due: Bounds) -> list[str]:
    """What to type for a number."""
    ends = (due.least, due.most)
    meant = number.grades if ends == (1, 5) else number.moods if ends == (-2, 2) else number.plain_numbers
    parse = parse_whole if due.whole else parse_number
    found = _accepted(meant(text), parse) if _is_short(text) else []
    return [one for one in found if due.has(parse(one))]


@lru_cache(maxsize=1024)
def choice_suggestions(text: str, due: tuple[str, ...]) -> list[str]:
    """Which of the words that are due may be meant."""
    return _first(choice.choices(text, due)) if _is_short(text) else []


def _is_short(value: Any) -> bool:
    return len(str(value)) <= _LONGEST


def _listed(text: str) -> str | tuple[str, ...]:
    """A list as YAML writes it in one line -> its entries."""
    return tuple(text[1:-1].split(", ")) if text.startswith("[") else text


def _accepted(candidates: Iterable[str], parse: Callable[[Any], Any]) -> list[str]:
    def accepted() -> Iterator[str]:
        for candidate in candidates:
            with suppress(PydanticCustomError):
                parse(candidate)
                yield candidate

    return _first(accepted())


def _first(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:_MOST]


def listed(meant: Sequence[str]) -> str:
    """``["a", "b"]`` -> `` `a` or `b` ``."""
    quoted = [f"`{one}`" for one in meant]
    return " or ".join(([", ".join(quoted[:-1])] if quoted[:-1] else []) + quoted[-1:])
