"""From a grid with its key to the finished picture."""

from __future__ import annotations

from functools import partial

from promisekit.draw import legend
from promisekit.draw.grid.dot import dot_source
from promisekit.draw.grid.layout import NAMES, Grid
from promisekit.draw.grid.svg import grid_svg, names_svg
from promisekit.draw.legend import Notes, Sign
from promisekit.draw.palette import color
from promisekit.draw.picture import Picture
from promisekit.draw.svg import tag

LEAST_WIDTH = 720.0
MARGIN = 16.0


def grid_picture(
    kind: str, title: str, alt: str, grid: Grid, signs: list[Sign], lists: list[Notes], key_heading: str
) -> Picture:
    """The picture of the whole portfolio that the grid is."""
    width = max(grid.width, LEAST_WIDTH)
    room = width - 2 * MARGIN
    key, key_height = legend.key(key_heading, signs, MARGIN, grid.bottom + 16, room)
    top = grid.bottom + 16 + key_height
    notes, notes_height = legend.notes(lists, MARGIN, top, room)
    height = top + notes_height + MARGIN
    ground = tag("rect", width=width, height=height, fill=color("paper"))
    return Picture(
        kind=kind,
        item_id="",
        title=title,
        alt=alt,
        width=width,
        height=height,
        content=ground + grid_svg(grid) + key + notes,
        lane_names=names_svg(grid, links=False),
        lane_names_size=(NAMES, grid.bottom),
        heads=grid.heads,
        dot_source=partial(dot_source, title, grid),
    )
