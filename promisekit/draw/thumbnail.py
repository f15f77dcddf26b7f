"""Pictures that items name, made small and plain for a place in a drawing.

Whatever they were, PNG or JPEG comes out, so that nothing of a foreign file but its colours gets into a picture; an SVG
is drawn by typst, which runs and loads nothing.
"""

from __future__ import annotations

import base64
import io
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from promisekit.draw.formats.missing import NoExport
from promisekit.draw.palette import color
from promisekit.draw.svg import number, tag
from promisekit.draw.typesetting import compiled
from promisekit.model.image import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

DENSITY: Final = 2
"""Pixels per px of the drawing, as in a PNG of it."""
_QUALITY: Final = 82
_SVG_PAGE: Final = b"""#set page(
  width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt, fill: none,
)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain")
"""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture: its file, its kind (`png` or `jpeg`) and the sides in px that it takes.

    ``data`` is empty where the picture cannot be made out; then a crossed frame is drawn.
    """

    data: bytes
    kind: str
    width: float
    height: float

    def svg(self, x: float, y: float) -> str:
        """The picture with its upper left corner at `x`, `y`."""
        if not self.data:
            across, down = number(self.width), number(self.height)
            way = f"M{number(x)} {number(y)}h{across}v{down}h-{across}zl{across} {down}m-{across} 0l{across} -{down}"
            return tag("path", d=way, fill="none", stroke=color("muted"))
        # Not by `tag`, which would clean the whole of it: base64 holds nothing that means something.
        sides = f'width="{number(self.width)}" height="{number(self.height)}"'
        return f'<image x="{number(x)}" y="{number(y)}" {sides} href="{self.href}"/>'

    @property
    def href(self) -> str:
        """The file as an address."""
        return f"data:image/{self.kind};base64,{base64.b64encode(self.data).decode()}"


@lru_cache(maxsize=256)
def thumbnail(image: Image, width: float, height: float, *, cut: bool = False) -> Thumbnail:
    """The picture made to fit into `width` by `height` px, never larger than it is; `cut` to fill all of it."""
    most = round(width * DENSITY), round(height * DENSITY)
    try:
        pixels = _of_svg(image, most) if image.kind == "svg+xml" else _of_pixels(image, most)
        if cut:
            from PIL import ImageOps

            pixels = ImageOps.fit(pixels, most)
        else:
            pixels.thumbnail(most)
        return _written(pixels)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, NoExport, RuntimeError):
        return Thumbnail(b"", "png", width, height)


def _of_pixels(image: Image, most: tuple[int, int]) -> Pixels:
    from PIL import Image as Pillow
    from PIL import ImageOps

    with Pillow.open(io.BytesIO(image.data), formats=[image.kind.upper()]) as opened:
        if opened.width * opened.height > 2 * 40_000_000:
            raise ValueError("too many pixels")
        opened.draft("RGB", (most[0] * 2, most[1] * 2))
        turned = ImageOps.exif_transpose(opened)
        return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def _of_svg(image: Image, most: tuple[int, int]) -> Pixels:
    from PIL import Image as Pillow

    width, height = image.width or most[0], image.height or most[1]
    scale = min(most[0] / width, most[1] / height)
    sides = {"width": f"{max(width * scale, 1):.2f}", "height": f"{max(height * scale, 1):.2f}"}
    drawn = compiled(_SVG_PAGE, {"svg": image.data.decode("utf-8-sig"), **sides}, format="png", ppi=72)
    with Pillow.open(io.BytesIO(drawn), formats=["PNG"]) as opened:
        return opened.convert("RGBA")


def _written(pixels: Pixels) -> Thumbnail:
    """The smaller of both kinds of file, on white: what is drawn in black can be seen in the dark scheme, too."""
    from PIL import Image as Pillow

    if pixels.mode == "RGBA":
        pixels = Pillow.alpha_composite(Pillow.new("RGBA", pixels.size, "white"), pixels).convert("RGB")
    files: dict[str, bytes] = {}
    for kind, options in (("png", {"optimize": True}), ("jpeg", {"quality": _QUALITY})):
        out = io.BytesIO()
        pixels.save(out, kind.upper(), **options)
        files[kind] = out.getvalue()
    kind = min(files, key=lambda one: len(files[one]))
    return Thumbnail(files[kind], kind, pixels.width / DENSITY, pixels.height / DENSITY)
