"""The nodes of a composed file, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def nodes_below(root: Any) -> Iterator[Any]:
    """Values from the first to the last, each once: no keys, and what an alias repeats where it first stands."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if node.id == "mapping":
            waiting += [value for _key, value in reversed(node.value)]
        elif node.id == "sequence":
            waiting += reversed(node.value)
