"""Writes SVG: every text and every address that comes from a file goes through here."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from promisekit.draw.text_width import is_right_to_left

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
FONT_SIZE: Final = 13
"""What the outer element says, in px; text of this size need not say it again."""
_NEVER_SHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_NOT_RTL: Final = re.compile("[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")
_MIXED: Final = re.compile(r"[^\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LTR_CORE: Final = re.compile(r"[\w€£$¥%‰°](?:.*[\w€£$¥%‰°])?")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_SAFE_SCHEMES: Final = ("http:", "https:", "mailto:")


def clean(text: str) -> str:
    """The text on one line, without what XML forbids and what could turn the text around it about."""
    return " ".join(_NEVER_SHOWN.sub(" ", text).split())


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """The text as it stands between tags or inside a quoted attribute."""
    return clean(text).translate(_ENTITIES)


def _isolated(text: str) -> str:
    """A right-to-left text whose amounts and foreign words keep their own order: `12.50 €`, `4 working hours`.

    The isolates say the whole line's direction too: the attribute `direction` moves the line to the other side of
    its `x` in some programs and not in others.
    """
    line = clean(text)
    if not _MIXED.search(line):
        return line
    inner = _NOT_RTL.sub(lambda run: _LTR_CORE.sub("\u2066\\g<0>\u2069", run.group(), count=1), line)
    return f"\u2067{inner}\u2069"


def safe_href(href: str | None) -> str | None:
    """The address if it is http, https, mailto or relative; else None."""
    if not href:
        return None
    address = "".join(clean(href).split())
    scheme = _SCHEME.match(address)
    if scheme and scheme.group().lower() not in _SAFE_SCHEMES:
        return None
    return address or None


def number(value: float) -> str:
    """A coordinate with at most one decimal, written the same way every time."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def tag(name: str, content: str = "", **attributes: str | float | None) -> str:
    """One element. `content` is SVG already; attribute values are escaped here; None leaves one out.

    Python's names stand for SVG's: `stroke_width` is `stroke-width`, `class_` is `class`.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        written = number(value) if isinstance(value, int | float) else escape(value)
        parts.append(f'{_attribute(key)}="{written}"')
    opening = " ".join(parts)
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def text_line(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    right: float | None = None,
    rtl: bool | None = None,
    **attributes: str | float | None,
) -> str:
    """One line of text with its left edge at `x` and its baseline at `y`.

    A right-to-left text (`rtl`, or known by its first letter) has its words ordered so, and its right edge at
    `right` where that is given.
    """
    if rtl is None:
        rtl = is_right_to_left(text)
    if rtl and right is not None:
        x = right
        attributes["text_anchor"] = "end"
    font_size = None if size == FONT_SIZE else size
    written = _isolated(text).translate(_ENTITIES) if rtl else escape(text)
    return tag("text", written, x=x, y=y, font_size=font_size, **attributes)


def linked(content: str, href: str | None, name: str) -> str:
    """The content as a link with an accessible name and a tooltip, or as a named group without an address."""
    title = tag("title", escape(name))
    address = safe_href(href)
    if address is None:
        return tag("g", title + content, role="img")
    return tag("a", title + content, href=address)


JUMP: Final = 4.0
"""The radius of the leap over another line."""


def path(points: list[tuple[float, float]], radius: float = 0.0, jumps: tuple[float, ...] = ()) -> str:
    """The `d` of a path through the points, its corners rounded by up to `radius` px.

    Its level parts leap over whatever crosses them at an `x` of `jumps`, which are in order.
    """
    if not jumps and (radius <= 0 or len(points) < 3):
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    here = points[0]
    for before, corner, after in zip(points, points[1:], [*points[2:], None], strict=False):
        end = _towards(corner, before, radius) if after and radius else corner
        parts += _leaps(here, end, jumps)
        parts.append(f"L{number(end[0])} {number(end[1])}")
        here = end
        if after and radius:
            here = _towards(corner, after, radius)
            parts.append(f"Q{number(corner[0])} {number(corner[1])} {number(here[0])} {number(here[1])}")
    return "".join(parts)


def _leaps(start: tuple[float, float], end: tuple[float, float], jumps: tuple[float, ...]) -> list[str]:
    """The arcs on a level line from start to end, each upwards."""
    if not jumps or abs(start[1] - end[1]) > 0.01:
        return []
    ahead = end[0] > start[0]
    left, right = sorted((start[0], end[0]))
    crossed = [x for x in jumps if left + JUMP <= x <= right - JUMP]
    size, sweep, by = number(JUMP), int(ahead), JUMP if ahead else -JUMP
    y = number(start[1])
    return [
        f"L{number(x - by)} {y}A{size} {size} 0 0 {sweep} {number(x + by)} {y}"
        for x in (crossed if ahead else reversed(crossed))
    ]


def _towards(corner: tuple[float, float], other: tuple[float, float], radius: float) -> tuple[float, float]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return corner
    part = min(radius, length / 2) / length
    return corner[0] + dx * part, corner[1] + dy * part
