"""What takes room in the lanes of a blueprint: all but what runs straight down through a lane."""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.blueprint.portrait import PORTRAIT, persona_lines, portrait_top
from promisekit.draw.blueprint.routes import ARROW_DOWN
from promisekit.draw.blueprint.rows import NAME_LINE, NAMES_ROOM, STRIP, Row
from promisekit.draw.blueprint.svg import BlueprintDrawing
from promisekit.draw.picture import Box
from promisekit.draw.wrap import wrap

_BESIDE = 8.0
"""How far a line's head, its leap over another one or the sign at its end reaches above and below it."""


def taken(drawing: BlueprintDrawing) -> tuple[Box, ...]:
    """The boxes, marks, arrows and names, and the edges of the lanes."""
    return (*_across(drawing), *_marks(drawing), *_ways(drawing), *(box for box in drawing.boxes() if not box.id))


def _across(drawing: BlueprintDrawing) -> Iterator[Box]:
    """What stands on every sheet: the names of lanes and lines, the lanes' edges, and a curve."""
    layout = drawing.layout
    for row in layout.rows:
        yield Box(0, row.top, layout.width, row.top)
        yield Box(0, row.bottom, layout.width, row.bottom)
        top, bottom = (row.top, row.bottom) if row.key == "emotion" else (row.boxes_at, _name_bottom(drawing, row))
        yield Box(0, top, layout.width, bottom)
    for line in layout.lines:
        half = max(STRIP, len(line.name) * NAME_LINE + 8) / 2
        yield Box(0, line.y - half, layout.width, line.y + half)


def _name_bottom(drawing: BlueprintDrawing, row: Row) -> float:
    view, words = drawing.view, drawing.words
    if row.key == "customer" and view.portrait:
        return portrait_top(row, words) + PORTRAIT + len(persona_lines(view)) * NAME_LINE + 5
    return row.boxes_at + 8 + len(wrap(words[row.key], NAMES_ROOM, 13, bold=True)) * 16


def _marks(drawing: BlueprintDrawing) -> Iterator[Box]:
    row = drawing.layout.row("marks")
    for mark in drawing.layout.marks if row else ():
        top = row.boxes_at + mark.y if row else 0.0
        yield Box(mark.x, top, mark.x + mark.width, top + mark.height)


def _ways(drawing: BlueprintDrawing) -> Iterator[Box]:
    """The level parts of all arrows, and the signs from which they come and in which they end."""
    layout = drawing.layout
    row = layout.row("customer")
    if row is None:
        return
    straight = row.boxes_at + ARROW_DOWN
    for fork in layout.forks.values():
        x, y, width, height = fork.box(ARROW_DOWN)
        corner = layout.columns[fork.column] + BOX_WIDTH
        yield Box(corner, row.boxes_at + y, corner + x + width, row.boxes_at + y + height)
    yield Box(0, straight - _BESIDE, layout.width, straight + _BESIDE)
    for track in layout.channel.tracks:
        y = row.boxes_at - track.rise
        left, right = sorted((track.start, track.end))
        yield Box(left, y - _BESIDE, right, y + _BESIDE)
