"""Programs that turn an SVG file into pixels, and how far what they make is from what a browser shows."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cairosvg
from PIL import Image, ImageChops
from playwright.sync_api import Page

from promisekit.draw import Picture
from promisekit.draw.formats.png import Size, to_png

SQUARE: Final = 8
"""Means of squares of so many px are compared: letters are hinted differently, but stand in the same place."""
FAR: Final = 48
"""A square as far off as this (of 255) shows something else: another colour, a missing box, a text elsewhere."""


@dataclass(frozen=True)
class Distance:
    """How far two pictures are apart: the mean of all squares (of 255), and the share that shows something else."""

    mean: float
    far: float


def by_typst(picture: Picture, _file: Path) -> Image.Image:
    """What we draw PNG and PDF with."""
    return _opened(to_png(picture, Size(scale=1)))


def by_cairosvg(_picture: Picture, file: Path) -> Image.Image:
    """Cairo's simple text: neither bidirectional nor joined letters."""
    return _opened(cairosvg.svg2png(url=str(file), background_color="white"))


def by_rsvg(_picture: Picture, file: Path) -> Image.Image:
    """librsvg, which GNOME and Wikimedia draw with."""
    return _opened(subprocess.run(["rsvg-convert", str(file)], capture_output=True, check=True).stdout)


def by_inkscape(_picture: Picture, file: Path) -> Image.Image:
    """Inkscape, without its window."""
    words = ["inkscape", "--export-type=png", "--export-dpi=96", "--export-filename=-", str(file)]
    return _opened(subprocess.run(words, capture_output=True, check=True).stdout)


RENDERERS: Final[Mapping[str, Callable[[Picture, Path], Image.Image]]] = {
    "typst": by_typst,
    "cairosvg": by_cairosvg,
    **({"rsvg-convert": by_rsvg} if shutil.which("rsvg-convert") else {}),
    **({"inkscape": by_inkscape} if shutil.which("inkscape") else {}),
}
"""Those that are installed here."""


def by_browser(page: Page, file: Path) -> Image.Image:
    """What Chromium shows of the file alone, in the light scheme."""
    page.emulate_media(color_scheme="light")
    page.goto(file.as_uri())
    width, height = page.evaluate(
        "['width', 'height'].map(side => Math.ceil(document.rootElement[side].baseVal.value))"
    )
    page.set_viewport_size({"width": width, "height": height})
    return _opened(page.screenshot())


def distance(one: Image.Image, other: Image.Image) -> Distance:
    """How far the pictures are apart; both are cut to the smaller one."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    assert max(one.width, other.width) - width <= 1 and max(one.height, other.height) - height <= 1
    squares = (width // SQUARE, height // SQUARE)
    small = [image.crop((0, 0, width, height)).resize(squares, Image.Resampling.BOX) for image in (one, other)]
    counted = ImageChops.difference(*small).convert("L").histogram()
    total = sum(counted)
    return Distance(sum(value * many for value, many in enumerate(counted)) / total, sum(counted[FAR:]) / total)


def _opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")
