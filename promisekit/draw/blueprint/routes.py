"""How the arrows of the journey run.

From a step to the one beside it: straight through the gutter. All others: up, along a track in the channel above the
customer's boxes, and down again, so that no arrow ever passes through a box, along a phase's border or under a text.
Each arrow has ports of its own, at its start and at its end: no two share a piece of line. (Graphviz' orthogonal
router does not know labels, and lets arrows share a track.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from promisekit.draw.blueprint.forks import Fork, Point, divides
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.change import marked
from promisekit.draw.text_width import SLACK, text_width
from promisekit.draw.wrap import wrap

LABEL_SIZE: Final = 12.0
LABEL_LINE: Final = 14.0
LABEL_PAD: Final = 5.0
PORT: Final = 18.0
"""Between two ports on a box's upper edge, where there is room for so much."""
EDGE: Final = 20.0
"""From the end of that edge to the first port."""
TRACK_GAP: Final = 13.0
GUTTER_LABEL: Final = 110.0
LOOP_GUTTER: Final = 120.0
"""Beside a step that leads back to itself: the label stands over the loop."""
LEAST_LABEL: Final = 80.0
NARROWEST: Final = 40.0
ARROW_DOWN: Final = 32.0
"""How far below the top of the customer's boxes the straight arrows run."""
ASIDE: Final = 9.0
"""What a label keeps free to the lines beside it; to its own it is nearer."""


@dataclass(frozen=True, slots=True)
class Hop:
    """An arrow from column `source` to column `target`, and the label beside it."""

    source: int
    target: int
    condition: str = ""
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    change: str = ""
    way: str = ""
    """Names it: both columns."""

    @property
    def is_straight(self) -> bool:
        """Whether it leads to the column to the right."""
        return self.target == self.source + 1

    @property
    def is_back(self) -> bool:
        """Whether it leads to an earlier step, or the same one."""
        return self.target <= self.source

    @property
    def span(self) -> int:
        """How many columns it passes."""
        return abs(self.target - self.source)


@dataclass(frozen=True, slots=True)
class Track:
    """A hop through the channel. Heights count from the upper edge of the boxes: `rise` upwards, `begin` downwards.

    `begin` is where it leaves a fork, as one or two points; where it leaves the box itself, it is empty.
    """

    hop: Hop
    start: float
    end: float
    rise: float
    label_x: float
    begin: tuple[Point, ...] = ()

    def points(self, top: float) -> list[Point]:
        """Its corners, where the boxes' upper edge is at `top`."""
        y = top - self.rise
        first = [(x, top + down) for x, down in self.begin] or [(self.start, top - 1)]
        return [*first, (self.start, y), (self.end, y), (self.end, top - 2)]


@dataclass(frozen=True, slots=True)
class Channel:
    """The room above the customer's boxes and the arrows in it."""

    tracks: tuple[Track, ...] = ()
    height: float = 0.0

    def jumps(self, track: Track) -> tuple[float, ...]:
        """Where other arrows cross its level part, from left to right: it leaps over them."""
        left, right = sorted((track.start, track.end))
        crossed = (
            x
            for other in self.tracks
            if other.rise > track.rise
            for x in (other.start, other.end)
            if left + 1 < x < right - 1
        )
        return tuple(sorted(crossed))


def hops_of(view: BlueprintView) -> tuple[Hop, ...]:
    """All arrows, with their labels cut for the room that each will have."""
    column = {step.id: i for i, step in enumerate(view.steps)}
    hops = []
    for arrow in view.arrows:
        condition = " ".join(part for part in (marked("", arrow.change), arrow.condition) if part)
        way = f"{column[arrow.source]}_{column[arrow.target]}"
        hop = Hop(column[arrow.source], column[arrow.target], condition, change=arrow.change, way=way)
        if hop.is_straight and hop.condition:
            lines, width = gutter_label(hop.condition)
            hop = replace(hop, label=lines, label_width=width)
        hops.append(hop)
    return tuple(hops)


def forks_of(view: BlueprintView, hops: tuple[Hop, ...]) -> dict[int, Fork]:
    """The sign behind each step from which several ways lead; a way that is gone makes none."""
    conditions: dict[int, list[str | None]] = defaultdict(list)
    for arrow, hop in zip(view.arrows, hops, strict=True):
        if arrow.change != "removed":
            conditions[hop.source].append(arrow.condition)
    ups: dict[int, int] = defaultdict(int)
    for hop in hops:
        ups[hop.source] += not hop.is_straight
    return {
        column: Fork(column, kind == "choice", ups[column])
        for column, ways in conditions.items()
        if (kind := divides(ways))
    }


def gutter_label(condition: str) -> tuple[tuple[str, ...], float]:
    """The lines of a label between two neighbouring boxes, and the width that they need."""
    room = max(GUTTER_LABEL, min(180.0, text_width(condition, LABEL_SIZE) / 3))
    return _label(condition, room)


def _label(condition: str, room: float) -> tuple[tuple[str, ...], float]:
    lines = wrap(condition, room / SLACK, LABEL_SIZE)
    return lines, max((text_width(line, LABEL_SIZE) for line in lines), default=0.0) * SLACK + 2 * LABEL_PAD


