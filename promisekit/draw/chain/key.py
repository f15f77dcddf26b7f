"""The key to the marks that occur in a chain."""

from __future__ import annotations

from promisekit.draw import change
from promisekit.draw.badges import Words
from promisekit.draw.chain.view import ChainView, Kind
from promisekit.draw.icons import icon
from promisekit.draw.legend import Sign, dashed_box
from promisekit.draw.palette import color


def signs(view: ChainView, words: Words) -> list[Sign]:
    """A sign for each kind of link, for the star and for what is missing."""
    kinds = {node.kind for node in view.nodes}
    found = [Sign(icon(kind.value, 0, -8, color("ink")), 16, words[kind.value]) for kind in Kind if kind in kinds]
    if any(node.starred for node in view.nodes):
        found.append(Sign(icon("star", 0, -8, color("moment")), 16, words["moment of truth"]))
    if any(node.missing for node in view.nodes):
        found.append(Sign(dashed_box("evidence"), 34, words["gap"]))
    boxes = {node.change for node in view.nodes}
    return found + change.signs(boxes, {edge[2] for edge in view.edge_changes}, words)
