"""A portfolio's dates as a calendar (iCalendar, RFC 5545): reviews, rituals, and when acceptances end.

The same portfolio gives the same bytes: nothing in it is the time at which it was made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from promisekit.draw.plain import PlainText
from promisekit.model.duration import Duration
from promisekit.model.improvement import Ritual
from promisekit.model.portfolio import Portfolio
from promisekit.read.meant.identifier import as_id
from promisekit.reference.docstrings import title

_MOST: Final = 75
"""Octets of a line, without its end."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_OLDEST: Final = datetime.date(2000, 1, 1)
"""Stands for when nothing in the files says when anything was."""
_FREQUENCIES: Final = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_WORKING_WEEK: Final = 5


class Event(NamedTuple):
    """One entry. ``key`` tells it from all others, now and next time; ``rule`` says how it comes again."""

    key: str
    day: datetime.date
    summary: str
    description: str
    rule: str = ""


class Calendar(NamedTuple):
    """The text of the file, and rituals that no calendar can hold, each with why."""

    text: str
    left_out: tuple[str, ...]


def calendar(portfolio: Portfolio, first_day: datetime.date | None = None) -> Calendar:
    """The calendar. Rituals begin in the week of ``first_day``, else in that after the newest day in the files."""
    made = newest_day(portfolio)
    start = _monday(first_day or made + datetime.timedelta(days=7))
    plain = PlainText(portfolio)
    left_out: list[str] = []
    events = [*_reviews(portfolio, plain), *_acceptances(portfolio, plain)]
    for ritual in portfolio.rituals.values():
        rule = _rule(ritual.every)
        if rule:
            events.append(_ritual(ritual, start, rule, portfolio, plain))
        elif ritual.every:
            left_out.append(f"ritual `{ritual.id}`: no calendar knows what `{ritual.every}` is")
    name = plain(portfolio.about.name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//promisekit//promisekit//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        lines += _event(event, as_id(name) or "portfolio", made)
    lines.append("END:VCALENDAR")
    return Calendar("".join(folded(line) + "\r\n" for line in lines), tuple(left_out))


def newest_day(portfolio: Portfolio) -> datetime.date:
    """The newest day on which something in the files was: when something was measured, said or seen."""
    days: list[datetime.date] = []

    def look(value: Any) -> None:
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                inner = getattr(value, name)
                if isinstance(inner, datetime.date):
                    if name == "on":
                        days.append(inner)
                else:
                    look(inner)
        elif isinstance(value, tuple):
            for one in value:
                look(one)
        elif isinstance(value, dict):
            for one in value.values():
                look(one)

    for item in portfolio.items():
        look(item)
    return max(days, default=_OLDEST)


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which ends within a character."""
    pieces = [""]
    used = 0
    for letter in line:
        size = len(letter.encode())
        if used + size > _MOST:
            pieces.append(" ")
            used = 1
        pieces[-1] += letter
        used += size
    return "\r\n".join(pieces)


def _event(event: Event, portfolio_id: str, made: datetime.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}@{portfolio_id}.promisekit"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _reviews(portfolio: Portfolio, plain: PlainText) -> Iterator[Event]:
    for promise in portfolio.promises.values():
        if promise.status == "retired":
            continue
        said = plain(promise.promise)
        if promise.review_by:
            yield Event(f"promises.{promise.id}.review", promise.review_by, f"Review the promise: {said}", promise.id)
        for key, guideline in promise.guidelines.items():
            if guideline.review_by:
                role = portfolio.roles.get(guideline.role)
                who = plain(role.name) if role else guideline.role
                yield Event(
                    f"promises.{promise.id}.guidelines.{key}.review", guideline.review_by,
                    f"Review the guideline of {who}: {said}", f"{promise.id}, guideline {key}",
                )  # fmt: skip
    for journey in portfolio.journeys.values():
        if journey.review_by:
            name = plain(journey.name)
            yield Event(f"journeys.{journey.id}.review", journey.review_by, f"Review the journey: {name}", journey.id)


def _acceptances(portfolio: Portfolio, plain: PlainText) -> Iterator[Event]:
    holders = [("portfolio", "", portfolio.about.accepted)]
    holders += [(f"{title(type(item)).lower()} {item.id}", f"{item.section}.{item.id}.", item.accepted)
                for item in portfolio.items()]  # fmt: skip
    for what, key, accepted in holders:
        seen: dict[str, int] = {}
        for one in accepted:
            if one.until is None:
                continue
            seen[one.check] = seen.get(one.check, 0) + 1
            number = f".{seen[one.check]}" if seen[one.check] > 1 else ""
            yield Event(
                f"{key}accepted.{one.check}{number}", one.until, f"Last day of what is accepted: {one.check}, {what}",
                plain(one.reason),
            )  # fmt: skip


def _ritual(ritual: Ritual, start: datetime.date, rule: str, portfolio: Portfolio, plain: PlainText) -> Event:
    who = ", ".join(plain(actor.name) for one in ritual.who if (actor := portfolio.actor(one)))
    purpose = plain(ritual.purpose)
    name = plain(ritual.name)
    return Event(f"rituals.{ritual.id}", start, name, "\n".join(filter(None, (purpose, who))), rule)


def _rule(every: Duration | None) -> str:
    """How something comes again; nothing where no calendar can say it."""
    if every is None or every.amount != int(every.amount):
        return ""
    amount = int(every.amount)
    if every.unit == "working day":
        if amount % _WORKING_WEEK == 0:
            return _rule(Duration(Decimal(amount // _WORKING_WEEK), "week"))
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" if amount == 1 else ""
    if every.unit not in _FREQUENCIES:
        return ""
    return f"FREQ={_FREQUENCIES[every.unit]}" + (f";INTERVAL={amount}" if amount > 1 else "")


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())


def _escaped(text: str) -> str:
    """A text as a value: what means something to calendars is written so that it does not."""
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return text.replace("\n", "\\n")
