"""A picture as PNG of any size, in little memory.

typst draws it strip by strip, because it keeps several copies of all pixels at once: a journey of 45 steps took 810 MB.
The strips are read by pillow and written here one after the other, as PNG allows.
"""

from __future__ import annotations

import io
import math
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from promisekit.draw.formats.missing import NoExport
from promisekit.draw.palette import without_variables
from promisekit.draw.picture import Picture
from promisekit.draw.svg import number
from promisekit.draw.typesetting import compiled, forget

if TYPE_CHECKING:
    from PIL import Image

PX_PER_INCH: Final = 96
SHARPNESS: Final = 2.0
"""Pixels per px of the picture, so that it stays sharp on a good screen and on paper."""
STRIP: Final = 4_000_000
"""Pixels that are drawn at once."""
MOST_SIDE: Final = 60_000
MOST: Final = 800_000_000
"""Pixels of a side and in all: what programs that show pictures still open."""

_PAGE: Final = b"""#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "stretch")
"""
_BOX: Final = re.compile(r' width="[\d.]+" height="[\d.]+" viewBox="0 (-?[\d.]+) ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Size:
    """How large a PNG is to be: so many pixels wide, so many times its size, or so many pixels per inch of paper."""

    width: int | None = None
    scale: float | None = None
    dpi: int | None = None

    def factor(self, width: float) -> float:
        """Pixels per px of a picture that is `width` px wide."""
        if self.width:
            return self.width / width
        if self.scale:
            return self.scale
        return self.dpi / PX_PER_INCH if self.dpi else SHARPNESS


USUAL: Final = Size()


def to_png(picture: Picture, size: Size = USUAL) -> bytes:
    """The picture with its title in the light scheme; by default at twice its size in px.

    Raises NoExport where typst or pillow is missing, and where nobody could open so large a picture.
    """
    try:
        from PIL import Image  # noqa: F401
    except ImportError:
        raise NoExport.without("PNG pictures", "pillow") from None
    svg = without_variables(picture.plain_file)
    found = _BOX.search(svg)
    assert found
    top, width, height = (float(part) for part in found.groups())
    factor = size.factor(width)
    across, down = math.ceil(width * factor - 0.01), math.ceil(height * factor - 0.01)
    if max(across, down) > MOST_SIDE or across * down > MOST:
        raise NoExport(
            f"The PNG would be {across:,} by {down:,} pixels, which few programs open. "
            f"Ask for fewer (`--width {min(20_000, MOST_SIDE)}`), or for SVG or PDF, which are sharp at any size."
        )
    strips = _strips(svg, found.span(), top, factor, (across, down))
    dpi = size.dpi or round(PX_PER_INCH * factor)
    return b"".join(_written(strips, across, down, dpi))


def _strips(
    svg: str, box: tuple[int, int], top: float, factor: float, pixels: tuple[int, int]
) -> Iterator[Image.Image]:
    """The picture from the top down, in strips of few pixels."""
    from PIL import Image

    across, down = pixels
    rows = max(1, STRIP // across)
    for first in range(0, down, rows):
        count = min(rows, down - first)
        seen = (across / factor, count / factor)
        window = f"0 {top + first / factor:.4f} {seen[0]:.4f} {seen[1]:.4f}"
        part = f'{svg[: box[0]]} width="{number(seen[0])}" height="{number(seen[1])}" viewBox="{window}"{svg[box[1] :]}'
        inputs = {"svg": part, "width": str(across), "height": str(count)}
        drawn = compiled(_PAGE, inputs, format="png", ppi=72)
        forget()
        with Image.open(io.BytesIO(drawn)) as image:
            ground = Image.new("RGB", (across, count), "white")
            ground.paste(image.convert("RGB"), (0, 0))
        yield ground


def _written(strips: Iterator[Image.Image], across: int, down: int, dpi: int) -> Iterator[bytes]:
    """The parts of a PNG file; each row is told as its difference from the one above, which is mostly none."""
    from PIL import Image, ImageChops

    per_metre = round(dpi / 0.0254)
    yield b"\x89PNG\r\n\x1a\n"
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0))
    yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    packer = zlib.compressobj(4)
    above = Image.new("RGB", (across, 1))
    for strip in strips:
        moved = Image.new("RGB", strip.size)
        moved.paste(above, (0, 0))
        moved.paste(strip, (0, 1))
        data = ImageChops.subtract_modulo(strip, moved).tobytes()
        above = strip.crop((0, strip.height - 1, across, strip.height))
        stride = across * 3
        rows = b"".join(b"\x02" + data[at : at + stride] for at in range(0, len(data), stride))
        if packed := packer.compress(rows):
            yield _chunk(b"IDAT", packed)
    yield _chunk(b"IDAT", packer.flush())
    yield _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
