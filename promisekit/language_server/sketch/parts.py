"""A file cut where its items begin, so that of a long one only the item is looked at in which somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from promisekit.language_server.sketch.lines import TOP, Block, Lines
from promisekit.language_server.sketch.patterns import KEY
from promisekit.language_server.sketch.spot import Spot

_SECTION: Final = re.compile(r"^([a-z_]+):[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)
_EDGE: Final = re.compile(r"^[^\s#-]", re.MULTILINE)
_INDENT: Final = re.compile(r"^( *)(?=[^\s#])", re.MULTILINE)


class Sketched(NamedTuple):
    """What stands in a part of a file, by offsets in that part: keys and values, gaps, and what is open after each
    line."""

    spots: tuple[Spot, ...]
    gaps: tuple[Spot, ...]
    after: tuple[tuple[int, Block], ...]


@lru_cache(maxsize=2048)
def sketched(text: str, section: str | None) -> Sketched:
    """Of a part that stands by itself, or of an item of a ``section``."""
    lines = Lines(text, Block(0, (), False, TOP, section, True) if section is not None else TOP)
    lines.read()
    spots = sorted(lines.spots.standing, key=lambda spot: spot.start)
    return Sketched(tuple(spots), tuple(lines.spots.gaps), tuple(lines.after))


def parts_of(text: str) -> Iterator[tuple[int, int, str | None]]:
    """The beginning and the end of each part, and the section of which it is an item; None for any other."""
    edges = [edge.start() for edge in _EDGE.finditer(text) if KEY.match(text, edge.start())]
    if edges[:1] != [0]:
        edges.insert(0, 0)
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        section = _SECTION.match(text, start)
        items = _items(text, section.end(), end) if section else []
        if section is None or not items:
            yield start, end, None
            continue
        yield start, items[0], None
        for item, after in zip(items, [*items[1:], end], strict=True):
            yield item, after, section[1]


def _items(text: str, start: int, end: int) -> list[int]:
    """Where the items of a section begin; none where it is not written as most are."""
    if text.find("\t", start, end) >= 0 or text.find("\r", start, end) >= 0:
        return []
    indents = [(line.start(), len(line[1])) for line in _INDENT.finditer(text, start, end)]
    if not indents:
        return []
    least = indents[0][1]
    if not least or any(0 < indent < least for _line, indent in indents):
        return []
    return [line for line, indent in indents if indent == least and KEY.match(text, line + indent)]
