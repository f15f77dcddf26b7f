"""Answers come late, now and then; whatever somebody types meanwhile stands in the file in the end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.studio.conftest import TEXT, TOKEN, Client

READY = "f-promises-ready"
MORE = "    starts: You ring\n    stops: You come\n    status: draft\n"


def write(page: Page, field: str, text: str) -> None:
    page.locator(f"#{READY}-{field}-in").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def choose(page: Page, element: str, name: str) -> None:
    page.locator(f"#{READY}-{element}").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_typed_stands_in_the_file(studio: Client, folder: Path, browser: Browser, seed: int) -> None:
    (folder / "a.yaml").write_text(TEXT + MORE)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    page.goto(f"{studio.base}/item/promises/ready")
    some = random.Random(seed)
    due: dict[str, object] = {}
    for number in range(14):
        for address in ("/edit", "/news", "/item/promises/ready"):
            studio.seconds[address] = some.choice([0, 0, 0.1, 0.3, 0.8])
        field = some.choice(["promise", "starts", "stops", "within", "status", "kept_at"])
        if field == "status":
            due[field] = some.choice(["agreed", "live", "retired"])
            choose(page, "status-in", str(due[field])[:3])
        elif field == "kept_at":
            due[field] = ["counter", "phone"]
            choose(page, "kept_at-add", "Phone")
        else:
            due[field] = f"{number + 1} working days" if field == "within" else f"The {number}th of {field}."
            write(page, field, str(due[field]))
        page.wait_for_timeout(some.choice([0, 0, 50, 200, 600]))
    studio.seconds.clear()
    last = page.locator("#bar")
    expect(last).to_contain_text("Undo")
    for _ in range(40):
        if {name: studio.value(["promises", "ready", name]) for name in due} == due:
            break
        page.wait_for_timeout(250)
    assert {name: studio.value(["promises", "ready", name]) for name in due} == due
    assert page.locator("#said").inner_text() == ""
    page.close()
    assert wrong == []
