from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.studio.conftest import TEXT, TOKEN, Client

PAGES = ("/", "/portfolio", "/item/promises/ready", "/item/journeys/tyre", "/findings")
JOURNEY = """\

journeys:
  tyre:
    name: A flat tyre
    phases:
      - name: Notice
        steps:
          - {id: hiss, customer: Hears a hiss, emotion: -1}
          - id: comes
            customer: Comes to the counter
            touchpoint: counter
            frontstage: {mechanic: Writes the day on the slip}
"""


@pytest.fixture
def page(studio: Client, folder: Path, browser: Browser) -> Iterator[Page]:
    (folder / "a.yaml").write_text(TEXT + JOURNEY)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    yield page
    page.close()
    assert said == []


def test_nothing_bars_the_way(page: Page, studio: Client) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for path in PAGES:
                page.goto(studio.base + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
                if width != 768:
                    assert barriers(page) == [], (path, width, scheme)


def test_a_field_is_changed_with_the_keyboard_and_the_hands_stay_where_they_were(
    page: Page, studio: Client, folder: Path
) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    page.get_by_label("accountable").focus()
    page.keyboard.type("Parts")
    page.keyboard.press("Tab")

    expect(page.locator("#bar")).to_contain_text("Undo: accountable of ready")
    assert "    accountable: parts\n" in (folder / "a.yaml").read_text()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("#bar")).not_to_contain_text("Undo: accountable")
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY


def test_the_next_step_is_one_key_away_and_the_picture_follows(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/journeys/tyre")
    before = page.locator(".picture img").get_attribute("src")
    page.get_by_label("What the customer does").first.focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Gets a day")
    page.keyboard.press("Enter")

    expect(page.locator(".step")).to_have_count(3)
    assert "          - {id: gets-a-day, customer: Gets a day}\n" in (folder / "a.yaml").read_text()
    assert page.locator(".picture img").get_attribute("src") != before
    page.get_by_role("button", name="Move step 3 back").press("Enter")
    expect(page.get_by_label("What the customer does").nth(1)).to_have_value("Gets a day")


def test_an_actor_gets_into_a_lane(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/journeys/tyre")
    lane = page.locator(".step").first.locator(".lane.backstage")
    lane.get_by_label("Who acts backstage").select_option("lead")
    lane.get_by_label("What they do").fill("Plans the day")
    lane.get_by_role("button", name="Add").click()

    expect(page.locator(".step").first.locator(".lane.backstage textarea")).to_have_value("Plans the day")
    assert re.search(r"id: hiss, .*backstage: \{lead: Plans the day\}", (folder / "a.yaml").read_text())


def test_what_an_editor_saves_is_there_within_a_moment(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    (folder / "a.yaml").write_text((TEXT + JOURNEY).replace("on the day that we say", "when we said"))

    expect(page.locator("h1")).to_have_text("Your bike is ready when we said.", timeout=5_000)
