"""A list's entry that begins with another mark than ``- ``: a dash without its space, a longer dash, a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip
from promisekit.read.slips.source_line import ENTRY, above, below, indent

_OTHER: Final = re.compile(r" *(?P<mark>[–—−•·*‣▪◦●]|\d{1,2}[.)]|-(?=[^\W_]))\s*(?P<text>[^\s*-].*)")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The first such line among the last ones read, beside an entry with the right mark or below ``name:``."""
    for number in range(max(0, min(began, at - 2)), at + 1):
        other = _OTHER.fullmatch(lines[number].rstrip())
        if other and _is_in_list(lines, number):
            mark, text = other["mark"], other["text"]
            return Slip(
                number,
                other.start("mark"),
                "a space is missing after the dash" if mark == "-" else f"`{mark}` is no mark of a list's entry",
                f"write `- {text}`" if len(text) < 60 else "begin the line with a dash and a space: `- `",
            )
    return None


def _is_in_list(lines: Sequence[str], number: int) -> bool:
    before, after = above(lines, number), below(lines, number)
    if before is not None and lines[before].rstrip().endswith(":"):
        return indent(lines[before]) <= indent(lines[number])
    beside = [lines[at] for at in (before, after) if at is not None]
    return any((ENTRY.match(line) or _OTHER.match(line)) and indent(line) == indent(lines[number]) for line in beside)
