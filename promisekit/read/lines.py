"""A text's lines as YAML counts them."""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"
_RARE: Final = "\r\x85\u2028\u2029"


def source_lines(text: str) -> list[str]:
    """The lines of a file, without what ends them."""
    if not any(one in text for one in _RARE):
        return text.split("\n")
    return re.split(_BREAK, text)
