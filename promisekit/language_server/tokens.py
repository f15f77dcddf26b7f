"""The colours of words by what they mean: ids that are given, ids that are referred to, times and amounts, choices."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from lsprotocol import types

from promisekit.graph.graph import LINK
from promisekit.language_server.asked import asked_at
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import Sketch, Spot
from promisekit.language_server.target import part_named
from promisekit.language_server.text import Text
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money

_TYPES: Final = ("namespace", "class", "variable", "number", "enumMember")
_SECTION, _GIVEN, _REFERRED, _QUANTITY, _CHOICE = range(5)
_DECLARATION: Final = 1
LEGEND: Final = types.SemanticTokensLegend(list(_TYPES), ["declaration"])
_QUANTITIES: Final = (Duration, Hours, Money, Decimal, datetime.date)


class _Token(NamedTuple):
    start: int
    end: int
    kind: int
    modifiers: int = 0


def tokens(cursor: Cursor) -> types.SemanticTokens:
    """All words of a file whose meaning is known."""
    data: list[int] = []
    line = character = 0
    for token in sorted(_tokens(cursor.sketch)):
        for start, end in _lines(cursor.text, token):
            at, behind = cursor.text.position(start), cursor.text.position(end)
            data += [
                at.line - line,
                at.character - (character if at.line == line else 0),
                behind.character - at.character,
                token.kind,
                token.modifiers,
            ]
            line, character = at.line, at.character
    return types.SemanticTokens(data)


def _tokens(sketch: Sketch) -> Iterator[_Token]:
    for spot in sketch.spots:
        if spot.is_key and len(spot.path) == 1:
            yield _Token(spot.start, spot.end, _SECTION)
            continue
        yield from _of_spot(sketch, spot)


def _of_spot(sketch: Sketch, spot: Spot) -> Iterator[_Token]:
    asked = asked_at(spot.path[:-1] if spot.is_key else spot.path)
    if asked is None:
        return
    if spot.is_key:
        if asked.given_ids is not None:
            yield _Token(spot.start, spot.end, _GIVEN, _DECLARATION)
        elif asked.key_sections or part_named(sketch, spot, asked):
            yield _Token(spot.start, spot.end, _REFERRED)
        return
    part = part_named(sketch, spot, asked)
    if part:
        yield _Token(spot.start, spot.end, *((_GIVEN, _DECLARATION) if part == spot.path else (_REFERRED, 0)))
    elif asked.is_text:
        for link in LINK.finditer(sketch.text, spot.start, spot.end):
            yield _Token(link.start(1), link.end(1), _REFERRED)
    elif asked.sections:
        yield _Token(spot.start, spot.end, _REFERRED)
    elif asked.choices:
        yield _Token(spot.start, spot.end, _CHOICE)
    elif asked.kind in _QUANTITIES:
        yield _Token(spot.start, spot.end, _QUANTITY)


def _lines(text: Text, token: _Token) -> Iterator[tuple[int, int]]:
    """The token line by line: none goes over the end of one."""
    first, last = text.line_at(token.start), text.line_at(token.end)
    for number in range(first, last + 1):
        start = max(token.start, text.starts[number])
        end = min(token.end, text.starts[number] + len(text.line(number)))
        if end > start:
            yield start, end
