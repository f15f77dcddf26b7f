"""Every place that names an item, or a part of one: where it is given and where it is referred to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from promisekit.graph.graph import LINK, Address
from promisekit.language_server.asked import asked_at
from promisekit.language_server.place import Cursor
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.sketch import sketch_of
from promisekit.language_server.target import Target, part_named
from promisekit.language_server.text import Text


class Occurrence(NamedTuple):
    """A stretch of a file that names something. ``file`` is its path from the portfolio folder."""

    file: str
    start: int
    end: int
    is_declaration: bool = False


TextOf = Callable[[str], Text]
"""A file's path from the portfolio folder -> what it holds."""


def declaration(portfolio: OpenPortfolio, address: Address, text_of: TextOf) -> Occurrence | None:
    """Where the id of an item is given."""
    reading = portfolio.reading
    if reading is None:
        return None
    places = reading.loaded.source_map
    if places.file_of(*address) is not None:
        span = places.key_span(address)
        return Occurrence(span.path, *text_of(span.path).stretch(span), True)
    # In a file that cannot be read just now it is looked for.
    for file in sorted(reading.loaded.texts):
        content = text_of(file).content
        if address[1] in content and (spot := sketch_of(content).key(address)):
            return Occurrence(file, spot.start, spot.end, True)
    return None


def of_item(portfolio: OpenPortfolio, address: Address, text_of: TextOf) -> list[Occurrence]:
    """Where an item is given and referred to, in the order of files and lines."""
    reading = portfolio.reading
    if reading is None:
        return []
    found = {declaration(portfolio, address, text_of)}
    places, graph = reading.loaded.source_map, reading.graph
    for reference in graph.incoming.get(address, ()):
        span = places.key_span(reference.path) if reference.is_key else places.span(reference.path)
        text = text_of(span.path)
        start, end = text.stretch(span)
        if reference.field != "[[ ]]":
            found.add(Occurrence(span.path, start, end))
            continue
        for link in LINK.finditer(text.content, start, end):
            if graph.resolve_link(link[1]) == address:
                found.add(Occurrence(span.path, link.start(1), link.end(1)))
    return sorted(one for one in found if one is not None)


def of_part(cursor: Cursor, target: Target) -> Iterator[Occurrence]:
    """Where a step or a commitment is given and referred to, in its own item."""
    for spot in cursor.sketch.spots:
        if spot.path[:2] != target.inside[:2]:
            continue
        asked = asked_at(spot.path[:-1] if spot.is_key else spot.path)
        if asked is not None and part_named(cursor.sketch, spot, asked) == target.inside:
            yield Occurrence(cursor.file, spot.start, spot.end, spot.path == target.inside)


def occurrences(cursor: Cursor, target: Target, text_of: TextOf) -> list[Occurrence]:
    """Every place that names what the target names."""
    if target.inside:
        return list(of_part(cursor, target))
    if target.item is None:
        return []
    return of_item(cursor.portfolio, (target.item.section, target.item.id), text_of)
