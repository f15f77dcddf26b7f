"""How good a promise is as a guarantee, for those who write promises: traits with reasons, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from promisekit.check.guarantee import GRADES, TRAITS, Reason, Value, profile
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book
from promisekit.handbook.language.language import Language
from promisekit.model.duration import Duration
from promisekit.model.promise import Promise


class TraitTold(NamedTuple):
    """A trait, its grade, and what speaks for and against it."""

    name: str
    grade: str
    grade_word: str
    reasons: list[tuple[str, str]]
    """`+`, `−` or nothing, and the reason."""


def guarantee(book: Book, promise: Promise) -> list[TraitTold]:
    """Nothing for staff and customers, who have other things to do than to weigh it."""
    if book.audience is not Audience.DESIGN:
        return []
    language, text = book.language, promise.promise
    own = book.portfolio.about.language
    wording, code = (text, own) if isinstance(text, str) else _worded(text.by_language, language.code, own)
    return [
        TraitTold(
            language.gettext(TRAITS[trait.name]),
            trait.grade,
            language.gettext(GRADES[trait.grade]),
            [(_sign(reason), _told(reason, language)) for reason in trait.reasons],
        )
        for trait in profile(book.portfolio, promise, wording, code)
    ]


def _worded(by_language: Mapping[str, str], *languages: str) -> tuple[str, str]:
    """The wording in the first of the languages that it is given in, and which that is."""
    code = next((one for one in languages if one in by_language), next(iter(by_language)))
    return by_language[code], code


def _sign(reason: Reason) -> str:
    return "+" if reason.weight > 0 else "−" if reason.weight < 0 else ""


def _told(reason: Reason, language: Language) -> str:
    return language.gettext(reason.words, **{key: _value(value, language) for key, value in reason.values.items()})


def _value(value: Value, language: Language) -> str:
    if isinstance(value, Duration):
        return language.duration(value)
    return value if isinstance(value, str) else language.number(value)
