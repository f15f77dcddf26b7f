"""Where a journey divides: a diamond where one of several ways is taken, a bar where all of them are.

It stands to the right of the step's box, and each way leaves it by a port of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from promisekit.draw.palette import color
from promisekit.draw.svg import path, tag

STEM: Final = 11.0
"""From the box to the sign."""
HALF: Final = 11.0
"""Half of a diamond's height, and the least half of its width."""
STEP: Final = 10.0
"""Between two ways that leave upwards."""
BAR: Final = 5.0
BAR_RUN: Final = 9.0
"""From a bar to the first way that turns up."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fork:
    """The sign behind one step; `ups` ways leave it upwards, and perhaps one straight on.

    All places are px from the upper right corner of the step's box, `down` being the height of the straight arrow.
    """

    column: int
    choice: bool
    ups: int

    @property
    def _half_width(self) -> float:
        return max(HALF, STEP * (self.ups - 1) / 2 + 8)

    @property
    def right(self) -> float:
        """Where the straight way begins."""
        return STEM + (2 * self._half_width if self.choice else BAR)

    @property
    def room(self) -> float:
        """What it takes of the gutter, with the ways that go up."""
        return self.right + 6 if self.choice else self.right + BAR_RUN + STEP * max(self.ups - 1, 0) + 6

    def start(self, at: int, down: float) -> tuple[Point, ...]:
        """Where the way that is the `at`-th from the left begins: a point, or a point and where it turns up."""
        if self.choice:
            aside = (at - (self.ups - 1) / 2) * STEP
            return ((STEM + self._half_width + aside, down - HALF * (1 - abs(aside) / self._half_width)),)
        y = down - (self.ups - at) * self._bar_step
        return (self.right, y), (self.right + BAR_RUN + at * STEP, y)

    @property
    def _bar_step(self) -> float:
        return min(9.0, 28.0 / max(self.ups, 1))

    def box(self, down: float) -> tuple[float, float, float, float]:
        """What the sign takes: its upper left corner, width and height."""
        if self.choice:
            return STEM, down - HALF, 2 * self._half_width, 2 * HALF
        above = self.ups * self._bar_step + 5
        return STEM, down - above, BAR, above + 7

    def svg(self, x: float, y: float) -> str:
        """The sign and the stem to it; the right edge of the box is at `x`, and the straight arrow at `y`."""
        stem = tag("path", d=path([(x + 1, y), (x + STEM, y)]), stroke=color("flow"), stroke_width=2, class_="pk-stem")
        if self.choice:
            middle = x + STEM + self._half_width
            corners = [(x + STEM, y), (middle, y - HALF), (x + self.right, y), (middle, y + HALF)]
            return stem + choice_sign(corners)
        left, top, _, height = self.box(y)
        return stem + bar_sign(x + left, top, height)


def choice_sign(corners: list[Point]) -> str:
    """A diamond."""
    return tag("path", d=f"{path(corners)}Z", fill=color("paper"), stroke=color("flow"), stroke_width=2)


def bar_sign(x: float, y: float, height: float) -> str:
    """A bar."""
    return tag("rect", x=x, y=y, width=BAR, height=height, rx=1, fill=color("flow"))


def divides(conditions: Iterable[str | None]) -> str:
    """What several ways from one step are: a `choice` where any has a condition, else `parallel`; empty for one way."""
    ways = list(conditions)
    if len(ways) < 2:
        return ""
    return "choice" if any(ways) else "parallel"
