"""A picture over pages of paper: cut between its columns and rows, the names of lanes and columns on every page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from promisekit.draw.export import NoExport
from promisekit.draw.palette import color, without_variables
from promisekit.draw.picture import TEXT, Picture
from promisekit.draw.sheets import SCALE, Window, key_sheets, sheets_of
from promisekit.draw.svg import number, tag, text_line
from promisekit.draw.text_width import SLACK
from promisekit.draw.wrap import wrap

PAPERS: Final = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
"""Width and height in mm, lying on the long side."""
MARGIN: Final = 10.0
PX_PER_MM: Final = 96 / 25.4
TITLE: Final = 34.0

_TEMPLATE: Final = b"""#let plan = json(bytes(sys.inputs.plan))
#let window(w, px) = place(dx: w.left * px, dy: w.top * px, box(width: w.width * px, height: w.height * px, clip: true,
  place(dx: -w.x * px, dy: -w.y * px, image(bytes(sys.inputs.at(w.svg)), format: "svg",
    width: w.whole.at(0) * px, height: w.whole.at(1) * px))))
#set page(width: plan.paper.at(0) * 1mm, height: plan.paper.at(1) * 1mm, margin: plan.margin * 1mm)
#set document(title: sys.inputs.title, date: none)
#for (i, page) in plan.pages.enumerate() {
  if i > 0 { pagebreak() }
  for w in page { window(w, plan.scales.at(i) * 0.75pt) }
}
"""


@dataclass(frozen=True, slots=True)
class Image:
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
    plan, images = _plan(picture, paper)
    inputs = {"plan": json.dumps(plan), "title": picture.title, **images}
    written: bytes = typst.compile(_TEMPLATE, sys_inputs=inputs, format="pdf")
    return written


def room_of(paper: str) -> tuple[float, float]:
    """The width and height of a page less its margins, in px of paper."""
    width, height = PAPERS[paper]
    return (width - 2 * MARGIN) * PX_PER_MM, (height - 2 * MARGIN) * PX_PER_MM


def _plan(picture: Picture, paper: str) -> tuple[dict[str, Any], dict[str, str]]:
    room = room_of(paper)
    scale, sheets = sheets_of(picture, *room, above=TITLE)
    scales = [scale] * len(sheets)
    images = {"body": _svg(picture.content, picture.width, picture.height), "names": ""}
    if picture.lane_names:
        images["names"] = _svg(picture.lane_names, *picture.lane_names_size)
    wholes = {"body": (picture.width, picture.height), "names": picture.lane_names_size, "heads": (0.0, 0.0)}
    pages = [[_image(window, wholes[window.layer], images) for window in sheet.windows] for sheet in sheets]
    if picture.legend is not None:
        key_scale = max(scale, SCALE)
        width, height = room[0] / key_scale, room[1] / key_scale - TITLE
        key, key_height = picture.legend(width)
        images["key"] = _svg(key, width, key_height)
        key_pages = key_sheets(key, 0.0, key_height, width, height)
        pages += [[_image(window, (width, key_height), images) for window in sheet.windows] for sheet in key_pages]
        scales += [key_scale] * len(key_pages)
    for i, (page, scale) in enumerate(zip(pages, scales, strict=True), 1):
        width = room[0] / scale
        images[f"title{i}"] = _svg(_title(picture, f"{i}/{len(pages)}", width), width, TITLE)
        page.insert(0, Image(f"title{i}", (width, TITLE), 0, 0, width, TITLE, 0, 0))
    plan = {
        "scales": scales,
        "paper": PAPERS[paper],
        "margin": MARGIN,
        "pages": [[{name: getattr(image, name) for name in Image.__slots__} for image in page] for page in pages],
    }
    return plan, images


def _image(window: Window, whole: tuple[float, float], images: dict[str, str]) -> Image:
    name = window.layer
    if window.svg:
        name, whole = f"heads{len(images)}", (window.width, window.height)
        images[name] = _svg(window.svg, *whole)
    place = (window.x, window.y, window.width, window.height, window.left, window.top + TITLE)
    return Image(name, whole, *place)


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
