"""A picture as PNG or PDF, by typst: a library that draws SVG with the machine's fonts and needs nothing else."""

from __future__ import annotations

from typing import Any, Final

from promisekit.draw.palette import without_variables
from promisekit.draw.picture import Picture

PX_PER_INCH: Final = 96
SHARPNESS: Final = 2
"""PNG pixels per px of the picture, so that it stays sharp on a good screen and on paper."""

_PAGE: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#set document(title: sys.inputs.title, date: none)
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.alt)
"""


class NoExport(Exception):
    """PNG and PDF cannot be written here; the message says what is missing."""

    def __init__(self) -> None:
        super().__init__(
            "PNG and PDF need the package typst: install it with `pip install typst`. "
            "SVG needs nothing: every browser shows it and prints it."
        )


def to_png(picture: Picture) -> bytes:
    """The picture with its title in the light scheme, at twice its size in px. Raises NoExport."""
    return _compiled(picture, format="png", ppi=PX_PER_INCH * SHARPNESS)


def to_pdf(picture: Picture) -> bytes:
    """The picture with its title in the light scheme, on one page of its own size. Raises NoExport."""
    return _compiled(picture, format="pdf")


def _compiled(picture: Picture, **options: Any) -> bytes:
    try:
        import typst
    except ImportError:
        raise NoExport from None
    inputs = {"svg": without_variables(picture.plain_file), "title": picture.title, "alt": picture.alt}
    written: bytes = typst.compile(_PAGE, sys_inputs=inputs, **options)
    return written
