"""A change in the words of the reader's language: what is different, what it is now, and what it was."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markupsafe import Markup

from promisekit.diff import Change
from promisekit.diff.kind import all_kinds
from promisekit.diff.written import shortened, side_by_side
from promisekit.handbook.book.book import Book
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.render import without_links
from promisekit.handbook.language.changes import change_in_words
from promisekit.handbook.language.language import SOURCE
from promisekit.handbook.language.words import _
from promisekit.handbook.news.values import in_words
from promisekit.model.portfolio import ACTOR_SECTIONS
from promisekit.report.printable import printable

_QUOTED: Final = re.compile("“([^”]*)”")
_PART: Final = re.compile("in (commitment|step) `([^`]+)`, ")
_ONE_OF_SEVERAL: Final = re.compile(r"in (?:remedy |guideline `[^`]+` \()?“(.+?)”\)?, ")
_NOTE: Final = re.compile(r" \(([^()]*)\)$")
_NAMED: Final = re.compile("`([^`]+)`")
_OF_ACTORS: Final = ("PD521", "PD522")
"""Kinds that name an actor behind them; others name a field there."""
_WAS: Final = ": it was "
"""How a message says that a field is gone."""
_MOST: Final = 90
"""About so many characters of a value are shown, and all that is different."""


def said(change: Change, book: Book) -> Markup:
    """What changed. Where we lack the words in the reader's language it is English, and says so."""
    code = book.language.code
    what = change_in_words(change.code, code) if code.partition("-")[0] != SOURCE else ""
    if not what:
        return _in_english(change, book)
    told = escaped(what)
    note = _note(change, book)
    if note:
        told = Markup("{} ({})").format(told, note)
    values = _values(change, book)
    told = Markup("{}: {}").format(told, values) if values else told
    part = _part(change, book)
    return Markup("{}: {}").format(part, told) if part else told


def _values(change: Change, book: Book) -> Markup:
    """What it is now and what it was; of one alone which of them, where the kind of change does not say so."""
    quote = "“" in _ONE_OF_SEVERAL.sub("", change.message, count=1)
    say = book.language.gettext
    whole = printable(change.new), printable(change.old)
    cut = side_by_side(*whole, width=_MOST) if all(whole) else tuple(shortened(one, _MOST) for one in whole)
    new, old = (
        _value(change, value, shown, book, quote) if value else Markup()
        for value, shown in zip(whole, cut, strict=True)
    )
    if new and old:
        return Markup(say(_("%(now)s, before %(before)s"), now=new, before=old))
    if old and (_WAS in change.message or change.code in _both_ways()):
        return Markup(say(_("before %(before)s"), before=old))
    if new and change.code in _both_ways():
        return Markup(say(_("now %(now)s"), now=new))
    return new or old


@cache
def _both_ways() -> frozenset[str]:
    """Kinds that do not say whether something came or went."""
    return frozenset(kind.code for kind in all_kinds() if kind.opposite == kind.code)


def _written_in(change: Change, book: Book) -> str:
    """The language of what it quotes: that of a translation, else the portfolio's own."""
    last = str(change.path[-1]) if change.path else ""
    about = book.portfolio.about
    return last if last in about.languages else about.language


def _note(change: Change, book: Book) -> Markup:
    """What stands in brackets behind it: a field, an actor, a language, whom or what it lacks."""
    found = _NOTE.search(change.lead)
    if not found:
        return Markup()
    note, say = found[1], book.language.gettext
    named = _NAMED.findall(note)
    names = [_name(one, book) for one in named]
    if _NAMED.fullmatch(note):
        return escaped(names[0]) if change.code in _OF_ACTORS else Markup("<code>{}</code>").format(escaped(named[0]))
    if note in book.portfolio.about.languages:
        return escaped(book.language.name_of(note))
    if note == "no recovery is named":
        return escaped(say(_("nothing is said of what is done then")))
    if names and note.startswith("no guideline for"):
        return escaped(say(_("no guideline for: %(roles)s"), roles=", ".join(names)))
    return escaped(say(_("see: %(promises)s"), promises=", ".join(names))) if names else Markup()


def _part(change: Change, book: Book) -> Markup:
    """The commitment, the step or the one of several that it is about, in its own words where there are any."""
    one = _ONE_OF_SEVERAL.match(change.lead)
    if one:
        return _quoted(one[1], book, book.portfolio.about.language)
    found = _PART.match(change.lead)
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


def _in_english(change: Change, book: Book) -> Markup:
    """What the tool says, ids as code; what it quotes is in the portfolio's language."""
    parts = re.split(r"`([^`]+)`", printable(change.message))
    pieces = [Markup("<code>{}</code>").format(escaped(p)) if i % 2 else escaped(p) for i, p in enumerate(parts)]
    told = Markup().join(pieces)
    written_in = _written_in(change, book)
    if written_in != SOURCE:
        told = Markup(_QUOTED.sub(rf'“<span lang="{written_in}">\1</span>”', str(told)))
    if book.language.code.partition("-")[0] == SOURCE:
        return told
    return Markup('<span lang="{}">{}</span>').format(SOURCE, told)


def _value(change: Change, value: str, shown: str, book: Book, quote: bool) -> Markup:
    """A value as people write it in the reader's language, else as it stands in the files."""
    written_in = _written_in(change, book)
    if quote:
        return _quoted(shown, book, written_in)
    line = " ".join(value.split())
    told = in_words(line, change, book)
    return escaped(told) if told else _in_language(shown, book, written_in)


def _quoted(words: str, book: Book, written_in: str) -> Markup:
    return Markup(book.language.gettext(_("“%(words)s”"), words=_in_language(words, book, written_in)))


def _in_language(words: str, book: Book, written_in: str) -> Markup:
    shown = escaped(words)
    return shown if written_in == book.language.code else Markup('<span lang="{}">{}</span>').format(written_in, shown)


def _name(item_id: str, book: Book) -> str:
    """What an actor or a promise is called; its id where there is none."""
    sections = (one for one in (*ACTOR_SECTIONS, "promises") if item_id in book.portfolio.section(one))
    section = next(sections, None)
    return str(book.name_inside(section, item_id)) if section else item_id
