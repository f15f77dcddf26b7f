"""Somebody has an editor open on the same files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from promisekit.edit.write import write_bytes
from tests.studio.conftest import TEXT, TOKEN, Client

READY = "/item/promises/ready"


@pytest.fixture
def page(studio: Client, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    page.goto(studio.base + READY)
    yield page
    page.close()
    assert said == []


def saves(folder: Path, *changes: tuple[str, str]) -> str:
    """What an editor does: it writes the whole file."""
    text = (folder / "a.yaml").read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    write_bytes(folder / "a.yaml", text.encode())
    return text


def test_a_save_of_the_editor_is_shown_while_somebody_types_in_another_field_and_both_are_kept(
    page: Page, folder: Path
) -> None:
    words = page.get_by_label("promise *")
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Always")
    text = saves(folder, ("2 working days", "3 working days"))

    expect(page.get_by_label("Within", exact=True)).to_have_value("3 working days")
    expect(words).to_be_focused()
    expect(words).to_have_value("Your bike is ready on the day that we say. Always")
    page.keyboard.type(".")
    page.keyboard.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: the promise of ready")
    assert (folder / "a.yaml").read_text() == text.replace("that we say.", "that we say. Always.")


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_where_both_write_the_same_field_both_are_shown_and_somebody_chooses(
    page: Page, folder: Path, keep: str
) -> None:
    words = page.get_by_label("promise *")
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Always.")
    text = saves(folder, ("on the day that we say", "when we said"), ("name: Shop", "name: The shop"))
    expect(page.locator("h1")).to_have_text("Your bike is ready when we said.")
    expect(words).to_have_value("Your bike is ready on the day that we say. Always.")
    page.keyboard.press("Tab")

    said = page.locator("#said")
    for told in ("on the day that we say.", "when we said.", "on the day that we say. Always."):
        expect(said).to_contain_text(told)
    assert (folder / "a.yaml").read_text() == text
    if keep == "mine":
        said.get_by_role("button", name="Write mine").click()
        expect(page.locator("h1")).to_have_text("Your bike is ready on the day that we say. Always.")
        assert (folder / "a.yaml").read_text() == text.replace("when we said.", "on the day that we say. Always.")
    else:
        said.get_by_role("link", name="Keep theirs").click()
        expect(words).to_have_value("Your bike is ready when we said.")
        assert (folder / "a.yaml").read_text() == text


def test_what_is_saved_before_the_page_knows_of_it_is_kept_too(page: Page, folder: Path) -> None:
    page.route("**/news*", lambda route: route.fulfill(status=204))
    text = saves(folder, ("2 working days", "3 working days"), ("# since June", "# since July"))
    page.get_by_label("promise *").fill("Ready on the day.")
    page.keyboard.press("Tab")

    expect(page.get_by_label("Within", exact=True)).to_have_value("3 working days")
    assert (folder / "a.yaml").read_text() == text.replace(
        "Your bike is ready on the day that we say.", "Ready on the day."
    )


def test_a_file_that_breaks_is_read_only_with_its_line_and_the_rest_works(
    page: Page, studio: Client, folder: Path
) -> None:
    write_bytes(folder / "b.yaml", b"skills:\n  calm: {name: Stays calm}\n")
    page.goto(f"{studio.base}/item/skills/calm")
    expect(page.get_by_label("name *")).to_be_enabled()
    write_bytes(folder / "b.yaml", b"skills:\n  calm: {name: Stays calm\n  other: [\n")

    name = page.get_by_label("name *")
    expect(name).to_be_disabled()
    expect(name).to_have_value("Stays calm")
    expect(page.locator("#item .told")).to_contain_text("b.yaml:")
    link = page.get_by_role("link", name="Open the line in VS Code").get_attribute("href") or ""
    assert link.startswith(f"vscode://file{folder.as_posix()}/b.yaml:")
    page.goto(studio.base + READY)
    page.get_by_label("promise *").fill("Ready on the day.")
    page.keyboard.press("Tab")
    expect(page.locator("h1")).to_have_text("Ready on the day.")
    assert "promise: Ready on the day." in (folder / "a.yaml").read_text()

    write_bytes(folder / "b.yaml", b"skills:\n  calm: {name: Stays calm}\n")
    page.goto(f"{studio.base}/item/skills/calm")
    expect(page.get_by_label("name *")).to_be_enabled()


def test_a_step_added_by_the_editor_does_not_lead_a_new_one_astray(studio: Client, folder: Path) -> None:
    journey = "journeys:\n  j:\n    name: J\n    phases:\n      - name: P\n        steps:\n{}"
    steps = [f"          - {{id: {one}, customer: {one}}}\n" for one in ("one", "two", "three")]
    (folder / "j.yaml").write_text(journey.format("".join(steps)))
    studio.get("/item/journeys/j")
    (folder / "j.yaml").write_text(journey.format("          - {id: zero, customer: zero}\n" + "".join(steps)))
    answer = studio.post(
        "/step",
        {"path": '["journeys", "j", "phases", 0, "steps"]', "beside": "two", "side": "after", "value": "And then"},
    )

    assert answer.status == 200
    ids = [step["id"] for step in studio.value(["journeys", "j", "phases", 0, "steps"])]
    assert ids == ["zero", "one", "two", "and-then", "three"]
    assert (folder / "a.yaml").read_text() == TEXT


def test_no_page_shows_one_half_of_what_was_and_one_of_what_is(
    studio: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time the studio looks at the files, an editor has just written them anew, every other time half of them."""
    (file,) = folder.glob("*.yaml")
    looks = 0
    look = studio.workspace._stamped

    def written_meanwhile() -> Any:
        nonlocal looks
        looks += 1
        file.write_text(TEXT if looks % 2 else TEXT[: TEXT.index("promises:")])
        return look()

    monkeypatch.setattr(studio.workspace, "_stamped", written_meanwhile)
    pages = ("/", "/item/promises/ready", "/findings", "/item/roles/lead", "/news?version=0", "/portfolio")
    assert {page: studio.get(page).status for page in pages * 2} == dict.fromkeys(pages, 200)
    assert looks >= len(pages)


def test_a_folder_that_is_emptied_begins_anew_and_comes_back(studio: Client, folder: Path) -> None:
    (file,) = folder.glob("*.yaml")
    assert "Your bike is ready" in studio.get("/").text
    file.unlink()
    assert "Your bike is ready" not in studio.get("/").text
    file.write_text(TEXT)
    assert "Your bike is ready" in studio.get("/").text


@pytest.mark.parametrize("end", range(0, len(TEXT), 23))
def test_a_file_that_is_written_in_part_never_breaks_a_page(studio: Client, folder: Path, end: int) -> None:
    (file,) = folder.glob("*.yaml")
    file.write_text(TEXT[:end])
    for page in ("/", "/item/promises/ready", "/item/functions/shop", "/findings", "/portfolio", "/proof/ready"):
        assert studio.get(page).status < 500
