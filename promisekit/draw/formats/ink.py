"""Reads our own SVG as shapes with absolute places, for formats that have shapes of their own."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from xml.etree import ElementTree

from promisekit.draw.card import Card
from promisekit.draw.palette import without_variables
from promisekit.draw.scene import Point

_TOKEN: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_MOVE: Final = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([\d.]+)\))?")
_STYLE: Final = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight", "font-style", "font-size")
_ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted; None is not at all. `dashed` lines are drawn with gaps."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box with round corners; `round_` px, half of its side where it is a circle."""

    x: float
    y: float
    width: float
    height: float
    round_: float
    look: Look


@dataclass(frozen=True, slots=True)
class Outline:
    """A path of `M`, `L`, `C` (two handles and the end) and `Z`, with absolute points."""

    parts: tuple[tuple[str, tuple[Point, ...]], ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its anchor (`start`, `middle`, `end`) and its baseline."""

    text: str
    x: float
    y: float
    size: float
    anchor: str
    bold: bool
    italic: bool
    fill: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in the picture: a file of PNG or JPEG."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Boxed:
    """A card: what it says, its outer shape, and its marks."""

    card: Card
    shape: Rectangle
    marks: tuple[Rectangle | Outline | Line | Photo, ...]


Shape = Rectangle | Outline | Line | Photo | Boxed


@dataclass(frozen=True, slots=True)
class _Here:
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    style: tuple[tuple[str, str], ...] = ()


def shapes(content: str, cards: Mapping[tuple[float, float], Card], ink: str) -> list[Shape]:
    """The shapes of an SVG content, from the back to the front. `cards` are known by their upper left corners.

    `ink` is the colour of text that names none.
    """
    root = ElementTree.fromstring(f"<svg>{without_variables(content)}</svg>")
    return list(_read(root, _Here(), cards, ink))


def _read(
    node: ElementTree.Element, here: _Here, cards: Mapping[tuple[float, float], Card], ink: str
) -> Iterator[Shape]:
    for child in node:
        own = dict(here.style) | {name: value for name in _STYLE if (value := child.get(name)) is not None}
        place = replace(here, style=tuple(own.items()))
        if moved := _MOVE.match(child.get("transform", "")):
            dx, dy, scale = float(moved[1]), float(moved[2]), float(moved[3] or 1)
            place = replace(place, x=here.x + dx * here.scale, y=here.y + dy * here.scale, scale=here.scale * scale)
        match child.tag:
            case "g" if child.get("class") == "pk-card":
                yield from _card(child, place, cards, ink)
            case "g" | "a":
                yield from _read(child, place, cards, ink)
            case "rect":
                yield _rectangle(child, place)
            case "circle":
                yield _circle(child, place)
            case "path":
                yield Outline(tuple(_parts(child.get("d", ""), place)), _look(own, ink, place.scale))
            case "image":
                yield _photo(child, place)
            case "text":
                yield _line(child, place, ink)


def _card(
    node: ElementTree.Element, here: _Here, cards: Mapping[tuple[float, float], Card], ink: str
) -> Iterator[Shape]:
    inner = list(_read(node, here, {}, ink))
    outer = inner[0]
    assert isinstance(outer, Rectangle)
    card = cards.get((round(outer.x, 1), round(outer.y, 1)))
    if card is None:
        yield from inner
        return
    own = len(list(_read(node[0], here, {}, ink)))
    marks = [shape for shape in inner[own:] if not isinstance(shape, Boxed)]
    icons = [shape for shape in inner[1:own] if isinstance(shape, Outline | Photo)]
    yield Boxed(card, outer, (*icons, *marks))


def _look(style: Mapping[str, str], ink: str, scale: float) -> Look:
    fill, stroke = style.get("fill", ink), style.get("stroke")
    return Look(
        None if fill == "none" else fill,
        None if stroke in (None, "none") else stroke,
        float(style.get("stroke-width", "1")) * scale,
        "stroke-dasharray" in style,
    )


def _rectangle(node: ElementTree.Element, here: _Here) -> Rectangle:
    x, y, width, height, rx = (float(node.get(name, "0")) for name in ("x", "y", "width", "height", "rx"))
    look = _look(dict(here.style), "#000000", here.scale)
    s = here.scale
    return Rectangle(here.x + x * s, here.y + y * s, width * s, height * s, rx * s, look)


def _circle(node: ElementTree.Element, here: _Here) -> Rectangle:
    x, y, r = (float(node.get(name, "0")) * here.scale for name in ("cx", "cy", "r"))
    return Rectangle(here.x + x - r, here.y + y - r, 2 * r, 2 * r, r, _look(dict(here.style), "#000000", here.scale))


def _photo(node: ElementTree.Element, here: _Here) -> Photo:
    x, y, width, height = (float(node.get(name, "0")) * here.scale for name in ("x", "y", "width", "height"))
    data = base64.b64decode(node.get("href", "").partition(",")[2])
    return Photo(here.x + x, here.y + y, width, height, data)


def _line(node: ElementTree.Element, here: _Here, ink: str) -> Line:
    style = dict(here.style)
    return Line(
        "".join(node.itertext()),
        here.x + float(node.get("x", "0")) * here.scale,
        here.y + float(node.get("y", "0")) * here.scale,
        float(style.get("font-size", "13")) * here.scale,
        node.get("text-anchor", "start"),
        style.get("font-weight") == "bold",
        style.get("font-style") == "italic",
        style.get("fill", ink),
    )


def _parts(d: str, here: _Here) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The path's parts; every curve as cubic ones."""

    def put(*points: Point) -> tuple[Point, ...]:
        return tuple((here.x + x * here.scale, here.y + y * here.scale) for x, y in points)

    tokens = _TOKEN.findall(d)
    at, start, letter, i = (0.0, 0.0), (0.0, 0.0), "M", 0
    handle: Point | None = None
    while i < len(tokens):
        if tokens[i].isalpha():
            letter, i = tokens[i], i + 1
            if letter in "Zz":
                yield "Z", ()
                at = start
                continue
        count = _ARGUMENTS[letter.upper()]
        numbers = [float(token) for token in tokens[i : i + count]]
        i += count
        x0, y0 = at if letter.islower() else (0.0, 0.0)
        match letter.upper():
            case "H":
                at = (numbers[0] + x0, at[1])
                yield "L", put(at)
            case "V":
                at = (at[0], numbers[0] + y0)
                yield "L", put(at)
            case "A":
                end = (numbers[5] + x0, numbers[6] + y0)
                for curve in _arc(at, numbers[0], bool(numbers[3]), bool(numbers[4]), end):
                    yield "C", put(*curve)
                at = end
            case name:
                points = [(a + x0, b + y0) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
                if name == "S":
                    points.insert(0, (2 * at[0] - handle[0], 2 * at[1] - handle[1]) if handle else at)
                if name == "Q":
                    (cx, cy), (x, y) = points
                    points = [
                        (at[0] + (cx - at[0]) * 2 / 3, at[1] + (cy - at[1]) * 2 / 3),
                        (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3),
                        (x, y),
                    ]
                at = points[-1]
                handle = points[-2] if name in "CS" else None
                yield ("C" if name in "QCS" else name), put(*points)
                if name == "M":
                    start, letter = at, "L" if letter == "M" else "l"


def _arc(start: Point, radius: float, large: bool, sweep: bool, end: Point) -> Iterator[tuple[Point, Point, Point]]:
    """A part of a circle as cubic curves of at most a quarter each."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    if not chord or not radius:
        return
    radius = max(radius, chord / 2)
    aside = math.sqrt(max(radius * radius - chord * chord / 4, 0)) * (1 if large != sweep else -1)
    cx = (start[0] + end[0]) / 2 + aside * -dy / chord
    cy = (start[1] + end[1]) / 2 + aside * dx / chord
    first = math.atan2(start[1] - cy, start[0] - cx)
    turn = math.atan2(end[1] - cy, end[0] - cx) - first
    turn += 2 * math.pi if sweep and turn < 0 else -2 * math.pi if not sweep and turn > 0 else 0
    pieces = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-6))
    step = turn / pieces
    reach = radius * 4 / 3 * math.tan(step / 4)
    for n in range(pieces):
        a, b = first + n * step, first + (n + 1) * step
        p = (cx + radius * math.cos(a), cy + radius * math.sin(a))
        q = (cx + radius * math.cos(b), cy + radius * math.sin(b))
        yield (
            (p[0] - reach * math.sin(a), p[1] + reach * math.cos(a)),
            (q[0] + reach * math.sin(b), q[1] - reach * math.cos(b)),
            q,
        )
