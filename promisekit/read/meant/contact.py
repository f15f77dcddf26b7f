"""Phone numbers and mail addresses in other forms: `Tel. 020 7946 0123`, `mailto:a@b.org`, `a at b.org`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.read.meant.plain import simplified, unquoted

_NUMBER: Final = r"(?:\D*:)?[^\d+(]*(\+?[\d(][\d().\-/ ]*)\D*"
_ADDRESS: Final = r"(?:.*[<(\[:])?\s*([^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+?)[>)\]]?\.?"
_AT: Final = r"(?i)\s*(?:[(\[{](?:at|a|ät)[)\]}]|\s(?:at|ät)\s|＠|\s@\s?|@\s)\s*"


def phones(text: str) -> Iterator[str]:
    """The number in the text, where there is one only."""
    if found := re.fullmatch(_NUMBER, simplified(text)):
        yield found[1].rstrip("(/.- ")


def emails(text: str) -> Iterator[str]:
    """The address in the text, where there is one only and no name runs into it."""
    if found := re.fullmatch(_ADDRESS, re.sub(_AT, "@", unquoted(text))):
        yield found[1]
