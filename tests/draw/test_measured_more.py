"""What a reader's browser makes of the other pictures, measured in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.draw import draw, drawable, frame
from promisekit.draw.words import _WORDS
from promisekit.read import load
from tests.browser.axe import barriers
from tests.draw.conftest import Shown
from tests.draw.test_measured import MEASURE, WIDE_FONT
from tests.draw.torture_more import pictures

RULES = ["color-contrast", "svg-img-alt", "link-name", "duplicate-id-aria", "aria-allowed-role", "nested-interactive"]


@pytest.mark.parametrize("css", ["", WIDE_FONT], ids=["usual font", "wide font"])
def test_odd_texts_stay_in_their_boxes_and_nothing_overlaps(show: Shown, css: str) -> None:
    for picture in pictures():
        assert (picture.id, show(picture.svg, css=css).evaluate(MEASURE)) == (picture.id, [])


@pytest.mark.parametrize("language", sorted(_WORDS))
def test_every_other_picture_of_the_sample_is_clean(show: Shown, language: str) -> None:
    portfolio = load(Path("blueprints")).portfolio
    found = [pair for pair in drawable(portfolio) if pair[0] not in ("journey", "promise")]
    assert {kind for kind, _ in found} == {"becomes", "timeline", "trend", "map", "heat-map"}
    svgs = [draw(kind, portfolio, item_id, language=language).svg for kind, item_id in found]
    assert show("".join(svgs)).evaluate(MEASURE) == []


def test_no_two_pictures_share_an_id(show: Shown) -> None:
    portfolio = load(Path("blueprints")).portfolio
    page = show("".join(frame(draw(kind, portfolio, item_id)) for kind, item_id in drawable(portfolio)))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(found => found.id)")
    assert len(ids) == len(set(ids)) > 200


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_accessibility(show: Shown, scheme: str) -> None:
    portfolio = load(Path("blueprints")).portfolio
    shown = [("becomes", "broadband-fault"), ("timeline", "repair-two-days"), ("trend", "repaired-in-time")]
    shown += [("map", ""), ("heat-map", "")]
    framed = "".join(frame(draw(k, portfolio, i, link=lambda section, item: f"{section}/{item}")) for k, i in shown)
    page = show(f'<main lang="en">{framed}</main>', scheme=scheme)
    assert barriers(page, runOnly=RULES) == []


def test_nothing_in_hostile_texts_runs(show: Shown) -> None:
    page = show("".join(frame(picture) for picture in pictures()))
    assert page.locator("script").count() == 0
    assert page.evaluate("[...document.querySelectorAll('[style], [onclick], foreignObject')].length") == 0


def test_paper_is_light_in_the_dark_scheme_too(show: Shown) -> None:
    page = show(frame(draw("trend", load(Path("blueprints")).portfolio, "churn")), scheme="slate")
    ground = page.locator("#pk-trend-churn-ground > rect").first
    fill = "el => getComputedStyle(el).fill"
    assert ground.evaluate(fill) == "rgb(21, 24, 30)"
    page.emulate_media(media="print")
    assert ground.evaluate(fill) == "rgb(255, 255, 255)"
    assert page.locator(".pk-frame").is_hidden() and page.locator(".pk-sheets").is_visible()
