"""Runs Graphviz: inside the process by pygraphviz, whose wheels bring Graphviz along, else a `dot` on the PATH."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

POINT: Final = 72.0
"""Graphviz counts in inches of 72 points; one point is one px of a picture."""


class NoGraphviz(Exception):
    """There is no Graphviz to lay the picture out; the message says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            "This picture needs Graphviz, and there is none here. Install it with `pip install 'pygraphviz>=2'` "
            "(it brings Graphviz along), or install Graphviz from https://graphviz.org/download so that the "
            "command `dot` works."
        )


class Place(NamedTuple):
    """Where a node stands: its middle, in px from the upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """An edge as one or more cubic Béziers: a start, then three points for each."""

    tail: str
    head: str
    points: tuple[tuple[float, float], ...]

    def height_at(self, x: float) -> float:
        """The y of the point of the curve that is nearest to `x`."""
        spots = (
            _on_bezier(self.points[i : i + 4], step / 16)
            for i in range(0, len(self.points) - 1, 3)
            for step in range(17)
        )
        return min(spots, key=lambda spot: abs(spot[0] - x))[1]


def _on_bezier(points: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """What Graphviz made of a source, in px."""

    width: float
    height: float
    nodes: dict[str, Place]
    curves: tuple[Curve, ...]


def lay_out(source: str, engine: str = "dot") -> Laid:
    """Places nodes and edges. Names in the source must be plain words. Raises NoGraphviz."""
    return _parsed(_in_process(source, engine) or _by_command(source, engine))


def _in_process(source: str, engine: str) -> str | None:
    """Graphviz' `plain` output, or None where pygraphviz is missing or broken."""
    try:
        import pygraphviz
    except (ImportError, OSError):
        return None
    drawn: Any = pygraphviz.AGraph(string=source).draw(format="plain", prog=engine)
    return str(drawn.decode("utf-8"))


def _by_command(source: str, engine: str) -> str:
    command = shutil.which("dot")
    if command is None:
        raise NoGraphviz
    done = subprocess.run(
        [command, f"-K{engine}", "-Tplain"], input=source, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def _parsed(plain: str) -> Laid:
    nodes: dict[str, Place] = {}
    curves: list[Curve] = []
    width = height = 0.0
    for line in plain.splitlines():
        words = line.split()
        match words[:1]:
            case ["graph"]:
                width, height = float(words[2]) * POINT, float(words[3]) * POINT
            case ["node"]:
                nodes[words[1]] = Place(float(words[2]) * POINT, height - float(words[3]) * POINT)
            case ["edge"]:
                count = int(words[3])
                numbers = [float(word) * POINT for word in words[4 : 4 + 2 * count]]
                points = tuple((x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
                curves.append(Curve(words[1], words[2], points))
    return Laid(width, height, nodes, tuple(curves))
