"""An exported SVG looks the same in every program: compared with Chromium by pixel."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from promisekit.draw.palette import dark, light
from tests.draw.renderers import RENDERERS, by_browser, by_cairosvg, distance
from tests.gallery.cases import read_case
from tests.gallery.gallery import pictures_of

TOLERANCE = {"sample": (1.6, 0.005), "right-to-left": (2.5, 0.02)}
"""The mean distance of squares, and the share that may show something else. CairoSVG knows no fonts to fall back on,
and each program takes another font for Arabic and Hebrew."""
STRICT = (0.7, 0.0005)
"""The same for programs with a text engine of their own, where all have the same fonts."""


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("case", TOLERANCE)
def test_other_programs_show_what_a_browser_shows(browser: Browser, tmp_path: Path, renderer: str, case: str) -> None:
    mean, far = STRICT if case == "sample" and renderer != "cairosvg" else TOLERANCE[case]
    page = browser.new_page()
    for picture in pictures_of(read_case(case, tmp_path)):
        file = tmp_path / f"{picture.kind}.svg"
        file.write_text(picture.file, "utf-8")
        found = distance(RENDERERS[renderer](picture, file), by_browser(page, file))
        assert (found.mean <= mean, found.far <= far) == (True, True), f"{picture.kind}: {found}"
    page.close()


def test_the_measure_sees_a_wrong_colour_and_a_text_elsewhere(browser: Browser, tmp_path: Path) -> None:
    page, file = browser.new_page(), tmp_path / "a.svg"
    picture = pictures_of(read_case("one-step", tmp_path))[0].file
    file.write_text(picture, "utf-8")
    right = by_browser(page, file)
    for wrong in (picture.replace(light("customer-fill"), "#000000"), picture.replace('<text x="1', '<text x="2')):
        file.write_text(wrong, "utf-8")
        assert distance(by_browser(page, file), right).far > TOLERANCE["sample"][1]
    page.close()


def test_a_file_has_plain_colours_and_no_program_needs_its_style_sheet(tmp_path: Path) -> None:
    for picture in pictures_of(read_case("one-step", tmp_path)):
        tree = ElementTree.fromstring(picture.file)
        for node in tree.iter():
            for paint in ("fill", "stroke"):
                assert re.fullmatch(r"none|#[0-9a-f]{6}", node.get(paint, "none")), picture.kind
        assert "var(" not in picture.file
        file = tmp_path / "a.svg"
        file.write_text(picture.file, "utf-8")
        colors = {color for _, color in by_cairosvg(picture, file).getcolors(1 << 24) or []}
        assert len(colors) > 50


def test_a_file_follows_the_readers_scheme(browser: Browser, tmp_path: Path) -> None:
    page, file = browser.new_page(color_scheme="dark"), tmp_path / "a.svg"
    file.write_text(pictures_of(read_case("one-step", tmp_path))[0].file, "utf-8")
    page.goto(file.as_uri())
    fills = page.evaluate(
        "[...document.querySelectorAll('[data-fill=ink], [data-fill=paper]')].map("
        "node => [node.dataset.fill, getComputedStyle(node).fill])"
    )
    page.close()
    expected = {name: tuple(int(dark(name)[i : i + 2], 16) for i in (1, 3, 5)) for name in ("ink", "paper")}
    assert {(name, fill) for name, fill in fills} == {(name, f"rgb{value}") for name, value in expected.items()}
