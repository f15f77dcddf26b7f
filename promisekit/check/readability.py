"""How easily a text is read, by the formula that is known for its language; nothing for languages without one.

The formulas are those of the library textstat, which is imported only when somebody asks. Its syllables of English come
from a list that it would load from the internet at run time, so that English has the Automated Readability Index, which
counts letters. Finnish has no formula there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

_FLESCH: Final = ("de", "es", "fr", "hu", "it", "nl", "ru")
"""Languages for which Flesch's formula has figures of their own."""
_LIX: Final = ("sv", "da", "nb", "nn", "no")

Formula = Literal["ARI", "Flesch", "LIX"]


class Readability(NamedTuple):
    """``value`` is a school grade (ARI), 0 to 100 and more (Flesch: higher is easier), or 20 to 60 (LIX: lower is)."""

    formula: Formula
    value: float

    @property
    def is_easy(self) -> bool:
        """Whether most adults read it at once: up to school grade 9, from Flesch 60 on, up to LIX 40."""
        return {"ARI": self.value <= 9, "Flesch": self.value >= 60, "LIX": self.value <= 40}[self.formula]


@lru_cache(maxsize=1024)
def readability(text: str, language: str) -> Readability | None:
    """None for a text without words, or in a language without a formula."""
    root = language.partition("-")[0]
    if not any(character.isalpha() for character in text):
        return None
    if root == "en":
        return Readability("ARI", _textstat("en").automated_readability_index(text))
    if root in _LIX:
        return Readability("LIX", _textstat("en").lix(text))
    if root in _FLESCH:
        return Readability("Flesch", _textstat(root).flesch_reading_ease(text))
    return None


@lru_cache(maxsize=16)
def _textstat(language: str) -> textstatistics:
    from textstat.textstat import textstatistics

    made = textstatistics()
    made.set_lang(language)
    return made
