"""What each kind of change is called, in the languages that we have it in; in English the change says it itself."""

from __future__ import annotations

from typing import Final

from promisekit.handbook.language.changes import finnish, swedish

_WORDS: Final[dict[str, dict[str, str]]] = {"fi": finnish.WORDS, "sv": swedish.WORDS}


def change_in_words(code: str, language: str) -> str:
    """What a kind of change is called in a language; empty where we lack the words."""
    return _WORDS.get(language.partition("-")[0], {}).get(code, "")
