"""Arrows: a line with rounded corners and a head of its own (a marker would need an id and a reference)."""

from __future__ import annotations

from itertools import pairwise

from promisekit.draw.svg import number, path, tag

HEAD = 8.0
Point = tuple[float, float]


def arrow(
    points: list[Point],
    stroke: str,
    *,
    both: bool = False,
    head: bool = True,
    dashed: bool = False,
    dashes: str | None = None,
    width: float = 1.6,
    class_: str | None = None,
    way: str | None = None,
    jumps: tuple[float, ...] = (),
) -> str:
    """A line through the points, with a head at the end, or one at each end.

    `way` names it; at each `x` of `jumps` its level part leaps over another line.
    """
    line = list(points)
    heads = []
    if head:
        heads.append(head_at(line[-2], line[-1]))
        line[-1] = _short_of(line[-2], line[-1], HEAD - 2)
    if both:
        heads.append(head_at(line[1], line[0]))
        line[0] = _short_of(line[1], line[0], HEAD - 2)
    drawn = tag(
        "path",
        d=path(line, radius=8, jumps=jumps),
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dashes or ("6 4" if dashed else None),
        class_=class_,
        data_way=way,
    )
    return drawn + (tag("path", d="".join(heads), fill=stroke) if heads else "")


def _short_of(start: Point, end: Point, by: float) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max((dx * dx + dy * dy) ** 0.5, 0.01)
    return end[0] - dx / length * by, end[1] - dy / length * by


def head_at(start: Point, end: Point) -> str:
    """The path of a head whose tip is at `end`, seen from `start`."""
    base = _short_of(start, end, HEAD)
    ux, uy = (end[0] - base[0]) / HEAD * 4.2, (end[1] - base[1]) / HEAD * 4.2
    corners = (end, (base[0] - uy, base[1] + ux), (base[0] + uy, base[1] - ux))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def level_curve(stops: list[Point]) -> str:
    """The path of a smooth curve that is level at every stop, so that it never swings beyond one."""
    parts = [f"M{number(stops[0][0])} {number(stops[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(stops):
        middle = number((x0 + x1) / 2)
        parts.append(f"C{middle} {number(y0)} {middle} {number(y1)} {number(x1)} {number(y1)}")
    return "".join(parts)
