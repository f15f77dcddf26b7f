"""A text that goes on in a line that is not indented under the one where it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip
from promisekit.read.slips.source_line import ENTRY, NAMED, above, indent

_BARE: Final = re.compile(r" *[^\s#\[\]{}'\"|>&*!%@`,-].*")
_NO_TEXT: Final = re.compile(r"[\[{&*!'\"#]")
_COLON: Final = re.compile(r":(?= )")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The line at which reading stopped, or the one where that began which could not be finished."""
    for number in sorted({began, at, max(0, at - 1)}):
        line = lines[number]
        if not _BARE.fullmatch(line) or NAMED.match(line):
            continue
        before = above(lines, number)
        if before is None or indent(line) > indent(lines[before]):
            slip = _after_colon(lines[before], before) if before is not None else None
        else:
            slip = _goes_on(lines[before], line, number)
        if slip:
            return slip
    return None


def _goes_on(begun: str, line: str, number: int) -> Slip | None:
    named, entry = NAMED.match(begun), ENTRY.match(begun)
    if named is None and entry is None:
        return None
    text = named["value"] if named else entry and entry["text"]
    if text and _NO_TEXT.match(text):
        return None
    above_it = "the dash" if named is None else f"`{named['name']}`"
    return Slip(
        number,
        indent(line),
        f"the text of {above_it} goes on here, but the line is not indented under it"
        if text and text[0] not in "|>"
        else f"the text of {above_it} begins here, but the line is not indented under it",
        f"indent this line and the text below it further than {above_it}",
    )


def _after_colon(begun: str, before: int) -> Slip | None:
    """An entry of a list that goes on in the next line, and has a colon in the first."""
    entry = ENTRY.match(begun)
    colon = _COLON.search(begun) if entry and " " in entry["text"].partition(":")[0] else None
    if colon is None:
        return None
    return Slip(
        before,
        colon.start(),
        "a colon followed by a space stands inside a text",
        'put the whole text in quotes: "…: …"',
    )
