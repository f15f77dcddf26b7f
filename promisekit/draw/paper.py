"""A picture over pages of paper: cut between its columns and rows, the names of lanes and columns on every page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from promisekit.draw.palette import color, without_variables
from promisekit.draw.picture import TEXT, Picture
from promisekit.draw.sheets import SCALE, Sheet, Window, key_sheets, sheets_at, sheets_of
from promisekit.draw.svg import number, tag, text_line
from promisekit.draw.text_width import SLACK
from promisekit.draw.typesetting import compiled
from promisekit.draw.wrap import wrap

PAPERS: Final = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A2": (594.0, 420.0),
    "A1": (841.0, 594.0),
    "A0": (1189.0, 841.0),
    "LETTER": (279.4, 215.9),
    "TABLOID": (431.8, 279.4),
}
"""Width and height in mm, lying on the long side."""
FITS: Final = ("text", "width", "one")
"""As many sheets as text needs that can be read; all columns on one sheet; all of it on one."""
LARGEST: Final = 3.0
"""A wall is read from afar, but no picture is blown up more than so many times."""
MARGIN: Final = 10.0
PX_PER_MM: Final = 96 / 25.4
TITLE: Final = 34.0
SMALLEST_TEXT: Final = 12.0
"""In px of the picture."""

_TEMPLATE: Final = b"""#let plan = json(bytes(sys.inputs.plan))
#let window(w, px) = place(dx: w.left * px, dy: w.top * px, box(width: w.width * px, height: w.height * px, clip: true,
  place(dx: -w.x * px, dy: -w.y * px, image(bytes(sys.inputs.at(w.svg)), format: "svg",
    width: w.whole.at(0) * px, height: w.whole.at(1) * px))))
#set page(width: plan.paper.at(0) * 1mm, height: plan.paper.at(1) * 1mm, margin: plan.margin * 1mm)
#set document(title: sys.inputs.title, date: none)
#for (i, page) in plan.pages.enumerate() {
  if i > 0 { pagebreak() }
  for w in page { window(w, plan.scales.at(i) * 0.75pt) }
  for m in plan.marks.at(i) {
    let px = plan.scales.at(i) * 0.75pt
    place(dx: m.at(0) * px - 7pt * m.at(2), dy: m.at(1) * px, line(length: 5pt * m.at(2), stroke: 0.4pt))
    place(dx: m.at(0) * px, dy: m.at(1) * px - 7pt * m.at(3), line(length: 5pt * m.at(3), angle: 90deg, stroke: 0.4pt))
  }
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


@dataclass(frozen=True)
class Print:
    """A picture laid out on sheets, before anything is drawn."""

    paper: str
    sheets: int
    points: float
    """The size of the smallest text, in points."""
    title: str
    plan: dict[str, Any]
    images: dict[str, str]

    def pdf(self) -> bytes:
        """The sheets. Raises NoExport."""
        inputs = {"plan": json.dumps(self.plan), "title": self.title, **self.images}
        return compiled(_TEMPLATE, inputs, format="pdf")


def to_paper(picture: Picture, paper: str, fit: str = "text") -> bytes:
    """A PDF of sheets of that paper (`A4`, `A3` …). Raises NoExport, and KeyError for another paper."""
    return laid_out(picture, paper, fit).pdf()


def room_of(paper: str) -> tuple[float, float]:
    """The width and height of a page less its margins, in px of paper."""
    width, height = PAPERS[paper]
    return (width - 2 * MARGIN) * PX_PER_MM, (height - 2 * MARGIN) * PX_PER_MM


def laid_out(picture: Picture, paper: str, fit: str = "text") -> Print:
    """How the picture goes on sheets: `text` never has text below 7 pt, `width` puts all columns on one sheet, and
    `one` everything, however small it gets."""
    room = room_of(paper)
    if fit == "one" and picture.legend is not None:
        return _on_one(picture, paper, room)
    if fit == "text":
        scale, sheets = sheets_of(picture, *room, above=TITLE)
    else:
        scale = min(room[0] / picture.width, LARGEST)
        if fit == "one":
            scale = min(scale, room[1] / ((picture.body_height or picture.height) + TITLE))
        sheets = sheets_at(picture, scale, *room, above=TITLE)
    images = {"body": _svg(picture.content, picture.width, picture.height), "names": ""}
    if picture.lane_names:
        images["names"] = _svg(picture.lane_names, *picture.lane_names_size)
    wholes = {"body": (picture.width, picture.height), "names": picture.lane_names_size, "heads": (0.0, 0.0)}
    pages = [[_image(window, wholes[window.layer], images) for window in sheet.windows] for sheet in sheets]
    scales = [scale] * len(pages)
    is_for_glue = len(pages) > 1 and not any(sheet.is_folded for sheet in sheets)
    marks = [_marks(page) if is_for_glue else [] for page in pages]
    if picture.legend is not None:
        _add_key(picture, room, sheets, pages, scales, marks, images)
    return _print(picture, paper, room, pages, scales, marks, images)


