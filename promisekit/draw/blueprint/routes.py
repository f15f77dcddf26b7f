"""How the arrows of the journey run.

From a step to the one beside it: straight through the gutter. All others: up from the box, along a track in the
channel above the customer's boxes, and down again, so that no arrow ever passes through a box, along a phase's
border or under a text. (Graphviz' orthogonal router does not know labels, and lets arrows share a track.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.change import marked
from promisekit.draw.text_width import SLACK, text_width
from promisekit.draw.wrap import wrap

LABEL_SIZE: Final = 12.0
LABEL_LINE: Final = 14.0
LABEL_PAD: Final = 5.0
PORT: Final = 16.0
"""How far from the middle of a box's upper edge arrows leave (right) and arrive (left)."""
TRACK_GAP: Final = 13.0
GUTTER_LABEL: Final = 110.0


@dataclass(frozen=True, slots=True)
class Hop:
    """An arrow from column `source` to column `target`, and the label beside it."""

    source: int
    target: int
    condition: str = ""
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    change: str = ""

    @property
    def is_straight(self) -> bool:
        """Whether it leads to the column to the right."""
        return self.target == self.source + 1

    @property
    def is_back(self) -> bool:
        """Whether it leads to an earlier step, or the same one."""
        return self.target <= self.source


@dataclass(frozen=True, slots=True)
class Track:
    """A hop through the channel: `rise` is how far above the boxes it runs, `label_x` the middle of its label."""

    hop: Hop
    start: float
    end: float
    rise: float
    label_x: float


@dataclass(frozen=True, slots=True)
class Channel:
    """The room above the customer's boxes and the arrows in it."""

    tracks: tuple[Track, ...] = ()
    height: float = 0.0


def hops_of(view: BlueprintView) -> tuple[Hop, ...]:
    """All arrows, with their labels cut for the room that each will have."""
    column = {step.id: i for i, step in enumerate(view.steps)}
    hops = []
    for arrow in view.arrows:
        condition = " ".join(part for part in (marked("", arrow.change), arrow.condition) if part)
        hop = Hop(column[arrow.source], column[arrow.target], condition, change=arrow.change)
        if hop.is_straight and hop.condition:
            lines, width = gutter_label(hop.condition)
            hop = replace(hop, label=lines, label_width=width)
        hops.append(hop)
    return tuple(hops)


def gutter_label(condition: str) -> tuple[tuple[str, ...], float]:
    """The lines of a label between two neighbouring boxes, and the width that they need."""
    room = max(GUTTER_LABEL, min(180.0, text_width(condition, LABEL_SIZE) / 3))
    return _label(condition, room)


def _label(condition: str, room: float) -> tuple[tuple[str, ...], float]:
    lines = wrap(condition, room / SLACK, LABEL_SIZE)
    return lines, max((text_width(line, LABEL_SIZE) for line in lines), default=0.0) * SLACK + 2 * LABEL_PAD


def channel_of(hops: tuple[Hop, ...], columns: tuple[float, ...], box_width: float) -> Channel:
    """A track for each hop that is not straight: short ones low, so that they cross as little as can be."""
    going = sorted(
        (hop for hop in hops if not hop.is_straight),
        key=lambda hop: (abs(hop.target - hop.source), hop.source, hop.target, hop.condition),
    )
    levels: list[list[tuple[float, float]]] = []
    chosen: list[tuple[int, Hop, float, float, float]] = []
    for hop in going:
        start = columns[hop.source] + box_width / 2 + PORT
        end = columns[hop.target] + box_width / 2 - PORT
        left, right = _label_region(hop, columns, box_width)
        lines, width = _label(hop.condition, right - left - 2 * LABEL_PAD - 12) if hop.condition else ((), 0.0)
        hop = replace(hop, label=lines, label_width=width)
        span = (min(start, end, left if lines else start), max(start, end, right if lines else start))
        level = next((i for i, used in enumerate(levels) if _is_free(used, span)), len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append(span)
        chosen.append((level, hop, start, end, (left + right) / 2))
    rises, height = _rises(len(levels), chosen)
    tracks = tuple(Track(hop, start, end, rises[level], x) for level, hop, start, end, x in chosen)
    return Channel(tracks, height)


def _is_free(used: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + 6 < left or right + 6 < span[0] for left, right in used)


def _label_region(hop: Hop, columns: tuple[float, ...], box_width: float) -> tuple[float, float]:
    """Between the ports of two neighbouring columns, next to the arrow's start: no arrow rises there."""
    middle = box_width / 2
    left = hop.source - 1 if hop.is_back and hop.target < hop.source else hop.source
    begin = columns[left] + middle + PORT
    if left + 1 < len(columns):
        return begin, columns[left + 1] + middle - PORT
    return begin, begin + 150.0


def _rises(count: int, chosen: list[tuple[int, Hop, float, float, float]]) -> tuple[list[float], float]:
    """How far above the boxes each track runs, and how much room they need together."""
    rises, rise = [], TRACK_GAP + 3
    for level in range(count):
        rises.append(rise)
        lines = max(len(hop.label) for at, hop, *_ in chosen if at == level)
        rise += lines * LABEL_LINE + TRACK_GAP
    return rises, rise if count else 0.0
