"""The chain as Graphviz source: a rank per column, so that `dot` orders each column and bends the edges."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from promisekit.draw.card import Card
from promisekit.draw.chain.view import COLUMNS, ChainView, Node
from promisekit.draw.dot_text import dot_text
from promisekit.draw.palette import light
from promisekit.draw.svg import safe_href

if TYPE_CHECKING:
    from graphviz import Digraph


def names_of(view: ChainView) -> dict[str, str]:
    """Each node's key -> its name in the source, a plain word whatever the key is."""
    return {node.key: f"n{i}" for i, node in enumerate(view.nodes)}


def dot_source(view: ChainView, cards: dict[str, Card], *, labels: bool = True) -> str:
    """The DOT text. Without `labels` the boxes are empty, for Graphviz to place."""
    from graphviz import Digraph

    graph = Digraph(
        graph_attr={"rankdir": "LR", "ranksep": "0.95", "nodesep": "0.22", "bgcolor": light("paper")},
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "fontname": "Arial", "fontsize": "11"},
        edge_attr={"tailport": "e", "headport": "w", "color": light("link"), "dir": "forward" if labels else "none"},
    )
    names = names_of(view)
    for node in view.nodes:
        graph.node(names[node.key], **_size(cards[node.key]), **(_label(node, cards[node.key]) if labels else {}))
    _columns(graph, view, names)
    for source, target in view.edges:
        graph.edge(names[source], names[target])
    return str(graph.source)


def _columns(graph: Digraph, view: ChainView, names: dict[str, str]) -> None:
    """One rank per column, joined without ink so that an empty link does not pull the others together."""
    first = []
    for kinds in COLUMNS:
        nodes = view.column(kinds)
        if not nodes:
            continue
        first.append(names[nodes[0].key])
        with graph.subgraph(graph_attr={"rank": "same"}) as rank:
            for node in nodes:
                rank.node(names[node.key])
            for above in nodes:
                for below in nodes:
                    if above.kind is kinds[0] and below.kind is not kinds[0]:
                        rank.edge(names[above.key], names[below.key], style="invis", tailport="", headport="")
    drawn = {(names[source], names[target]) for source, target in view.edges}
    for left, right in pairwise(first):
        if (left, right) not in drawn:
            graph.edge(left, right, style="invis", weight="0")


def _size(card: Card) -> dict[str, str]:
    return {"width": f"{card.width / 72:.3f}", "height": f"{card.height / 72:.3f}"}


def _label(node: Node, card: Card) -> dict[str, str]:
    href = safe_href(node.href)
    return {
        "label": dot_text([*card.head_lines, *(line for line, *_ in card.body_lines)]),
        "tooltip": dot_text([card.name]),
        "style": "filled,dashed" if node.missing else "filled",
        "fillcolor": light(f"{card.tone}-fill"),
        "color": light(f"{card.tone}-edge"),
        **({"URL": dot_text([href])} if href else {}),
    }
