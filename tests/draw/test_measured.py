"""What a reader's browser makes of the pictures, measured in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.draw import draw, frame
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.browser.axe import barriers
from tests.draw.conftest import Shown
from tests.draw.torture import torture

MEASURE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
WIDE_FONT = "text{font-family:'DejaVu Sans',Verdana,sans-serif}"


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return load(Path("blueprints")).portfolio


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_odd_texts_stay_in_their_boxes_and_nothing_overlaps(show: Shown, count: int) -> None:
    assert show(blueprint_picture(torture(count)).svg).evaluate(MEASURE) == []


def test_a_wider_font_than_asked_for_fits_too(show: Shown, sample: Portfolio) -> None:
    page = show(draw("journey", sample, "broadband-fault").svg, css=WIDE_FONT)
    assert page.evaluate(MEASURE) == []


def test_the_measure_sees_text_that_is_too_wide(show: Shown) -> None:
    page = show(blueprint_picture(torture(2)).svg, css="text{font-size:19px}")
    found = page.evaluate(MEASURE)
    assert any(what.startswith("text leaves its box") for what in found)
    assert any(what.startswith("texts overlap") for what in found)


def test_every_picture_of_the_sample_is_clean(show: Shown, sample: Portfolio) -> None:
    pictures = [draw("journey", sample, journey) for journey in sample.journeys]
    pictures += [draw("promise", sample, promise) for promise in sample.promises]
    assert show("".join(picture.svg for picture in pictures)).evaluate(MEASURE) == []


def test_lane_names_and_phase_names_stay_in_sight(show: Shown, sample: Portfolio) -> None:
    page = show(frame(draw("journey", sample, "broadband-fault")), width=390)
    page.evaluate("document.querySelector('.pk-frame').scrollTo(1200, 300)")
    names = page.locator(".pk-lane-names").bounding_box()
    assert (names["x"], names["width"]) == (0, 112)
    head = page.locator(".pk-heads").get_by_text("Get help").bounding_box()
    assert head["y"] < 40 and 112 <= head["x"] < 390


def test_heads_on_top_lie_exactly_on_the_heads_below(show: Shown, sample: Portfolio) -> None:
    page = show(frame(draw("promise", sample, "repair-two-days")))
    places = page.evaluate(
        "['.pk-picture .pk-head-bar', '.pk-heads .pk-head'].map(where => [...document.querySelectorAll(where)]"
        ".map(head => head.getBoundingClientRect()).map(b => [b.left, b.top, b.width, b.height].map(Math.round)))"
    )
    assert places[0] == places[1] and len(places[0]) == 6


def test_a_frame_never_shrinks_a_picture(show: Shown, sample: Portfolio) -> None:
    picture = draw("journey", sample, "broadband-fault")
    box = show(frame(picture), width=390).locator(".pk-picture").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (round(picture.width), round(picture.height))


def test_boxes_are_reached_by_keyboard_in_the_order_of_the_journey(show: Shown, sample: Portfolio) -> None:
    page = show(draw("journey", sample, "disputed-invoice", link=lambda section, item: f"{section}/{item}/").svg)
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement.closest('.pk-step')?.id")
        if href is None:
            break
        if href not in reached:
            reached.append(href)
    steps = [f"pk-journey-disputed-invoice-step-{step.id}" for step in sample.journeys["disputed-invoice"].steps()]
    assert reached == steps


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_accessibility(show: Shown, sample: Portfolio, scheme: str) -> None:
    pictures = [draw("journey", sample, "broadband-fault"), draw("promise", sample, "repair-two-days")]
    page = show(f'<main lang="en">{"".join(frame(p) for p in pictures)}</main>', scheme=scheme)
    rules = [
        "color-contrast",
        "svg-img-alt",
        "link-name",
        "duplicate-id-aria",
        "aria-allowed-role",
        "nested-interactive",
    ]
    assert barriers(page, runOnly=rules) == []


def test_nothing_in_a_hostile_journey_runs(show: Shown) -> None:
    page = show(frame(blueprint_picture(torture(9))))
    assert page.locator("script").count() == 0
    assert page.evaluate("[...document.querySelectorAll('[style], [onclick], foreignObject')].length") == 0
    assert "<script>alert" in page.locator("svg.pk-picture").text_content()
