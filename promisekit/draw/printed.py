"""A picture as it stands on a printed page: in parts below each other, each as wide as the page.

The parts refer to the picture's own layers (`<use>`), so that they cost few bytes, and are seen on paper alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from promisekit.draw.legend import WIDEST
from promisekit.draw.palette import FONT
from promisekit.draw.picture import Picture
from promisekit.draw.sheets import Sheet, Window, key_sheets, sheets_of
from promisekit.draw.svg import FONT_SIZE, number, tag

MARGIN: Final = 16.0
KEY_WIDTH: Final = WIDEST + 2 * MARGIN
INSET: Final = MARGIN - 1
"""So much of the margin is left away on both sides of a key, so that its text is as large as can be."""
WIDTH: Final = 696.0
HEIGHT: Final = 970.0
"""A page of A4, upright, less margins of 12 mm and a heading, in px of 96 to the inch."""

PRINT_CSS: Final = (
    ".pk-sheets{display:none}"
    f".pk-sheet{{font:{FONT_SIZE}px {FONT};fill:var(--pk-ink);fill-rule:evenodd}}"
    "@media print{.pk-frame{display:none}.pk-sheets{display:block}"
    ".pk-sheet{display:block;max-width:100%;height:auto;margin:0 0 8px;break-inside:avoid;"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}}"
)


def printed(picture: Picture) -> str:
    """The HTML of the parts, to stand beside the picture itself."""
    scale, sheets = sheets_of(picture, WIDTH, HEIGHT)
    parts = [_drawn(sheet, picture, scale) for sheet in sheets]
    return f'<div class="pk-sheets" aria-hidden="true">{"".join(parts + _key(picture))}</div>'


def _key(picture: Picture) -> list[str]:
    name = f"{picture.id}-key"
    _, found, key = picture.content.partition(f'id="{name}"')
    if not found:
        return []
    width = min(picture.width, KEY_WIDTH)
    scale = min(1.0, WIDTH / (width - 2 * INSET))
    sheets = key_sheets(key, picture.body_height, picture.height, width, HEIGHT / scale, MARGIN)
    return [_drawn(_without_margin(sheet), picture, scale) for sheet in sheets]


def _without_margin(sheet: Sheet) -> Sheet:
    windows = tuple(replace(window, left=window.left - INSET) for window in sheet.windows)
    return replace(sheet, windows=windows, width=sheet.width - 2 * INSET)


def _drawn(sheet: Sheet, picture: Picture, scale: float) -> str:
    windows = "".join(_window(window, picture) for window in sheet.windows)
    box = f"0 0 {number(sheet.width)} {number(sheet.height)}"
    size = {"width": sheet.width * scale, "height": sheet.height * scale}
    return tag("svg", windows, class_="pk-sheet", viewBox=box, **size)


def _window(window: Window, picture: Picture) -> str:
    place = (window.x, window.y, window.width, window.height, window.left, window.top)
    if window.svg:
        return tag("g", window.svg, transform=f"translate({number(window.left)} {number(window.top)})")
    if window.layer in ("names", "key"):
        return _seen(*place, [f"{picture.id}-{window.layer}"])
    right, bottom = window.x + window.width, window.y + window.height
    steps = [
        box.id
        for box in picture.boxes
        if box.id and box.left < right and box.right > window.x and box.top < bottom and box.bottom > window.y
    ]
    cells = f"{picture.id}-cells"
    return _seen(*place, [f"{picture.id}-ground", *steps, *([cells] if f'id="{cells}"' in picture.content else [])])


def _seen(x: float, y: float, width: float, height: float, left: float, top: float, ids: list[str]) -> str:
    """A window on elements of the picture."""
    box = " ".join(number(side) for side in (x, y, width, height))
    uses = "".join(tag("use", href=f"#{name}") for name in ids)
    return tag("svg", uses, x=left or None, y=top or None, width=width, height=height, viewBox=box)
