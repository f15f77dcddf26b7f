"""A quotation mark that is never closed swallows the lines below, up to the next one of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip
from promisekit.read.slips.source_line import ENTRY, NAMED

_OPENS: Final = re.compile(r"""[ ]*(?:- +)?(?:[\w-]+ *: +)?(?P<mark>['"])(?P<text>.*)""")
_CLOSES: Final = {"'": re.compile(r"(?:[^']|'')*'(?!')"), '"': re.compile(r'(?:[^"\\]|\\.)*"')}


def find(lines: Sequence[str], at: int, _began: int) -> Slip | None:
    """The last opening mark above that is not closed in its line, where names or entries of a list follow before it
    is."""
    number = 0
    while number <= at:
        opens = _OPENS.match(lines[number])
        if opens is None or _CLOSES[opens["mark"]].match(opens["text"]):
            number += 1
            continue
        end = _end(lines, number, opens["mark"])
        if end >= at and any(NAMED.match(line) or ENTRY.match(line) for line in lines[number + 1 : end + 1]):
            return Slip(
                number,
                opens.start("mark"),
                "a quotation mark is never closed",
                f"write {opens['mark']} at the end of the text too",
            )
        number = end + 1
    return None


def _end(lines: Sequence[str], opened: int, mark: str) -> int:
    """The line in which the text ends that was opened in another; the last one where it does not."""
    closes = _CLOSES[mark]
    return next((number for number in range(opened + 1, len(lines)) if closes.match(lines[number])), len(lines) - 1)
