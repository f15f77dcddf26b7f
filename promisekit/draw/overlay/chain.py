"""Two versions of a chain as one, its changes marked."""

from __future__ import annotations

from dataclasses import replace

from promisekit.draw.chain.view import ChainView, Node


def merged_chain(old: ChainView, new: ChainView) -> ChainView:
    """All links of both: the new ones as they are now, those that are gone where they were."""
    before = {node.key: node for node in old.nodes}
    after = {node.key: node for node in new.nodes}
    nodes = [_marked(before.get(node.key), node) for node in new.nodes]
    nodes += [replace(node, change="removed") for node in old.nodes if node.key not in after]
    gone = [edge for edge in old.edges if edge not in set(new.edges)]
    come = [edge for edge in new.edges if edge not in set(old.edges)]
    changes = [(*edge, "removed") for edge in gone] + [(*edge, "added") for edge in come]
    return replace(
        new, nodes=tuple(nodes), edges=(*new.edges, *gone), compared=True, edge_changes=tuple(sorted(changes))
    )


def _marked(old: Node | None, new: Node) -> Node:
    if old is None:
        return replace(new, change="added")
    if _said(old) == _said(new):
        return new
    was = [old.head] if old.head != new.head else []
    was += [text for text in old.texts if text not in new.texts]
    now = {badge.text for badge in new.badges}
    was += [badge.text for badge in old.badges if badge.text not in now]
    return replace(new, change="changed", was=tuple(was))


def _said(node: Node) -> tuple[object, ...]:
    """What a reader sees of it; where it leads does not count."""
    return node.head, node.texts, tuple(badge.text for badge in node.badges), node.starred, node.missing
