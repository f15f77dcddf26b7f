from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from promisekit.edit.layout import laid_out
from tests.studio.afternoon import PHASES, afternoon
from tests.studio.conftest import TOKEN as OURS
from tests.studio.conftest import Client


def test_the_afternoon_goes_as_its_page_says_and_is_quicker_than_typing_yaml(
    studio: Client, folder: Path, browser: Browser, tmp_path: Path
) -> None:
    shutil.rmtree(folder)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(10_000)
    page.goto(f"{studio.base}/?token={OURS}")
    shots: list[str] = []
    hands = afternoon(page, studio.base, shots.append, OURS)
    page.close()

    told = Path("docs/afternoon.md").read_text("utf-8")
    assert shots == ["begin", "writing", "board", "promise"]
    assert all(f"studio/{name}.png" in told and Path(f"docs/studio/{name}.png").exists() for name in shots)
    (file,) = folder.glob("*.yaml")
    text = file.read_text()
    assert laid_out(text) == text
    phases = studio.value(["journeys", "a-power-cut", "phases"])
    assert {one["name"]: [step["customer"] for step in one["steps"]] for one in phases} == PHASES
    assert hands.minutes() < len(text) * 0.28 / 60
