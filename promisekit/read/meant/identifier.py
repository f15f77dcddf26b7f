"""Ids from words: `Kirja käteen` -> `kirja-kateen`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that Unicode does not take apart into a letter and its mark.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "&": " and "}
)


def as_id(text: str) -> str:
    """The nearest id: accents off, small letters, a hyphen for everything else. Empty where nothing is left."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’`´]", "", bare)).strip("-")
