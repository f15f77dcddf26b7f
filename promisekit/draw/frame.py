"""A picture inside a page: in a frame that scrolls, while lane names and column heads stay in sight."""

from __future__ import annotations

from typing import Final

from promisekit.draw.heads import heads_height, heads_html
from promisekit.draw.palette import FONT, color
from promisekit.draw.picture import TEXT, Picture
from promisekit.draw.printed import PRINT_CSS, printed
from promisekit.draw.svg import escape, number, tag

FRAME_CSS: Final = (
    ".pk-frame{display:grid;grid-template-columns:max-content;justify-content:start;align-items:start;overflow:auto;"
    "max-width:100%;max-height:90vh;background:var(--pk-paper)}"
    ".pk-frame>*{grid-area:1/1}"
    ".pk-frame svg{display:block;max-width:none;height:auto}"
    ".pk-heads{position:sticky;top:0;z-index:1;display:flex;align-items:start;background:var(--pk-paper);"
    f"font:bold 14px/17px {FONT}}}"
    ".pk-head{display:grid;grid-template-columns:min-content;align-items:center;background:var(--pk-phase);color:var(--pk-phase-ink);border-radius:4px}"
    ".pk-head>*{grid-area:1/1}"
    ".pk-head-name{position:sticky;left:0;justify-self:start;padding:0 12px}"
    ".pk-lane-names{position:sticky;left:0;z-index:2;pointer-events:none}"
    ".pk-lane-names~.pk-heads .pk-head-name{left:112px}"
    ".pk-corner{position:sticky;left:0;top:0;z-index:3}"
    ".pk-frame:focus-visible{outline:3px solid var(--pk-focus)}"
    f"{PRINT_CSS}"
)
"""The style sheet for frames and what is printed in their place; it needs `PICTURE_CSS` too."""


def frame(picture: Picture) -> str:
    """The HTML of a framed picture, and of its parts for paper.

    The layers on top repeat what the picture itself shows, for the eye only.
    """
    layers = picture.svg
    height = heads_height(picture.heads)
    if picture.lane_names:
        layers += _layer("pk-lane-names", picture.lane_names, picture.lane_names_size)
    if picture.heads:
        layers += heads_html(picture.heads)
    if picture.lane_names and picture.heads:
        corner = tag("rect", width="100%", height="100%", fill=color("paper"))
        layers += _layer("pk-corner", corner, (picture.lane_names_size[0], height))
    label = escape(picture.title)
    return f'<div class="pk-frame" role="region" tabindex="0" aria-label="{label}">{layers}</div>{printed(picture)}'


def _layer(class_: str, content: str, size: tuple[float, float]) -> str:
    width, height = (number(side) for side in size)
    box = f"0 0 {width} {height}"
    return tag("svg", content, class_=class_, aria_hidden="true", width=width, height=height, viewBox=box, **TEXT)