def channel_of(
    hops: tuple[Hop, ...], forks: Mapping[int, Fork], columns: tuple[float, ...], box_width: float, width: float
) -> Channel:
    """A track for each hop that is not straight: short ones low, so that they cross as little as can be."""
    going = sorted(
        (hop for hop in hops if not hop.is_straight),
        key=lambda hop: (hop.span, hop.source, hop.target, hop.condition),
    )
    starts, ends = _starts(going, forks, columns, box_width), _ends(going, forks, columns, box_width)
    upright = sorted([*(begin[-1][0] for begin in starts.values()), *ends.values()])
    levels: list[list[tuple[float, float]]] = []
    chosen: list[tuple[int, Hop, float]] = []
    for hop in going:
        start, end = starts[hop.way][-1][0], ends[hop.way]
        left, right = min(start, end), max(start, end)
        middle = (left + right) / 2
        if hop.condition:
            wanted = max(GUTTER_LABEL, min(190.0, text_width(hop.condition, LABEL_SIZE) / 3)) * SLACK
            first, last = _label_region(start, end, wanted, upright, columns[0], width)
            lines, label_width = _label(
                hop.condition, max(min(last - first - 2 * ASIDE - 2 * LABEL_PAD, wanted), NARROWEST)
            )
            half = label_width / 2
            middle = first + ASIDE + half if start < end else last - ASIDE - half
            if middle - half < left and middle + half > right:  # a label wider than its arrow stands over it
                middle = min(max((left + right) / 2, first + ASIDE + half), last - ASIDE - half)
            hop = replace(hop, label=lines, label_width=label_width)
            left, right = min(left, middle - half), max(right, middle + half)
        level = next((i for i, used in enumerate(levels) if _is_free(used, (left, right))), len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append((left, right))
        chosen.append((level, hop, middle))
    rises, height = _rises(len(levels), chosen)
    tracks = []
    for level, hop, middle in chosen:
        begin = starts[hop.way]
        track = Track(hop, begin[-1][0], ends[hop.way], rises[level], middle, begin if hop.source in forks else ())
        tracks.append(track)
    return Channel(tuple(tracks), height)


def _starts(
    going: list[Hop], forks: Mapping[int, Fork], columns: tuple[float, ...], box_width: float
) -> dict[str, tuple[Point, ...]]:
    """Where each hop leaves: the points of its port; the last one is where it goes up."""
    found: dict[str, tuple[Point, ...]] = {}
    for column, fork in forks.items():
        leaving = [hop for hop in going if hop.source == column]
        back = sorted((hop for hop in leaving if hop.is_back), key=lambda hop: hop.span)
        ahead = sorted((hop for hop in leaving if not hop.is_back), key=lambda hop: -hop.span)
        corner = columns[column] + box_width
        for at, hop in enumerate((*back, *ahead)):
            found[hop.way] = tuple((corner + x, y) for x, y in fork.start(at, ARROW_DOWN))
    for way, x in _on_edges(going, forks, columns, box_width).items():
        if way.startswith("from "):
            found[way.removeprefix("from ")] = ((x, 0.0),)
    return found


def _ends(
    going: list[Hop], forks: Mapping[int, Fork], columns: tuple[float, ...], box_width: float
) -> dict[str, float]:
    """Where each hop comes down on its box."""
    ports = _on_edges(going, forks, columns, box_width)
    return {way.removeprefix("to "): x for way, x in ports.items() if way.startswith("to ")}


def _on_edges(
    going: list[Hop], forks: Mapping[int, Fork], columns: tuple[float, ...], box_width: float
) -> dict[str, float]:
    """The ports on the upper edges of the boxes, side by side so that few arrows cross.

    What comes from the left is lower the nearer it starts, so it comes down further left; and so on.
    """
    found: dict[str, float] = {}
    for column, left in enumerate(columns):
        arriving = [hop for hop in going if hop.target == column]
        leaving = [hop for hop in going if hop.source == column and column not in forks]
        order = [
            *(f"to {hop.way}" for hop in arriving if hop.source < column),
            *(f"from {hop.way}" for hop in leaving if hop.target < column),
            *(f"from {hop.way}" for hop in reversed(leaving) if hop.target > column),
            *(f"to {hop.way}" for hop in reversed(arriving) if hop.source > column),
            *(f"from {hop.way}" for hop in leaving if hop.target == column),
            *(f"to {hop.way}" for hop in arriving if hop.source == column),
        ]
        gap = min(PORT, (box_width - 2 * EDGE) / max(len(order) - 1, 1))
        first = left + box_width / 2 - gap * (len(order) - 1) / 2
        found |= {name: first + gap * at for at, name in enumerate(order)}
    return found


def _is_free(used: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + 10 < left or right + 10 < span[0] for left, right in used)


def _label_region(
    start: float, end: float, wanted: float, upright: list[float], leftmost: float, width: float
) -> tuple[float, float]:
    """The part of a level line between two upright ones where its label stands: near its start, if there is room for
    the `wanted` width, else where there is most."""
    left, right = min(start, end), max(start, end)
    inside = upright[bisect_left(upright, left) : bisect_right(upright, right)]
    gaps = [(a, b) for a, b in pairwise(inside) if b > a]
    if start > end:
        gaps.reverse()
    wide = next((gap for gap in gaps if gap[1] - gap[0] >= wanted + 2 * ASIDE + 2 * LABEL_PAD), None)
    best = wide or max(gaps, key=lambda gap: gap[1] - gap[0])
    if len(gaps) > 1 or best[1] - best[0] >= GUTTER_LABEL:
        return best
    before, after = bisect_left(upright, left) - 1, bisect_right(upright, right)
    first = upright[before] if before >= 0 else leftmost
    last = upright[after] if after < len(upright) else width - ASIDE
    room = LEAST_LABEL * 1.5
    return max(first, left - room), min(last, right + room)


def _rises(count: int, chosen: list[tuple[int, Hop, float]]) -> tuple[list[float], float]:
    """How far above the boxes each track runs, and how much room they need together."""
    rises, rise = [], TRACK_GAP + 3
    for level in range(count):
        rises.append(rise)
        lines = max(len(hop.label) for at, hop, _ in chosen if at == level)
        rise += lines * LABEL_LINE + TRACK_GAP
    return rises, rise if count else 0.0
