"""From a grid with its key to the finished picture."""

from __future__ import annotations

from functools import partial

from promisekit.draw.card import Card
from promisekit.draw.grid.dot import dot_source
from promisekit.draw.grid.layout import NAMES, PAD, Grid
from promisekit.draw.grid.svg import grid_cells, grid_ground, names_svg
from promisekit.draw.heads import heads_svg
from promisekit.draw.legend import Legend, Notes, Sign
from promisekit.draw.palette import color
from promisekit.draw.picture import LEAST_WIDTH, Picture, layered, picture_id
from promisekit.draw.scene import Lane, Node, Scene
from promisekit.draw.svg import tag

MARGIN = 16.0


def grid_picture(
    kind: str, title: str, alt: str, grid: Grid, signs: list[Sign], lists: list[Notes], key_heading: str
) -> Picture:
    """The picture of the whole portfolio that the grid is."""
    width = max(grid.width, LEAST_WIDTH)
    room = width - 2 * MARGIN
    legend = Legend(key_heading, signs, lists)
    key, key_height = legend.svg(MARGIN, grid.bottom + 16, room)
    height = grid.bottom + 16 + key_height + MARGIN
    ground = tag("rect", width=width, height=height, fill=color("paper"))
    return Picture(
        kind=kind,
        item_id="",
        title=title,
        alt=alt,
        width=width,
        height=height,
        content=layered(
            picture_id(kind, ""),
            ground=ground + grid_ground(grid),
            heads=heads_svg(grid.heads),
            names=names_svg(grid, links=True),
            cells=grid_cells(grid),
            key=key,
        ),
        lane_names=names_svg(grid, links=False),
        lane_names_size=(NAMES, grid.bottom),
        heads=grid.heads,
        cuts_x=grid.cuts_x,
        cuts_y=grid.cuts_y,
        body_height=grid.bottom,
        legend=legend.page,
        wide_key=legend.wide(MARGIN, grid.bottom + 16, room),
        dot_source=partial(dot_source, title, grid),
        scene=partial(_scene, grid),
    )


def _scene(grid: Grid) -> Scene:
    """Its rows as lanes, and the boxes in its cells."""
    lanes, nodes = [], []
    for i, (row, top) in enumerate(zip(grid.rows, grid.tops, strict=True)):
        lanes.append(Lane(row.name, row.tone, top, row.height))
        cells = zip(row.cells, grid.lefts, strict=True)
        nodes += [Node(cell, left, top + PAD, i) for cell, left in cells if isinstance(cell, Card)]
    return Scene(max(grid.width, LEAST_WIDTH), grid.bottom, NAMES, tuple(lanes), tuple(nodes))
