"""A picture as PDF, by typst."""

from __future__ import annotations

from typing import Final

from promisekit.draw.palette import without_variables
from promisekit.draw.picture import Picture
from promisekit.draw.typesetting import compiled

_PAGE: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#set document(title: sys.inputs.title, date: none)
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.alt)
"""


def to_pdf(picture: Picture) -> bytes:
    """The picture with its title in the light scheme, on one page of its own size. Raises NoExport."""
    inputs = {"svg": without_variables(picture.plain_file), "title": picture.title, "alt": picture.alt}
    return compiled(_PAGE, inputs, format="pdf")
