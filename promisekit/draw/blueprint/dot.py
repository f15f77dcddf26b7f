"""The boxes and arrows of a blueprint as Graphviz source, each pinned to its place on the grid.

Render it with `neato -n` (or `dot -Kneato -n`), which keeps the places and routes the arrows.
"""

from __future__ import annotations

from itertools import pairwise

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.layout import Layout
from promisekit.draw.blueprint.rows import Placed
from promisekit.draw.blueprint.view import BlueprintView, Lane
from promisekit.draw.dot_text import dot_text
from promisekit.draw.palette import light
from promisekit.draw.svg import number, safe_href


def dot_source(view: BlueprintView, layout: Layout, words: Words) -> str:
    """The DOT text. Positions are points from the lower left corner, as Graphviz counts."""
    from graphviz import Digraph

    graph = Digraph(
        engine="neato",
        graph_attr={
            "label": dot_text([view.name]),
            "inputscale": "72",
            "splines": "ortho",
            "bgcolor": light("paper"),
        },
        node_attr={
            "shape": "box",
            "style": "filled,rounded",
            "fixedsize": "true",
            "fontname": "Arial",
            "fontsize": "11",
        },
        edge_attr={"fontname": "Arial", "fontsize": "11", "color": light("flow")},
    )
    names = {id(box): f"n{i}" for i, box in enumerate(layout.boxes)}
    for box in layout.boxes:
        graph.node(names[id(box)], **_node(box, layout))
    customer = {box.column: names[id(box)] for box in layout.boxes if box.row == "customer"}
    for hop in layout.hops:
        label = {"xlabel": dot_text([hop.condition])} if hop.condition else {}
        graph.edge(customer[hop.source], customer[hop.target], **label)
    for column, _ in enumerate(view.steps):
        stack = [box for lane in Lane for box in layout.stack(column, lane.value)]
        for above, below in pairwise(stack):
            graph.edge(names[id(above)], names[id(below)], dir="both" if above.row != below.row else "none")
    return str(graph.source)


def _node(box: Placed, layout: Layout) -> dict[str, str]:
    card = box.card
    lines = [*card.head_lines, *(line for line, *_ in card.body_lines)]
    x, y = box.x + card.width / 2, layout.bottom - box.y - card.height / 2
    href = safe_href(card.href)
    return {
        "label": dot_text(lines),
        "tooltip": dot_text([card.name]),
        "pos": f"{number(x)},{number(y)}!",
        "width": f"{card.width / 72:.3f}",
        "height": f"{card.height / 72:.3f}",
        "fillcolor": light(f"{card.tone}-fill"),
        "color": light(f"{card.tone}-edge"),
        **({"URL": dot_text([href])} if href else {}),
    }
