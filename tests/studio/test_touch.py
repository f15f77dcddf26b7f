"""The board on a tablet: a box that is held for a moment can be dragged, a swipe scrolls, a tap writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.studio.conftest import TEXT, TOKEN, Client
from tests.studio.test_board import JOURNEY, box, ids

HELD = 600
"""Milliseconds; longer than a tap."""


@pytest.fixture
def tablet(studio: Client, folder: Path, browser: Browser) -> Iterator[Page]:
    (folder / "a.yaml").write_text(TEXT + JOURNEY)
    context = browser.new_context(viewport={"width": 1024, "height": 1366}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    page.goto(f"{studio.base}/item/journeys/tyre")
    yield page
    context.close()
    assert said == []


class Finger:
    """One finger on the screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)

    def drag(self, start: tuple[float, float], end: tuple[float, float], held: int, rests: int = 0) -> None:
        """Puts it down, waits, moves it, lets it rest, and takes it up."""
        self._touch("touchStart", start)
        self._page.wait_for_timeout(held)
        for step in range(1, 9):
            part = step / 8
            self._touch("touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))
            self._page.wait_for_timeout(20)
        self._page.wait_for_timeout(rests)
        self._touch("touchEnd")

    def _touch(self, kind: str, *places: tuple[float, ...]) -> None:
        points = [{"x": place[0], "y": place[1]} for place in places]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def middle(handle: Locator) -> tuple[float, float]:
    found = handle.locator("rect").bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def scrolled(page: Page) -> float:
    found: float = page.evaluate("document.querySelector('.canvas').scrollLeft")
    return found


def test_a_step_that_is_held_is_dragged(tablet: Page, studio: Client, folder: Path) -> None:
    x, y = middle(box(tablet, "stops", "customer"))
    with tablet.expect_response("**/move"):
        Finger(tablet).drag(middle(box(tablet, "hiss", "customer")), (x + 60, y), HELD)

    expect(tablet.locator(".handle.step").nth(1)).to_have_id("h-hiss-customer")
    assert ids(studio) == [["stops", "hiss"], ["comes", "day"]]


def test_an_action_and_an_emotion_are_dragged(tablet: Page, studio: Client, folder: Path) -> None:
    box(tablet, "comes", "support-free").scroll_into_view_if_needed()
    with tablet.expect_response("**/carry"):
        target = middle(box(tablet, "comes", "support-free"))
        Finger(tablet).drag(middle(box(tablet, "comes", "frontstage-mechanic")), target, HELD)
    expect(box(tablet, "comes", "support-mechanic")).to_be_visible()
    assert (folder / "a.yaml").read_text().count("# as they come") == 1

    box(tablet, "hiss", "emotion").scroll_into_view_if_needed()
    x, y = middle(box(tablet, "hiss", "emotion"))
    with tablet.expect_response("**/edit"):
        Finger(tablet).drag((x, y), (x, y - 300), HELD)
    expect(box(tablet, "hiss", "emotion")).to_have_attribute("aria-label", "Customer's emotion: +2")


def test_a_swipe_over_a_step_scrolls_and_moves_nothing(tablet: Page, studio: Client, folder: Path) -> None:
    x, y = middle(box(tablet, "stops", "customer"))
    before = scrolled(tablet)
    Finger(tablet).drag((x, y), (x - 250, y), 0)

    tablet.wait_for_function("before => document.querySelector('.canvas').scrollLeft > before + 100", arg=before)
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY
    expect(tablet.locator(".typing")).to_be_hidden()


def test_a_tap_writes_and_a_hold_without_a_move_changes_nothing(tablet: Page, folder: Path) -> None:
    x, y = middle(box(tablet, "hiss", "customer"))
    Finger(tablet).drag((x, y), (x, y), HELD)
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY
    tablet.keyboard.press("Escape")

    tablet.touchscreen.tap(*middle(box(tablet, "stops", "customer")))
    expect(tablet.locator(".typing textarea")).to_be_focused()
    expect(tablet.locator(".typing textarea")).to_have_value("Stops")


def test_at_the_edge_the_rest_of_the_board_comes(tablet: Page, studio: Client) -> None:
    tablet.set_viewport_size({"width": 768, "height": 1024})
    edge = tablet.locator(".canvas").bounding_box()
    assert edge
    x, y = middle(box(tablet, "hiss", "customer"))
    assert middle(box(tablet, "day", "customer"))[0] > edge["x"] + edge["width"]
    with tablet.expect_response("**/move"):
        Finger(tablet).drag((x, y), (edge["x"] + edge["width"] - 10, y), HELD, 2_000)

    assert ids(studio) == [["stops"], ["comes", "day", "hiss"]]
