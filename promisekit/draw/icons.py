"""Small pictograms, drawn in a square of 16 by 16 and filled with the colour that the caller gives."""

from __future__ import annotations

from typing import Final

from promisekit.draw.svg import number, tag

SIZE: Final = 16

_PATHS: Final[dict[str, str]] = {
    "role": "M8 8.2a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M2 15c0-3.6 2.4-5.8 6-5.8s6 2.2 6 5.8z",
    "function": "M2 15V5.5L8 1.2l6 4.3V15H9.6v-4H6.4v4zM5 6.4v2.2h2.2V6.4zm3.8 0v2.2H11V6.4z",
    "system": "M1.5 2.5h13v8.6h-13zM3.2 4.2v5.2h9.6V4.2zM6 12h4l.7 1.8H5.3z",
    "clock": "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1m0 1.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8M7.2 4.2h1.6v3.5l2.4 "
    "1.6-.9 1.4-3.1-2.1z",
    "wait": "M3 1h10v1.7h-1.2c0 2.4-.9 3.9-2.6 5.3 1.7 1.4 2.6 2.9 2.6 5.3H13V15H3v-1.7h1.2c0-2.4.9-3.9 2.6-5.3C5.1 "
    "6.6 4.2 5.1 4.2 2.7H3zm3 1.7c0 1.2.3 2.1.9 2.9h2.2c.6-.8.9-1.7.9-2.9z",
    "star": "M8 .8l2.2 4.7 5.1.7-3.7 3.5.9 5.1L8 12.3l-4.5 2.5.9-5.1L.7 6.2l5.1-.7z",
    "promise": "M8 .8L15.2 8 8 15.2.8 8zm-.9 10.3l4-4.4-1.2-1-2.8 3.1-1.4-1.5-1.1 1.1z",
    "fail": "M8 1l7.5 13.4H.5zM7.1 5.6v4.6h1.8V5.6zm0 5.6V13h1.8v-1.8z",
    "pain": "M2.5 1.5h11v9H8.6L5 14.5v-4H2.5z",
    "touchpoint": "M8 .9a5.2 5.2 0 0 1 5.2 5.2c0 3.6-5.2 9-5.2 9s-5.2-5.4-5.2-9A5.2 5.2 0 0 1 8 .9m0 3.1a2.1 2.1 0 1 0 "
    "0 4.2A2.1 2.1 0 0 0 8 4",
    "guideline": "M3 1h10v14H3zm2 3v1.5h6V4zm0 3v1.5h6V7zm0 3v1.5h4V10z",
    "metric": "M1.5 14.5v-13h1.7v11.3h11.3v1.7zm3.2-3.4V8h2v3.1zm3.3 0V5.4h2v5.7zm3.3 0V2.8h2v8.3z",
    "enabler": "M8 1a5 5 0 0 1 2.8 9.1V12H5.2v-1.9A5 5 0 0 1 8 1M5.2 13h5.6v2H5.2z",
    "added": "M6.4 1.5h3.2v4.9h4.9v3.2H9.6v4.9H6.4V9.6H1.5V6.4h4.9z",
    "removed": "M1.5 6.2h13v3.6h-13z",
    "changed": "M11.2 1.2l3.6 3.6-8.9 8.9-4.7 1.1 1.1-4.7z",
    "evidence": "M3 1h7l3 3v11H3zm6.3 1.6v2.1h2.1z",
    "phone": "M4.2 1.2l2.3.6 1 3.2-1.9 1.5c.8 1.7 2.2 3.1 3.9 3.9L11 8.5l3.2 1 .6 2.3c-.4 1.7-1.7 2.9-3.3 2.9C5.8 "
    "14.7 1.3 10.2 1.3 4.5c0-1.6 1.2-2.9 2.9-3.3z",
    "email": "M1 3h14v10H1zm1.8 1.6v.2L8 9l5.2-4.2v-.2zm-.2 2.2v4.6h10.8V6.8L8 11z",
    "chat": "M1.5 2h13v8.5H7L3.5 14v-3.5h-2zM4 4.2v1.5h8V4.2zM4 6.9v1.5h5V6.9z",
    "text": "M1.5 2h13v9H8l-4 3.5V11H1.5zM4 5.6v1.8h1.8V5.6zm3.1 0v1.8h1.8V5.6zm3.1 0v1.8H12V5.6z",
    "web": "M1 2.5h14v11H1zM2.6 6v5.9h10.8V6zM2.8 3.7v1h1v-1zm2 0v1h1v-1z",
    "app": "M4 .8h8v14.4H4zM5.4 3v8.6h5.2V3zM7.2 12.7v1.2h1.6v-1.2z",
    "letter": "M1 3h14v10H1zM10.5 4.7v3h2.7v-3zM3 7v1.4h5V7zm0 2.6V11h5V9.6z",
    "store": "M1.5 2h13l1 4c0 1.1-.9 2-2 2v6h-11V8c-1.1 0-2-.9-2-2zM4.5 9v5h3V9zm5 0v3h3V9z",
    "visit": "M8 1.2l7 6-1 1.2-1-.9V14H9.5v-4h-3v4H3V7.5l-1 .9-1-1.2z",
    "parcel": "M1.5 4L8 1l6.5 3v8L8 15l-6.5-3zM8 2.7L4.6 4.2 8 5.8l3.4-1.6zM3 5.5V11l4.2 2V7.4zm10 0L8.8 7.4V13l4.2-2z",
}


def icon(name: str, x: float, y: float, fill: str | None = None, *, size: float = SIZE) -> str:
    """The pictogram with its upper left corner at `x`, `y` and a side of `size` px. Decoration: text names it."""
    scale = "" if size == SIZE else f" scale({size / SIZE:g})"
    return tag(
        "path",
        d=_PATHS[name],
        transform=f"translate({number(x)} {number(y)}){scale}",
        fill=fill,
    )


_MOUTHS: Final = {
    2: "M-5 1.5Q0 9 5 1.5Z",
    1: "M-4.5 2.5Q0 6.5 4.5 2.5",
    0: "M-4.5 4H4.5",
    -1: "M-4.5 5.5Q0 1.5 4.5 5.5",
    -2: "M-4.5 6.5Q0 -1.5 4.5 6.5M-6.5 -5.5L-2.5 -3.5M6.5 -5.5L2.5 -3.5",
}


def face(emotion: int, x: float, y: float, ink: str, fill: str, *, square: bool = False) -> str:
    """A face centred at `x`, `y` that shows an emotion from -2 to 2: round for the customer, square for staff."""
    head = (
        tag("rect", x=-11, y=-11, width=22, height=22, rx=4, fill=fill) if square else tag("circle", r=11.5, fill=fill)
    )
    eyes = tag("path", d="M-4 -2.5v.5M4 -2.5v.5", stroke_width=3)
    mouth = tag("path", d=_MOUTHS[emotion], fill="none" if emotion != 2 else ink)
    return tag(
        "g",
        head + eyes + mouth,
        transform=f"translate({number(x)} {number(y)})",
        stroke=ink,
        stroke_width=1.8,
        stroke_linecap="round",
    )
