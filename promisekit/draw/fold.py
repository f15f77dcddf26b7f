"""Lanes as low as what stands in some of their columns: where nothing does, a sheet of paper leaves the room out.

Only what is the same all the way down is left out: a lane's ground, and lines that run straight through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from promisekit.draw.picture import Box

KEPT: Final = 10.0
"""The free room in px that stays below and above what stands in a lane: that of an arrow's head. An edge needs none."""
LEAST: Final = 20.0
"""In px, what is worth leaving out."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Parts of a picture's height, from the top down: those that are shown. They stand on each other without a gap."""

    parts: tuple[tuple[float, float], ...]

    def at(self, y: float) -> float:
        """The height at which a height of the picture stands then."""
        return sum(min(end, y) - start for start, end in self.parts if start < y)

    def shows(self, y: float) -> bool:
        """Whether that height of the picture is shown."""
        return any(start <= y <= end for start, end in self.parts)

    def between(self, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """What of the picture's height stands between two heights of the folded one."""
        here = 0.0
        for start, end in self.parts:
            first, last = max(start, start + top - here), min(end, start + bottom - here)
            if last - first > 0.5:
                yield first, last
            here += end - start


def unfolded(top: float, bottom: float) -> Fold:
    """All that stands between two heights."""
    return Fold(((top, bottom),))


def folded(top: float, bottom: float, taken: Iterable[Box]) -> Fold:
    """What stands between two heights, less the room that none of the boxes takes."""
    parts, start, floor = [], top, top
    for box in sorted((box for box in taken if top <= box.bottom and box.top <= bottom), key=lambda box: box.top):
        room = KEPT if box.bottom > box.top else 0.0
        if box.top - room - floor >= LEAST:
            parts.append((start, floor))
            start = box.top - room
        floor = max(floor, box.bottom + room)
    return Fold((*parts, (start, bottom)))
