"""Values that are one word or a few: choices, times, dates, amounts, numbers, codes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from lsprotocol.types import CompletionItemKind as Kind

from promisekit.check.rule import all_rules
from promisekit.language_server.asked import Asked
from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.completion.used import used_in
from promisekit.language_server.place import Cursor, Place
from promisekit.model.about import Country, Language
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import CURRENCIES, Currency, Money, parse_share
from promisekit.model.time_zone import time_zones
from promisekit.read.problems import PROBLEMS
from promisekit.read.shape import bounds_at, whole

_UNITS: Final = ("min", "h", "working hours", "days", "working days", "weeks", "months", "years")
_DURATIONS: Final = (
    *("2 working days", "1 working day", "5 working days", "2 h", "4 working hours", "15 min", "1 week", "1 month"),
    *("same working day", "next working day"),
)
_HOURS: Final = (
    "mon-fri 08:00-16:00",
    "always",
    "[mon-fri 08:00-20:00, sat 10:00-16:00]",
    "[mon-fri 08:00-16:00, hol 10:00-14:00]",
)
_SHARES: Final = ("95 %", "90 %", "99 %")
_MOODS: Final = {
    -2: "very bad",
    -1: "bad",
    0: "neither good nor bad",
    1: "good",
    2: "very good",
}
_AMOUNTS: Final = ("10", "20", "50")
_CURRENCIES: Final = ("EUR", "GBP", "SEK", "NOK", "DKK", "USD", "CHF")
_NAMED: Final = ("channel", "unit", "form")
"""Fields of free words in which the same ones are used again and again."""


def words(cursor: Cursor, place: Place, asked: Asked) -> list[Offer]:
    """What one word here may be."""
    if asked.choices:
        return [Offer(choice, Kind.EnumMember) for choice in asked.choices]
    name = asked.field.name if asked.field else ""
    if name == "check":
        return _codes(cursor, place)
    kind: Any = asked.kind
    if kind is bool:
        return [Offer("true", Kind.Value), Offer("false", Kind.Value)]
    if kind is datetime.date:
        return list(_dates(cursor))
    if kind is int and asked.field is not None:
        return list(_grades(asked))
    if kind is str:
        return _plain(cursor, asked, name)
    return list(_quantities(cursor, place, kind, name))


def _quantities(cursor: Cursor, place: Place, kind: Any, name: str) -> Iterator[Offer]:
    if kind is Duration:
        if number := re.match(r"\d+(?:[.,]\d+)?", place.word):
            yield from _known_and(cursor, name, Duration.parse, (_of(number.group(), unit) for unit in _UNITS))
            return
        yield from _known_and(cursor, name, Duration.parse, _DURATIONS)
    elif kind is Hours:
        values = _HOURS if not isinstance(place.path[-1], int) and not place.in_brackets else _HOURS[:1]
        yield from _known_and(cursor, name, Hours.parse, values)
    elif kind is Money:
        yield from _known_and(cursor, name, Money.parse, (f"{amount} {_currency(cursor)}" for amount in _AMOUNTS))
    elif name in ("share", "percent"):
        yield from _known_and(cursor, name, parse_share, _SHARES)


def _plain(cursor: Cursor, asked: Asked, name: str) -> list[Offer]:
    if asked.field is None:
        return []
    annotation = whole(asked.field.info)
    if _is(annotation, Currency):
        codes = [*_CURRENCIES, *sorted(CURRENCIES - set(_CURRENCIES))]
        return [Offer(code, Kind.Value) for code in codes]
    if _is(annotation, Language) or name == "languages":
        return [
            Offer(code, Kind.Value, said) for code, said in (("en", "English"), ("fi", "Finnish"), ("sv", "Swedish"))
        ]
    if _is(annotation, Country):
        return [Offer(code, Kind.Value) for code in ("FI", "SE", "GB", "IE", "DE", "NO", "DK", "EE", "US")]
    reading = cursor.portfolio.reading
    if name == "time_zone":
        used = used_in(reading, name) if reading is not None else []
        return _unique([*used, *sorted(time_zones())])
    if name in _NAMED and reading is not None:
        usual = (
            ("phone", "chat", "web", "app", "email", "letter", "store", "visit", "parcel") if name == "channel" else ()
        )
        return _unique([*used_in(reading, name, most=20), *usual])
    if name == "tags" and reading is not None:
        tags = (tag for item in reading.loaded.portfolio.items() for tag in item.tags)
        return _unique(sorted(tags))
    return []


def _grades(asked: Asked) -> Iterator[Offer]:
    """The whole numbers of a short scale, each with what it says where that is plain."""
    assert asked.field is not None
    bounds = bounds_at(asked.field.model, (asked.field.name,))
    if bounds.least is None or bounds.most is None:
        return
    ends = _MOODS if bounds.least < 0 else {1: "the least", 5: "the most"}
    for number in range(int(bounds.least), int(bounds.most) + 1):
        yield Offer(str(number), Kind.Value, ends.get(number, ""))


def _dates(cursor: Cursor) -> Iterator[Offer]:
    today = cursor.portfolio.today()
    for months, said in ((0, "today"), (3, "in three months"), (6, "in half a year"), (12, "in a year")):
        month = today.month - 1 + months
        year, month = today.year + month // 12, month % 12 + 1
        last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
        yield Offer(datetime.date(year, month, min(today.day, last)).isoformat(), Kind.Value, said)


def _codes(cursor: Cursor, place: Place) -> list[Offer]:
    """The codes of what was found in this item, then all others."""
    from promisekit.diff.kind import all_kinds

    reading = cursor.portfolio.reading
    found: dict[str, Offer] = {}
    for finding in reading.findings if reading else ():
        if finding.key_path[:2] == place.path[:2] and not finding.code.startswith("PK0"):
            found.setdefault(
                finding.code, Offer(finding.code, Kind.Event, "found here", finding.message, known_as=finding.message)
            )
    for rule in all_rules():
        found.setdefault(rule.code, Offer(rule.code, Kind.Value, rule.name, rule.summary, known_as=rule.name))
    for kind in all_kinds():
        found.setdefault(kind.code, Offer(kind.code, Kind.Value, kind.name, kind.what, known_as=kind.name))
    return list(found.values())


def check_codes(cursor: Cursor, place: Place) -> list[Offer]:
    """The codes whose weight a portfolio may set."""
    there = {str(key) for key in cursor.sketch.children(place.path)} - {place.word}
    entries: Iterable[Any] = (*all_rules(), *PROBLEMS.values())
    is_new = cursor.text.content[place.end : place.end + 1] != ":"
    return [
        Offer(
            one.code,
            Kind.Property,
            one.name,
            one.summary,
            f"{one.code}: " if is_new else one.code,
            one.name,
            leads_on=True,
        )
        for one in entries
        if one.code not in there
    ]


def _known_and(cursor: Cursor, field: str, parse: Callable[[Any], object], usual: Iterable[str]) -> Iterator[Offer]:
    reading = cursor.portfolio.reading
    used = used_in(reading, field, parse) if reading is not None else []
    yield from _unique([*used, *usual])


def _unique(values: Iterable[str]) -> list[Offer]:
    return [Offer(value, Kind.Value) for value in dict.fromkeys(values)]


def _of(number: str, unit: str) -> str:
    return f"{number} {unit[:-1] if number == '1' and unit.endswith('s') else unit}"


def _currency(cursor: Cursor) -> str:
    reading = cursor.portfolio.reading
    return (reading.loaded.portfolio.about.currency if reading else None) or "EUR"


def _is(annotation: Any, alias: Any) -> bool:
    """Whether an annotation is that alias, or may be left out."""
    return str(alias) in str(annotation)
