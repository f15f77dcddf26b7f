"""The nodes of a file's text, one after the other, for checks of how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from promisekit.read.node_paths import NodePaths


def nodes_of(text: str, shown: str) -> Iterator[tuple[Any, NodePaths]]:
    """Values from the first to the last, each once, and what knows their key paths: no keys, and what an alias repeats
    where it first stands. Nothing of a text that cannot be read."""
    import yaml

    from promisekit.read.document import compose
    from promisekit.read.node_paths import NodePaths

    root = compose(text, shown)
    if not isinstance(root, yaml.Node):
        return
    paths = NodePaths(root)
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node, paths
        if node.id == "mapping":
            waiting += [value for _key, value in reversed(node.value)]
        elif node.id == "sequence":
            waiting += reversed(node.value)
