"""Measures a blueprint's SVG without a browser: boxes, labels, texts and the ways between the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final
from xml.etree import ElementTree

from promisekit.draw.text_width import text_width

_COMMAND: Final = re.compile(r"([MLQA])([^MLQAZ]*)")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_NO_INK: Final = dict.fromkeys((0x2066, 0x2067, 0x2069))

Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A box of ink, in px."""

    left: float
    top: float
    right: float
    bottom: float
    says: str = ""

    def meets(self, other: Rect, slack: float = 0.0) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def holds(self, other: Rect, slack: float = 0.5) -> bool:
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def distance(self, start: Point, end: Point) -> float:
        """To the nearest point of a line that is level or upright."""
        dx = max(self.left - max(start[0], end[0]), min(start[0], end[0]) - self.right, 0.0)
        dy = max(self.top - max(start[1], end[1]), min(start[1], end[1]) - self.bottom, 0.0)
        return float((dx * dx + dy * dy) ** 0.5)


@dataclass(frozen=True)
class Way:
    """An arrow from step to step: its corners, and where it leaps over another."""

    name: str
    points: tuple[Point, ...]
    leaps: tuple[float, ...]

    def pieces(self) -> Iterator[tuple[Point, Point]]:
        yield from pairwise(self.points)


def wrong_in(svg: str) -> list[str]:
    """What is wrong, in words; nothing in a good picture."""
    root = ElementTree.fromstring(svg)
    found: list[str] = []
    cards = []
    for group in _drawn(root, "g", "pk-card"):
        shape = next(node for node in group.iter("rect") if node.get("class") == "pk-shape")
        card = _rect(shape, "".join(group.itertext())[:30])
        cards.append(card)
        found += [f"text leaves its box: {text.says}" for text in map(_ink, group.iter("text")) if not card.holds(text)]
    for group in _drawn(root, "g", "pk-mark"):
        mark, *codes = (_rect(node, "".join(group.itertext())[:30]) for node in group.iter("rect"))
        line = next((node for node in group.iter("path") if node.get("stroke-width") == "2.5"), None)
        cards.append(mark)
        found += [
            f"text leaves its mark: {text.says}"
            for text in map(_ink, group.iter("text"))
            if not any(one.holds(text) for one in (mark, *codes))
        ]
        found += [f"badge leaves its mark: {code.says}" for code in codes if line is None and not mark.holds(code)]
    labels = []
    for group in _drawn(root, "g", "pk-label"):
        label = _rect(next(group.iter("rect")), " ".join(text.text or "" for text in group.iter("text")))
        labels.append((group.get("data-way", ""), label))
        found += [f"text leaves its label: {t.says}" for t in map(_ink, group.iter("text")) if not label.holds(t, 1)]
    solid = [*cards, *(label for _, label in labels)]
    found += [f"overlap: {a.says} | {b.says}" for a, b in combinations(solid, 2) if a.meets(b)]
    texts = [_ink(node) for node in _outside_samples(root) if node.tag == "text"]
    found += [f"texts overlap: {a.says} | {b.says}" for a, b in _meeting(texts)]
    ways = [_way(node) for node in _drawn(root, "path", "pk-flow")]
    for way in ways:
        found += [f"{way.name} runs through {box.says}" for box in solid if _runs_through(way, box)]
    for one, other in combinations(ways, 2):
        if any(_shared(a, b) for a in one.pieces() for b in other.pieces()):
            found.append(f"{one.name} and {other.name} share a piece of line")
        found += [
            f"{one.name} crosses {other.name} at {x:g}" for x in (*_crossings(one, other), *_crossings(other, one))
        ]
    for name, label in labels:
        distances = sorted((min(label.distance(*piece) for piece in way.pieces()), way.name) for way in ways)
        if distances[0][1] != name or (len(distances) > 1 and distances[1][0] < distances[0][0] + 1):
            found.append(f"the label of {name} is nearest to {distances[0]}, then {distances[1:2]}: {label.says}")
    return found


def _outside_samples(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """All nodes but the samples of the key, which are moved, and the names of lanes, which lie on top."""
    for child in root:
        if child.tag == "g" and (child.get("transform") or child.get("class") == "pk-lane-names-group"):
            continue
        yield child
        yield from _outside_samples(child)


def _drawn(root: ElementTree.Element, tag: str, class_: str) -> Iterator[ElementTree.Element]:
    return (node for node in _outside_samples(root) if node.tag == tag and node.get("class") == class_)


def _rect(node: ElementTree.Element, says: str) -> Rect:
    left, top = float(node.get("x", "0")), float(node.get("y", "0"))
    return Rect(left, top, left + float(node.get("width", "0")), top + float(node.get("height", "0")), says)


def _ink(node: ElementTree.Element) -> Rect:
    text, size = "".join(node.itertext()).translate(_NO_INK), float(node.get("font-size", "13"))
    width = text_width(text, size, bold=node.get("font-weight") == "bold")
    x, y = float(node.get("x", "0")), float(node.get("y", "0"))
    left = x - {"middle": width / 2, "end": width}.get(node.get("text-anchor", ""), 0.0)
    return Rect(left, y - 0.8 * size, left + width, y + 0.22 * size, text)


def _meeting(boxes: list[Rect]) -> Iterator[tuple[Rect, Rect]]:
    ordered = sorted(boxes, key=lambda box: box.left)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.left >= one.right:
                break
            if one.meets(other):
                yield one, other


def _way(node: ElementTree.Element) -> Way:
    points: list[Point] = []
    leaps: list[float] = []
    for command, rest in _COMMAND.findall(node.get("d", "")):
        numbers = [float(found) for found in _NUMBER.findall(rest)]
        if command == "Q":  # a rounded corner: the corner itself
            points[-1] = (numbers[0], numbers[1])
        elif command == "A":
            leaps.append((points[-1][0] + numbers[-2]) / 2)
        else:
            points.append((numbers[-2], numbers[-1]))
    return Way(node.get("data-way", ""), tuple(_without_stops(points)), tuple(leaps))


def _without_stops(points: list[Point]) -> Iterator[Point]:
    """The corners alone."""
    yield points[0]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            yield here
    yield points[-1]


def _runs_through(way: Way, box: Rect) -> bool:
    inner = Rect(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)
    return any(inner.distance(*piece) == 0 for piece in way.pieces())


def _shared(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    for along, across in ((0, 1), (1, 0)):
        level = [abs(piece[0][across] - piece[1][across]) < 0.1 for piece in (one, other)]
        if all(level) and abs(one[0][across] - other[0][across]) < 2.5:
            low = max(min(piece[0][along], piece[1][along]) for piece in (one, other))
            high = min(max(piece[0][along], piece[1][along]) for piece in (one, other))
            if high - low > 0.5:
                return True
    return False


def _crossings(level: Way, upright: Way) -> Iterator[float]:
    """Where level parts of one run across upright parts of the other without a leap."""
    for (x1, y1), (x2, y2) in level.pieces():
        for (x3, y3), (x4, y4) in upright.pieces():
            if abs(y1 - y2) > 0.1 or abs(x3 - x4) > 0.1:
                continue
            crosses = min(x1, x2) < x3 < max(x1, x2) and min(y3, y4) < y1 < max(y3, y4)
            if crosses and not any(abs(x3 - leap) < 1 for leap in level.leaps):
                yield x3
