"""Slanting lines over closed doors: one path within its box, since patterns need ids and old readers know none."""

from __future__ import annotations

from typing import Final

from promisekit.draw.palette import color
from promisekit.draw.svg import number, tag

GAP: Final = 7.0


def hatched(x: float, y: float, width: float, height: float, tone: str) -> str:
    """Lines from the lower left to the upper right, cut at the edges of the box."""
    parts = []
    offset = GAP
    while offset < width + height:
        x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        parts.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
        offset += GAP
    return tag("path", d="".join(parts), stroke=color(tone), stroke_width=1) if parts else ""
