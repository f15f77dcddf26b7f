"""Which lines of a file hold which item, so that places in one are found without composing the whole file again.

Found by the lines that are indented as sections and items are. Only where these say exactly what the file is known to
hold, each item stands in its own lines: an item's key always begins a line of its section's indentation, so none is
missed, and where a text in quotes looks like one there are too many.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

_ABOUT: Final = "portfolio"
_FIRST_ITEM: Final = re.compile(r"\n[A-Za-z0-9_-]+:[ \t]*(?:#[^\n]*|\r)?(?:\n[ \t]*(?:#[^\n]*|\r)?)*\n( +)[^\s#]")
_OTHER_BREAKS: Final = ("\x85", "\u2028", "\u2029")
"""What ends a line for YAML alone."""


class ItemLines(NamedTuple):
    """The lines of one item, from its id on, as a part of the whole text, and how many lines stand before them."""

    whole: str
    start: int
    end: int
    before: int

    @property
    def text(self) -> str:
        """The lines themselves; those of most items nobody asks for."""
        return self.whole[self.start : self.end]


def lines_of_items(text: str, plain: Mapping[str, Any]) -> dict[tuple[str, ...], ItemLines]:
    """The lines of every item in a file with the values ``plain``; empty where an item shares its lines with others."""
    if _has_other_breaks(text):
        return {}
    body = "\n" + text
    first = _FIRST_ITEM.search(body)
    indent = len(first.group(1)) if first else 0
    sections: list[str] = []
    starts: list[tuple[tuple[str, ...], int]] = []
    for line in _key_lines(indent).finditer(body):
        spaces, key, rest = line.groups()
        if key is None:
            if sections or rest.strip() != "---":
                return {}
        elif not spaces:
            sections.append(key)
            if key != _ABOUT and rest.strip() and not rest.lstrip().startswith("#"):
                return {}
            starts.append(((key,), line.start()))
        elif not sections or sections[-1] != _ABOUT:
            if not sections or len(spaces) != indent:
                return {}
            starts.append(((sections[-1], key), line.start()))
    expected = _addresses(plain)
    if sections != list(plain) or [address for address, _start in starts if _is_entry(address)] != expected:
        return {}
    return _cut(text, starts)


def _has_other_breaks(text: str) -> bool:
    """Whether lines end in it by anything else than a line feed; asked of what takes no time first."""
    if not text.isascii() and any(one in text for one in _OTHER_BREAKS):
        return True
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _is_entry(address: tuple[str, ...]) -> bool:
    return len(address) == 2 or address == (_ABOUT,)


def _addresses(plain: Mapping[str, Any]) -> list[tuple[str, ...]]:
    addresses: list[tuple[str, ...]] = []
    for name, values in plain.items():
        addresses += [(name,)] if name == _ABOUT else [(name, item_id) for item_id in values]
    return addresses


def _cut(text: str, starts: Sequence[tuple[tuple[str, ...], int]]) -> dict[tuple[str, ...], ItemLines]:
    cut: dict[tuple[str, ...], ItemLines] = {}
    before = counted = 0
    ends = [start for _address, start in starts[1:]]
    for (address, start), end in zip(starts, [*ends, len(text)], strict=True):
        before += text.count("\n", counted, start)
        counted = start
        if _is_entry(address):
            cut[address] = ItemLines(text, start, end, before)
    return cut


@cache
def _key_lines(indent: int) -> re.Pattern[str]:
    """Lines that are indented as far at most, with the key that they begin with; but for comments and empty ones."""
    return re.compile(rf"\n( {{0,{indent}}}+)(?![ \t\r\n#]|\Z)(?:([A-Za-z0-9_-]+):(?=[ \t\r\n]|\Z))?([^\n]*)")
