"""A picture as things instead of ink: lanes, boxes and ways, for programs in which people go on drawing.

All places are px of the picture's body, from its upper left corner; the title stands above.
"""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.draw.card import Badge, Card
from promisekit.draw.thumbnail import Thumbnail

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lane:
    """A band across the picture. `tone` names its colours."""

    name: str
    tone: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Node:
    """A box, its upper left corner, and the lane in which it stands: a position among the lanes, or None."""

    card: Card
    x: float
    y: float
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class Joint:
    """From one box to another (positions among the boxes); `points` are the corners of the way, both ends included."""

    source: int
    target: int
    points: tuple[Point, ...] = ()
    label: tuple[str, ...] = ()
    """The lines of the text beside it."""
    label_at: Point | None = None
    """The middle of that text, where it is known."""
    dashed: bool = False
    is_way: bool = True
    """Whether somebody goes this way; else both ends have to do with each other."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Where a way divides: a diamond (`choice`), or a bar."""

    choice: bool
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Feeling:
    """How somebody feels, as `+1`; the middle of its mark, and the lane. `after` are those from which a curve comes."""

    text: str
    x: float
    y: float
    lane: int
    tone: str
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A mark of a pain point or a promise, its code and perhaps its text, over the steps that it belongs to."""

    badge: Badge
    text: str
    x: float
    y: float
    width: float
    height: float
    lane: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """Who the customer is: a small picture, its upper left corner, and the lines of the name below it."""

    image: Thumbnail
    x: float
    y: float
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A named line across the picture."""

    name: str
    y: float
    dashes: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All things of a picture. `left` is where the lanes' names end, and `width` and `height` what it takes."""

    width: float
    height: float
    left: float = 0.0
    lanes: tuple[Lane, ...] = ()
    nodes: tuple[Node, ...] = ()
    joints: tuple[Joint, ...] = ()
    rules: tuple[Rule, ...] = ()
    signs: tuple[Sign, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    portrait: Portrait | None = None
    notes: tuple[Note, ...] = ()
