"""What the chain of a promise shows, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from promisekit.draw.card import Badge


class Kind(StrEnum):
    """The links of the chain."""

    PAIN = "pain"
    ENABLER = "enabler"
    PROMISE = "promise"
    TOUCHPOINT = "touchpoint"
    METRIC = "metric"
    FUNCTION = "function"
    ROLE = "role"
    GUIDELINE = "guideline"


COLUMNS: tuple[tuple[Kind, ...], ...] = (
    (Kind.PAIN, Kind.ENABLER),
    (Kind.PROMISE,),
    (Kind.TOUCHPOINT, Kind.METRIC),
    (Kind.FUNCTION,),
    (Kind.ROLE,),
    (Kind.GUIDELINE,),
)
"""From left to right; within a column from the top down."""


@dataclass(frozen=True, slots=True)
class Node:
    """One link: an item, or (`missing`) the place where one should be."""

    key: str
    """Unique in the view."""
    kind: Kind
    head: str = ""
    texts: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()
    href: str | None = None
    starred: bool = False
    missing: bool = False
    change: str = ""
    """`added`, `removed` or `changed`, where two versions are compared."""
    was: tuple[str, ...] = ()
    """What it said before."""


@dataclass(frozen=True, slots=True)
class ChainView:
    """The chain of one promise. Edges are pairs of nodes' keys."""

    id: str
    promise: str
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    language: str = "en"
    compared: bool = False
    """Whether it shows what has changed since an earlier version."""
    edge_changes: tuple[tuple[str, str, str], ...] = ()
    """Edges that are new or gone: both ends, then `added` or `removed`."""

    def column(self, kinds: tuple[Kind, ...]) -> tuple[Node, ...]:
        """The nodes of one column, kind by kind."""
        return tuple(node for kind in kinds for node in self.nodes if node.kind is kind)
