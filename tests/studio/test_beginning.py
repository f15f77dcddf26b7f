from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from promisekit.edit.layout import laid_out
from promisekit.studio.beginning import starters
from tests.browser.axe import barriers
from tests.studio.conftest import TEXT, TOKEN, Client


@pytest.fixture
def empty(studio: Client, folder: Path) -> Path:
    shutil.rmtree(folder)
    return folder


def test_an_empty_folder_begins_with_the_name_of_the_service(studio: Client, empty: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{studio.base}/?token={TOKEN}")
    expect(page.get_by_role("heading")).to_have_text("What is your service?")
    assert barriers(page) == []
    page.keyboard.type("Harbour Bikes: all repairs")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Harbour Bikes: all repairs")
    text = (empty / "portfolio.yaml").read_text()
    assert text == 'portfolio:\n  name: "Harbour Bikes: all repairs"\n'
    assert laid_out(text) == text

    tour = page.locator("#tour")
    expect(tour).to_contain_text("1/5")
    assert barriers(page) == []
    for number in range(2, 6):
        tour.get_by_role("button", name="Next").click()
        expect(tour).to_contain_text(f"{number}/5")
    tour.get_by_role("button", name="Close the tour").click()
    expect(tour).to_have_count(0)
    page.reload()
    expect(page.locator("nav")).to_be_visible()
    expect(tour).to_have_count(0)
    page.get_by_role("link", name="Tour").click()
    expect(tour).to_contain_text("1/5")
    page.close()


@pytest.mark.parametrize("starter", [name for name, _about in starters()])
def test_every_beginning_has_the_name_and_no_errors(studio: Client, empty: Path, starter: str) -> None:
    assert "What is your service?" in studio.words(studio.get("/item/promises/ready").text)
    answer = studio.post("/begin", {"name": "Harbour Bikes", "starter": starter})

    assert answer.headers["hx-redirect"] == "/"
    words = studio.words(studio.get("/").text)
    assert "Harbour Bikes" in words
    assert "0 errors" in words


def test_nothing_is_begun_twice_or_without_a_name(studio: Client, folder: Path) -> None:
    assert "nothing is overwritten" in studio.words(studio.post("/begin", {"name": "Other"}).text)
    assert (folder / "a.yaml").read_text() == TEXT
    (folder / "a.yaml").unlink()
    assert "A few words are needed" in studio.words(studio.post("/begin", {"name": " "}).text)
    assert "no such beginning" in studio.words(studio.post("/begin", {"name": "x", "starter": "../x"}).text)
    assert not list(folder.glob("*.yaml"))
