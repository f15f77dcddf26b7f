"""What stands in grey beside the text: the name behind an id, the worst case beside the promised time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from promisekit.language_server.asked import asked_at
from promisekit.language_server.known import KnownItem, shortened
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import Spot, unquoted
from promisekit.language_server.worst_case import worst_case

_LONGEST: Final = 40


def hints(cursor: Cursor, start: int, end: int) -> list[types.InlayHint]:
    """The hints between two offsets."""
    return list(_hints(cursor, start, end))


def _hints(cursor: Cursor, start: int, end: int) -> Iterator[types.InlayHint]:
    reading = cursor.portfolio.reading
    for spot in cursor.sketch.spots:
        if spot.end < start or spot.start > end:
            continue
        item = _named(cursor, spot)
        if item is not None and _says_more(item):
            yield _hint(cursor, spot, shortened(item.name, _LONGEST))
        elif spot.path[:1] == ("promises",) and spot.path[2:] == ("within",) and not spot.is_key:
            worst = reading.relations.worst_cases.get(str(spot.path[1])) if reading else None
            if reading and worst:
                told = worst_case(worst)
                yield _hint(cursor, spot, told.brief, told.told)


def _named(cursor: Cursor, spot: Spot) -> KnownItem | None:
    asked = asked_at(spot.path[:-1] if spot.is_key else spot.path)
    if asked is None:
        return None
    sections = asked.key_sections if spot.is_key else asked.sections
    return cursor.portfolio.known.find(sections, unquoted(spot.word)) if sections else None


def _says_more(item: KnownItem) -> bool:
    """Whether the name is not the id over again."""
    return item.name.lower().replace(" ", "-") != item.id


def _hint(cursor: Cursor, spot: Spot, label: str, told: str = "") -> types.InlayHint:
    return types.InlayHint(
        cursor.text.position(spot.end), label, tooltip=told or None, padding_left=True, padding_right=spot.is_key
    )
