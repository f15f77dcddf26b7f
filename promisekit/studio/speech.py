"""The studio's own words, in the language of whoever looks."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

from promisekit.handbook.language.language import Language, language_of

LANGUAGES: Final = ("en", "fi", "sv")
"""Those that the studio speaks."""
_SPOKEN: Final[ContextVar[str]] = ContextVar("spoken", default="en")


def speak(code: str) -> None:
    """From now on, this request is answered in that language."""
    _SPOKEN.set(code if code in LANGUAGES else "en")


def spoken() -> Language:
    """The language in which this request is answered."""
    return language_of(_SPOKEN.get())


def _(word: str, **values: object) -> str:
    """The word in that language, filled in."""
    return spoken().gettext(word, **values)


def _n(one: str, many: str, num: int, **values: object) -> str:
    """The form of the words that goes with the number, filled in."""
    return spoken().ngettext(one, many, num, **values)
