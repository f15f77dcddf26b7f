"""A picture over pages of paper: cut between its columns and rows, the names of lanes and columns on every page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from promisekit.draw.export import NoExport
from promisekit.draw.heads import heads_height
from promisekit.draw.palette import color, without_variables
from promisekit.draw.picture import TEXT, Picture
from promisekit.draw.svg import number, tag, text_line
from promisekit.draw.text_width import SLACK
from promisekit.draw.wrap import wrap

PAPERS: Final = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
"""Width and height in mm, lying on the long side."""
MARGIN: Final = 10.0
PX_PER_MM: Final = 96 / 25.4
SCALE: Final = 0.78
"""Text of 12 px is then 7 pt."""
SMALLEST: Final = 0.68
"""Where this makes all lanes stand on one page, they may be smaller: text of 12 px is then 6 pt."""
TITLE: Final = 34.0

_TEMPLATE: Final = b"""#let plan = json(bytes(sys.inputs.plan))
#let px(n) = n * plan.scale * 0.75pt
#let window(w) = place(dx: px(w.left), dy: px(w.top), box(width: px(w.width), height: px(w.height), clip: true,
  place(dx: px(-w.x), dy: px(-w.y), image(bytes(sys.inputs.at(w.svg)), format: "svg",
    width: px(w.whole.at(0)), height: px(w.whole.at(1))))))
#set page(width: plan.paper.at(0) * 1mm, height: plan.paper.at(1) * 1mm, margin: plan.margin * 1mm)
#set document(title: sys.inputs.title, date: none)
#for (i, page) in plan.pages.enumerate() {
  if i > 0 { pagebreak() }
  for w in page { window(w) }
}
"""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of an SVG (`x`, `y`, `width`, `height`; `whole` are the SVG's sides) and its place on the page."""

    svg: str
    whole: tuple[float, float]
    x: float
    y: float
    width: float
    height: float
    left: float
    top: float


def to_paper(picture: Picture, paper: str) -> bytes:
    """A PDF of pages of that paper (`A4`, `A3`). Raises NoExport, and KeyError for another paper."""
    try:
        import typst
    except ImportError:
        raise NoExport from None
    plan, images = _plan(picture, PAPERS[paper])
    inputs = {"plan": json.dumps(plan), "title": picture.title, **images}
    written: bytes = typst.compile(_TEMPLATE, sys_inputs=inputs, format="pdf")
    return written


def pages(picture: Picture, paper: str) -> list[list[Window]]:
    """What stands on each page."""
    found, _, _ = _pages(picture, PAPERS[paper])
    return found


def _plan(picture: Picture, paper: tuple[float, float]) -> tuple[dict[str, Any], dict[str, str]]:
    found, scale, images = _pages(picture, paper)
    plan = {
        "scale": scale,
        "paper": paper,
        "margin": MARGIN,
        "pages": [[{name: getattr(w, name) for name in Window.__slots__} for w in page] for page in found],
    }
    return plan, images


def _pages(picture: Picture, paper: tuple[float, float]) -> tuple[list[list[Window]], float, dict[str, str]]:
    room = tuple((side - 2 * MARGIN) * PX_PER_MM for side in paper)
    bottom = picture.body_height or picture.height
    fits = room[1] / (bottom + TITLE + 1)
    scale = min(1.0, fits) if fits >= SMALLEST else SCALE
    width, height = room[0] / scale, room[1] / scale - TITLE
    found = _body_pages(picture, bottom, width, height)
    images = {"body": _svg(picture.content, picture.width, picture.height), "names": ""}
    if picture.lane_names:
        images["names"] = _svg(picture.lane_names, *picture.lane_names_size)
    if picture.legend is not None:
        key, key_height = picture.legend(width)
        images["key"] = _svg(key, width, key_height)
        bands = pairwise(_cuts(0, key_height, height, _between_lines(key)))
        found += [[Window("key", (width, key_height), 0, top, width, end - top, 0, TITLE)] for top, end in bands]
    for i, page in enumerate(found, 1):
        images[f"title{i}"] = _svg(_title(picture, f"{i}/{len(found)}", width), width, TITLE)
        page.insert(0, Window(f"title{i}", (width, TITLE), 0, 0, width, TITLE, 0, 0))
    return found, scale, images


def _body_pages(picture: Picture, bottom: float, width: float, height: float) -> list[list[Window]]:
    names = picture.lane_names_size[0] if picture.lane_names else 0.0
    heads = heads_height(picture.heads) if picture.heads else 0.0
    right = picture.cuts_x[-1] if picture.cuts_x else picture.width
    columns = list(pairwise(_cuts(names, right, width - names, picture.cuts_x)))
    rows = [(0.0, bottom)]
    if bottom > height:
        rows = list(pairwise(_cuts(0, bottom, height - heads, picture.cuts_y)))
    found = []
    for y, y_end in rows:
        for x, x_end in columns:
            top = TITLE
            page = []
            if y > 0 and heads:
                page.append(Window("body", (picture.width, picture.height), x, 0, x_end - x, heads, names, top))
                top += heads
            if names:
                page.append(Window("names", picture.lane_names_size, 0, y, names, y_end - y, 0, top))
            page.append(Window("body", (picture.width, picture.height), x, y, x_end - x, y_end - y, names, top))
            found.append(page)
    return found


def _cuts(start: float, end: float, room: float, allowed: tuple[float, ...]) -> list[float]:
    """Where pages begin and end: at allowed places as far as there are, none further apart than `room`."""
    cuts = [start]
    while end - cuts[-1] > room + 0.5:
        fitting = [cut for cut in allowed if cuts[-1] + room / 4 < cut <= cuts[-1] + room]
        cuts.append(max(fitting, default=cuts[-1] + room))
    return [*cuts, end]


_BASELINE: Final = re.compile(r'<text [^>]*?\by="(-?[\d.]+)"')
_ROW: Final = re.compile(r'<g transform="translate\([\d.]+ ([\d.]+)\)"')


def _between_lines(svg: str) -> tuple[float, ...]:
    """Heights at which no line of text and no sign of the key stands."""
    taken = sorted({float(y) for y in _BASELINE.findall(svg)} | {float(y) + 6 for y in _ROW.findall(svg)})
    return tuple(y - 14 for before, y in pairwise(taken) if y - before >= 18) if taken else ()


def _title(picture: Picture, page: str, width: float) -> str:
    room = width - 80
    line = wrap(picture.title, room / SLACK, 15, bold=True)[:1]
    parts = [text_line(text, 0, 20, 15, right=room, font_weight="bold") for text in line]
    parts.append(text_line(page, width, 20, 12, text_anchor="end", rtl=False))
    return "".join(parts)


def _svg(content: str, width: float, height: float) -> str:
    box = f"0 0 {number(width)} {number(height)}"
    ground = tag("rect", width=width, height=height, fill=color("paper"))
    drawn = tag(
        "svg",
        ground + content,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=box,
        **TEXT,
    )
    return without_variables(drawn)
