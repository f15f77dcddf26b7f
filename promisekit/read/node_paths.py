"""Nodes -> key paths: found for a whole file when the first of its nodes is reported."""

from __future__ import annotations

from typing import Any

from promisekit.model.walk import KeyPath


class NodePaths:
    """The key paths of the nodes below ``root``; what an alias repeats has the path at which it first stands."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._paths: dict[int, KeyPath] | None = None

    def of(self, node: Any) -> KeyPath:
        """The key path of a node; a key has that of its value."""
        if self._paths is None:
            self._paths = _paths(self._root)
        return self._paths.get(id(node), ())

    def name(self, node: Any) -> str:
        """What messages call the place of a node; `the file` for all of it."""
        return self.name_of_path(self.of(node))

    def name_of_path(self, path: KeyPath) -> str:
        """What messages call the place at a key path."""
        from promisekit.read.tree import step_name
        from promisekit.read.whereabouts import whereabouts

        return whereabouts(path, step_name(self._root, path[:2])) if path else "the file"


def _paths(root: Any) -> dict[int, KeyPath]:
    paths: dict[int, KeyPath] = {}
    waiting: list[tuple[Any, KeyPath]] = [(root, ())]
    while waiting:
        node, path = waiting.pop()
        if id(node) in paths:
            continue
        paths[id(node)] = path
        if node.id == "mapping":
            for key, value in reversed(node.value):
                inner = (*path, key.value if key.id == "scalar" else "?")
                waiting.append((value, inner))
                paths.setdefault(id(key), inner)
        elif node.id == "sequence":
            waiting += [(entry, (*path, position)) for position, entry in reversed(list(enumerate(node.value)))]
    return paths
