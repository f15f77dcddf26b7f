"""What a browser measures in every kind of picture of every case of the gallery."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from promisekit.draw import KINDS, Picture, frame
from tests.browser.axe import barriers
from tests.draw.conftest import Shown
from tests.gallery.cases import read_case
from tests.gallery.gallery import NAMES, make, overlays_of, page_of, pictures_of

MEASURE = Path(__file__).parents[1].joinpath("draw", "measure.js").read_text(encoding="utf-8")
INK = Path(__file__).with_name("ink.js").read_text(encoding="utf-8")
NAMELESS = """() => [...document.querySelectorAll("svg.pk-picture, .pk-picture :is(a, [role])")].filter((node) => {
  const title = node.querySelector(":scope > title")?.textContent, ids = node.getAttribute("aria-labelledby") || "";
  const by = ids.split(" ").map((id) => document.getElementById(id)?.textContent);
  return ![node.getAttribute("aria-label"), title, ...by].some((name) => (name || "").trim());
}).map((node) => node.outerHTML.slice(0, 200))"""
DARK = "document.documentElement.dataset.mdColorScheme = 'slate'"


def wrong_in(show: Shown, pictures: list[Picture]) -> list[str]:
    """What a browser finds in the pictures, in the light scheme and in the dark one."""
    page = show("".join(picture.svg for picture in pictures))
    assert page.locator("script").count() == 0
    found = page.evaluate(MEASURE) + page.evaluate(INK)
    page.evaluate(DARK)
    return found + [f"dark: {what}" for what in page.evaluate(INK)]


@pytest.mark.parametrize("case", NAMES)
def test_a_case_is_drawn_whole_and_can_be_read_in_both_schemes(show: Shown, tmp_path: Path, case: str) -> None:
    pictures = pictures_of(read_case(case, tmp_path)) + overlays_of(case, tmp_path)
    assert {picture.kind for picture in pictures} >= set(KINDS)
    assert wrong_in(show, pictures) == []


@pytest.mark.parametrize("case", NAMES)
def test_every_node_has_an_accessible_name(show: Shown, tmp_path: Path, case: str) -> None:
    page = show("".join(frame(picture) for picture in pictures_of(read_case(case, tmp_path))))
    assert page.locator(".pk-picture :is(a, [role])").count() > 20
    assert page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("case", ["one-step", "scripts-and-quotes"])
def test_axe_finds_nothing_in_any_kind_of_picture(browser: Browser, tmp_path: Path, case: str) -> None:
    pictures = pictures_of(read_case(case, tmp_path))
    assert {picture.kind for picture in pictures} == set(KINDS)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_content(page_of(f"<main><h1>{case}</h1>{''.join(frame(picture) for picture in pictures)}</main>"))
    found = barriers(page, rules={"color-contrast": {"enabled": False}})  # measured by ink.js
    page.close()
    assert found == []


def test_the_measure_sees_a_node_without_a_name(show: Shown, tmp_path: Path) -> None:
    page = show(pictures_of(read_case("one-step", tmp_path))[0].svg)
    page.evaluate("document.querySelector('.pk-picture a > title').remove()")
    assert len(page.evaluate(NAMELESS)) == 1


def test_the_measure_sees_ink_that_is_too_pale(show: Shown, tmp_path: Path) -> None:
    page = show(pictures_of(read_case("one-step", tmp_path))[0].svg, css=".pk-card text{fill:#aaa}")
    assert any(what.startswith("contrast ") for what in page.evaluate(INK))


def test_the_measure_sees_marks_told_by_colour_alone(show: Shown, tmp_path: Path) -> None:
    page = show(pictures_of(read_case("one-step", tmp_path))[0].svg)
    page.evaluate("document.querySelectorAll('.pk-card g g').forEach(sign => sign.remove())")
    page.evaluate("document.querySelectorAll('.pk-lane-names-group text').forEach(name => name.remove())")
    found = page.evaluate(INK)
    assert any(what.startswith("a mark without") for what in found)
    assert any(what.startswith("a lane without") for what in found)


def test_the_gallery_is_a_page_with_every_picture(browser: Browser, tmp_path: Path) -> None:
    make(tmp_path, ("one-step",), browser)
    sheet = (tmp_path / "index.html").read_text("utf-8")
    for kind in KINDS:
        for view in ("1440-light", "1440-dark", "390-light", "390-dark", "print"):
            photo = (
                next(tmp_path.glob(f"one-step.{kind}.*{view}.png"), None) or tmp_path / f"one-step.{kind}.{view}.png"
            )
            assert photo.stat().st_size > 3000
            assert photo.name in sheet
