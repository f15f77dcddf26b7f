"""A change in the words of the reader's language: what is different, what it is now, and what it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import Markup
from pydantic_core import PydanticCustomError

from promisekit.diff import Change
from promisekit.handbook.book.book import Book
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.render import without_links
from promisekit.handbook.language.changes import change_in_words
from promisekit.handbook.language.language import SOURCE, Language
from promisekit.handbook.language.words import _
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.portfolio import SECTIONS
from promisekit.report.printable import printable

_QUOTED: Final = re.compile("“([^”]*)”")
_LIMITS: Final = re.compile(r", (?![^(]*\))")
_BY_CONTACT: Final = re.compile(r"(.+) \(contact (.+)\)")
_PART: Final = re.compile("in (commitment|step) `([^`]+)`, ")
_MOST: Final = 90
"""So many characters of a value are shown."""


def said(change: Change, book: Book) -> Markup:
    """What changed. Where we lack the words in the reader's language it is English, and says so."""
    code = book.language.code
    what = change_in_words(change.code, code) if code.partition("-")[0] != SOURCE else ""
    if not what:
        return _in_english(change.message, book)
    quote = "“" in change.message
    new, old = (_value(value, book, quote) if value else Markup() for value in (change.new, change.old))
    say = book.language.gettext
    values = Markup(say(_("%(now)s, before %(before)s"), now=new, before=old)) if new and old else new or old
    told = Markup("{}: {}").format(what, values) if values else escaped(what)
    part = _part(change, book)
    return Markup("{}: {}").format(part, told) if part else told


def _part(change: Change, book: Book) -> Markup:
    """The commitment or the step that it is about, in its own words where it is still there; else empty."""
    found = _PART.match(change.message)
    if not found:
        return Markup()
    section, part = found.groups()
    if section == "commitment":
        promise = book.portfolio.promises.get(change.id)
        commitment = promise.commitments.get(part) if promise else None
        words = commitment.does if commitment else None
    else:
        journey = book.portfolio.journeys.get(change.id)
        words = next((step.customer for step in journey.steps() if step.id == part), None) if journey else None
    return Markup(without_links(book.text.inline(words))) if words else Markup("<code>{}</code>").format(escaped(part))


def _in_english(message: str, book: Book) -> Markup:
    """What the tool says, ids as code; what it quotes is in the portfolio's language."""
    parts = re.split(r"`([^`]+)`", printable(message))
    pieces = [Markup("<code>{}</code>").format(escaped(p)) if i % 2 else escaped(p) for i, p in enumerate(parts)]
    told = Markup().join(pieces)
    written_in = book.portfolio.about.language
    if written_in != SOURCE:
        told = Markup(_QUOTED.sub(rf'“<span lang="{written_in}">\1</span>”', str(told)))
    if book.language.code.partition("-")[0] == SOURCE:
        return told
    return Markup('<span lang="{}">{}</span>').format(SOURCE, told)


def _value(value: str, book: Book, quote: bool) -> Markup:
    """A value as people write it in the reader's language, else as it stands in the files."""
    line = " ".join(printable(value).split())
    if not quote:
        told = _figures(line, book.language) or _name(line, book)
        if told:
            return escaped(told)
    shown = escaped(line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…")
    written_in = book.portfolio.about.language
    if written_in != book.language.code:
        shown = Markup('<span lang="{}">{}</span>').format(written_in, shown)
    return Markup(book.language.gettext(_("“%(words)s”"), words=shown)) if quote else shown


def _figures(value: str, language: Language) -> str:
    """Times, hours, days and money; empty for anything else."""
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


def _name(value: str, book: Book) -> str:
    """What an item is called whose id it is; one of the format's own words; else empty."""
    section = next((name for name in SECTIONS if value in book.portfolio.section(name)), None)
    if section:
        return str(book.name_inside(section, value))
    word = book.language.fixed(value)
    return word if word != value else ""