def _add_key(
    picture: Picture,
    room: tuple[float, float],
    sheets: list[Sheet],
    pages: list[list[Image]],
    scales: list[float],
    marks: list[list[Mark]],
    images: dict[str, str],
) -> None:
    """The key over the full width: below the last part where there is room, else on sheets of its own."""
    assert picture.legend is not None
    scale = max(scales[-1], SCALE)
    width = room[0] / scale
    key, height = picture.legend(width)
    used = (sheets[-1].height + TITLE) * scales[-1] / scale
    if scale == scales[-1] and used + 20 + height <= room[1] / scale:
        images["key"] = _svg(key, width, height)
        pages[-1].append(Image("key", (width, height), 0, 0, width, height, 0, used + 20))
        return
    if height > room[1] / scale - TITLE:
        scale = SCALE  # more columns, and lower ones
        width = room[0] / scale
        key, height = picture.legend(width)
    images["key"] = _svg(key, width, height)
    more = key_sheets(key, 0.0, height, width, room[1] / scale - TITLE)
    pages += [[_image(window, (width, height), images) for window in sheet.windows] for sheet in more]
    scales += [scale] * len(more)
    marks += [[] for _ in more]


def _on_one(picture: Picture, paper: str, room: tuple[float, float]) -> Print:
    """The picture and its key, as wide as the sheet, on one."""
    assert picture.legend is not None
    body = picture.body_height or picture.height
    scale = min(room[0] / picture.width, LARGEST)
    for _ in range(40):  # a smaller scale makes the key wider and lower
        width = room[0] / scale
        key, height = picture.legend(width)
        fits = room[1] / (TITLE + body + 16 + height)
        if scale <= fits:
            break
        scale = max(fits, scale * 0.9)
    images = {"body": _svg(picture.content, picture.width, body), "key": _svg(key, width, height)}
    page = [
        Image("body", (picture.width, body), 0, 0, picture.width, body, 0, TITLE),
        Image("key", (width, height), 0, 0, width, height, 0, TITLE + body + 16),
    ]
    return _print(picture, paper, room, [page], [scale], [[]], images)


def _print(
    picture: Picture,
    paper: str,
    room: tuple[float, float],
    pages: list[list[Image]],
    scales: list[float],
    marks: list[list[Mark]],
    images: dict[str, str],
) -> Print:
    for i, (page, scale) in enumerate(zip(pages, scales, strict=True), 1):
        width = room[0] / scale
        images[f"title{i}"] = _svg(_title(picture, f"{i}/{len(pages)}", width), width, TITLE)
        page.insert(0, Image(f"title{i}", (width, TITLE), 0, 0, width, TITLE, 0, 0))
    plan = {
        "scales": scales,
        "paper": PAPERS[paper],
        "margin": MARGIN,
        "marks": marks,
        "pages": [[{name: getattr(image, name) for name in Image.__slots__} for image in page] for page in pages],
    }
    return Print(paper, len(pages), min(scales) * SMALLEST_TEXT * 0.75, picture.title, plan, images)


Mark = tuple[float, float, int, int]
"""Where sheets are cut and glued: a corner, and where it points to (1 left and up, -1 right and down)."""


def _marks(page: list[Image]) -> list[Mark]:
    """The corners of the part of the picture on a sheet."""
    bodies = [image for image in page if image.svg == "body"]
    if not bodies:
        return []
    left, top = min(image.left for image in bodies), min(image.top for image in bodies)
    right = max(image.left + image.width for image in bodies)
    bottom = max(image.top + image.height for image in bodies)
    return [(left, top, 1, 1), (right, top, -1, 1), (left, bottom, 1, -1), (right, bottom, -1, -1)]


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
