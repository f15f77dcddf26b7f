"""Typing habits that have nothing to do with the kind of value: curly quotes, odd spaces, long dashes."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = "\"'`´“”„‟‘’‚‛«»‹›″′"
_DASHES: Final = re.compile("\\s*[\u2010-\u2015\u2212]\\s*")


def unquoted(text: str) -> str:
    """The text without quotation marks of any kind around it."""
    return text.strip().strip(_QUOTES).strip()


def has_curly_quotes(text: str) -> bool:
    """Whether the text stands in quotation marks that are not those of YAML."""
    return len(text) > 1 and text[0] in "“”„‟‘’‚‛«»‹›" and text[-1] in "“”‟‘’‛«»‹›"


def simplified(text: str) -> str:
    """In small letters, without quotation marks, with plain spaces and hyphens."""
    return " ".join(_DASHES.sub("-", unquoted(text)).lower().split()).rstrip(" .!;")
