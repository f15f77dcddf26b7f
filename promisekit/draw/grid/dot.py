"""The boxes of a grid as Graphviz source, each pinned to its place."""

from __future__ import annotations

from promisekit.draw.card import Card
from promisekit.draw.dot_text import dot_text
from promisekit.draw.grid.layout import NAMES, PAD, Bar, Grid
from promisekit.draw.palette import light
from promisekit.draw.svg import number


def dot_source(title: str, grid: Grid) -> str:
    """The DOT text, for `neato -n`."""
    from graphviz import Graph

    graph = Graph(
        engine="neato",
        graph_attr={"label": dot_text([title]), "inputscale": "72", "bgcolor": light("paper")},
        node_attr={"shape": "box", "fixedsize": "true", "fontname": "Arial", "fontsize": "11"},
    )
    for i, head in enumerate(grid.heads):
        graph.node(f"c{i}", **_box([head.name], head.x, 0, head.width, 24, grid.bottom))
    for i, (row, top) in enumerate(zip(grid.rows, grid.tops, strict=True)):
        graph.node(f"r{i}", **_box([row.name, row.note], 0, top, NAMES, row.height, grid.bottom))
        for j, (cell, left) in enumerate(zip(row.cells, grid.lefts, strict=True)):
            if cell is not None:
                width, height = grid.columns[j].width, row.height - 2 * PAD
                graph.node(f"x{i}_{j}", **_box(_says(cell), left, top + PAD, width, height, grid.bottom))
    return str(graph.source)


def _says(cell: Card | Bar) -> list[str]:
    if isinstance(cell, Bar):
        return [cell.number]
    return [*cell.head_lines, *(line for line, *_ in cell.body_lines), ", ".join(b.text for b in cell.badges)]


def _box(lines: list[str], x: float, y: float, width: float, height: float, bottom: float) -> dict[str, str]:
    return {
        "label": dot_text([line for line in lines if line]),
        "pos": f"{number(x + width / 2)},{number(bottom - y - height / 2)}!",
        "width": f"{width / 72:.3f}",
        "height": f"{height / 72:.3f}",
    }
