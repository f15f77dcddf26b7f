"""A picture as it stands on a printed page: in parts below each other, each as wide as the page.

The parts refer to the picture's own layers (`<use>`), so that they cost few bytes, and are seen on paper alone.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    layers = _Layers(picture)
    parts = [_drawn(sheet, layers, scale) for sheet in sheets]
    return f'<div class="pk-sheets" aria-hidden="true">{"".join(parts + _key(picture, layers))}</div>'


def _key(picture: Picture, layers: _Layers) -> list[str]:
    name = f"{picture.id}-key"
    _, found, key = picture.content.partition(f'id="{name}"')
    if not found:
        return []
    width = min(picture.width, KEY_WIDTH)
    scale = min(1.0, WIDTH / (width - 2 * INSET))
    sheets = key_sheets(key, picture.body_height, picture.height, width, HEIGHT / scale, MARGIN)
    return [_drawn(_without_margin(sheet), layers, scale) for sheet in sheets]


def _without_margin(sheet: Sheet) -> Sheet:
    windows = tuple(replace(window, left=window.left - INSET) for window in sheet.windows)
    return replace(sheet, windows=windows, width=sheet.width - 2 * INSET)


def _drawn(sheet: Sheet, layers: _Layers, scale: float) -> str:
    box = f"0 0 {number(sheet.width)} {number(sheet.height)}"
    size = {"width": sheet.width * scale, "height": sheet.height * scale}
    return tag("svg", "".join(layers.seen(sheet)), class_="pk-sheet", viewBox=box, **size)


class _Layers:
    """What of a picture is seen through windows. Columns with the lanes' names beside them are put together once."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._columns: dict[tuple[float, float], str] = {}

    def seen(self, sheet: Sheet) -> Iterator[str]:
        """The windows of a sheet; one for names of lanes and what stands beside them."""
        names: Window | None = None
        for window in sheet.windows:
            if window.svg:
                yield tag("g", window.svg, transform=f"translate({number(window.left)} {number(window.top)})")
            elif window.layer == "key":
                yield _seen(window, _use(f"{self.picture.id}-key"))
            elif window.layer == "names":
                names = window
            elif names is None:
                yield _seen(window, self._behind(window))
            else:
                beside = replace(names, width=names.width + window.width)
                yield _seen(beside, self._columns_with_names(names, window))
                names = None

    def _columns_with_names(self, names: Window, body: Window) -> str:
        place = (body.x, body.x + body.width)
        if place in self._columns:
            return _use(self._columns[place])
        name = self._columns[place] = f"{self.picture.id}-part-{len(self._columns) + 1}"
        height = self.picture.body_height or self.picture.height
        both = (
            _seen(replace(names, y=0, height=height, top=0), _use(f"{self.picture.id}-names")),
            _seen(replace(body, y=0, height=height, top=0), self._behind(replace(body, y=0, height=height))),
        )
        return tag("g", "".join(both), id=name)

    def _behind(self, window: Window) -> str:
        """What is seen through it, from the back to the front."""
        picture = self.picture
        right, bottom = window.x + window.width, window.y + window.height
        steps = [
            box.id
            for box in picture.boxes
            if box.id and box.left < right and box.right > window.x and box.top < bottom and box.bottom > window.y
        ]
        cells = [f"{picture.id}-cells"] if f'id="{picture.id}-cells"' in picture.content else []
        return "".join(_use(name) for name in (f"{picture.id}-ground", *steps, *cells))


def _seen(window: Window, layers: str) -> str:
    box = " ".join(number(side) for side in (window.x, window.y, window.width, window.height))
    place = {"x": window.left or None, "y": window.top or None, "width": window.width, "height": window.height}
    return tag("svg", layers, **place, viewBox=box)


def _use(name: str) -> str:
    return tag("use", href=f"#{name}")
