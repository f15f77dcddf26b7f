from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from promisekit.edit.layout import laid_out
from tests.studio.conftest import TEXT, TOKEN, Client

PAIN = """\

pain_points:
  waits: {terms: [time], at: [counter], says: Nobody tells me when it is ready.}
"""


@pytest.fixture
def page(studio: Client, folder: Path, browser: Browser) -> Iterator[Page]:
    (folder / "a.yaml").write_text(TEXT + PAIN)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    yield page
    page.close()
    assert said == []


def saved(page: Page, label: str) -> None:
    expect(page.locator("#bar")).to_contain_text(f"Undo: {label}")


def test_from_a_pain_to_a_proved_promise_with_the_keyboard_alone(page: Page, studio: Client, folder: Path) -> None:
    keys = page.keyboard
    page.locator(".heat a[href*=pain_points]").first.focus()
    keys.press("Enter")
    page.wait_for_url("**/item/pain_points/waits")
    page.get_by_label("What do we promise?").focus()
    keys.type("We tell you the day when you bring the bike.")
    keys.press("Enter")
    page.wait_for_url("**/item/promises/we-tell-you-the-day-when-you-bring-the")
    expect(page.locator("#verdict")).to_contain_text("Nobody can tell yet.")

    questions = page.locator(".questions")
    questions.get_by_label("Within", exact=True).fill("2 working dys")
    expect(page.locator("#verdict")).to_contain_text("did you mean `2 working days`?")
    questions.get_by_label("Within", exact=True).fill("4 working hours")
    expect(page.locator("#verdict")).to_contain_text("With “4 working hours”")
    assert "within: 4" not in (folder / "a.yaml").read_text()
    keys.press("Tab")
    saved(page, "within of")

    for name, by in (("Look at it", "Mechanic"), ("Plan the day", "Lead")):
        open_all(page)
        new = page.get_by_label("Name of the new entry in commitments")
        new.fill(name)
        new.press("Tab")
        keys.type(by)
        keys.press("Tab")
        keys.press("Enter")
        saved(page, "added to commitments")
        entry = entry_of(page, name.lower().replace(" ", "-"))
        entry.get_by_label("does *").fill(f"{name} at once")
        keys.press("Tab")
        saved(page, "does of")
        entry.locator("summary", has_text="More fields").press("Enter")
        entry.get_by_label("Within", exact=True).fill("3 working hours")
        keys.press("Tab")
        saved(page, "within of")
        expect(entry.get_by_label("Within", exact=True)).to_have_value("3 working hours")
    entry_of(page, "plan-the-day").get_by_label("Add to after").focus()
    keys.type("look")
    keys.press("Tab")
    expect(page.locator("#verdict")).to_contain_text("It cannot always be kept")
    expect(page.locator("#verdict")).to_contain_text("6 working hours")
    page.locator(".try").get_by_label("namely").fill("1 working day")
    keys.press("Enter")
    expect(page.locator("#verdict")).to_contain_text("It can always be kept.")
    questions.get_by_label("Within", exact=True).first.fill("1 working day")
    keys.press("Tab")

    for name, role in (("At the counter", "Mechanic"), ("On the phone", "Lead")):
        open_all(page)
        new = page.get_by_label("Name of the new entry in guidelines")
        new.fill(name)
        new.press("Tab")
        keys.type(role)
        keys.press("Tab")
        keys.press("Enter")
        saved(page, "added to guidelines")
        entry = entry_of(page, name.lower().replace(" ", "-"))
        entry.get_by_label("do *").fill("Say the day.\nWrite it on the slip.")
        keys.press("Tab")
        saved(page, "do of")
    open_all(page)
    page.get_by_label("New entry in remedy").fill("The repair is free.")
    keys.press("Enter")
    saved(page, "added to remedy")

    promise = studio.value(["promises", "we-tell-you-the-day-when-you-bring-the"])
    assert promise == {
        "promise": "We tell you the day when you bring the bike.",
        "answers": ["waits"],
        "kept_at": ["counter"],
        "accountable": "shop",
        "within": "1 working day",
        "remedy": [{"gives": "The repair is free."}],
        "commitments": {
            "look-at-it": {"by": "mechanic", "does": "Look at it at once", "within": "3 working hours"},
            "plan-the-day": {
                "by": "lead",
                "does": "Plan the day at once",
                "within": "3 working hours",
                "after": ["look-at-it"],
            },
        },
        "guidelines": {
            "at-the-counter": {"role": "mechanic", "do": ["Say the day.", "Write it on the slip."]},
            "on-the-phone": {"role": "lead", "do": ["Say the day.", "Write it on the slip."]},
        },
    }
    text = (folder / "a.yaml").read_text()
    assert laid_out(text) == text
    while studio.workspace.history.last_done():
        studio.post("/undo", {})
    assert (folder / "a.yaml").read_text() == TEXT + PAIN


def test_the_next_commitment_can_be_typed_while_the_last_one_is_saved(page: Page, studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT + "    commitments: {look: {by: mechanic, does: Looks at it, within: 2 h}}\n")
    page.goto(f"{studio.base}/item/promises/ready")
    within = entry_of(page, "look").get_by_label("Within", exact=True)
    within.fill("3 h")
    new = page.get_by_label("Name of the new entry in commitments")
    new.press_sequentially("Plan", delay=40)
    saved(page, "within of")
    expect(within).to_have_value("3 h")
    new.press_sequentially(" it", delay=40)
    new.press("Tab")
    page.keyboard.type("Lead")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    saved(page, "added to commitments")
    assert studio.value(["promises", "ready", "commitments"]) == {
        "look": {"by": "mechanic", "does": "Looks at it", "within": "3 h"},
        "plan-it": {"by": "lead"},
    }


def test_what_nobody_said_of_the_hours_stands_beside_the_proof(page: Page, studio: Client, folder: Path) -> None:
    parts = "    commitments: {order: {by: parts, does: Orders it, within: 2 h}}\n"
    (folder / "a.yaml").write_text(TEXT + parts)
    page.goto(f"{studio.base}/item/promises/ready")
    assumed = page.locator("#verdict .assumed")
    expect(assumed).to_contain_text("count as at work day and night: Parts.")

    (folder / "a.yaml").write_text((TEXT + parts).replace("kind: support", "kind: support, hours: mon-fri 08:00-16:00"))
    expect(assumed).to_have_count(0)


def test_where_nobody_can_tell_no_time_is_said_to_be_one_that_could_be_promised(studio: Client, folder: Path) -> None:
    two = "    commitments: {look: {by: mechanic, does: Looks, within: 2 h}, mend: {by: mechanic, does: Mends}}\n"
    (folder / "a.yaml").write_text(TEXT + two)
    words = studio.words(studio.get("/proof/ready").text)

    assert "Nobody can tell yet." in words
    assert "As if commitments without a time took none: In the worst case" in words
    assert "The shortest time that could be promised" not in words
    assert "Nothing shorter can be promised, and commitments without a time make it longer:" in words


def test_what_is_written_is_proved_once(page: Page, studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT + "    commitments: {look: {by: mechanic, does: Looks at it, within: 2 h}}\n")
    page.goto(f"{studio.base}/item/promises/ready")
    entry_of(page, "look").get_by_label("Within", exact=True).fill("3 h")
    page.keyboard.press("Tab")
    saved(page, "within of")
    page.wait_for_timeout(800)
    expect(page.locator("#verdict")).to_contain_text("It can")
    expect(page.locator("#verdict")).not_to_contain_text("With “3 h”")


def entry_of(page: Page, key: str) -> Locator:
    return page.locator(f"details.entry[id$='-{key}']")


def open_all(page: Page) -> None:
    folded = page.locator(".questions section > details.more:not([open]) > summary")
    while folded.count():
        folded.first.press("Enter")


def test_what_if_tells_what_becomes_of_the_other_promises_and_writes_nothing(studio: Client, folder: Path) -> None:
    commitments = "    commitments: {mend: {by: shop, does: Mends it, within: 4 working hours}}\n"
    other = TEXT[TEXT.index("  ready:") :].replace("  ready:", "  other:").replace("2 working days", "24 h")
    (folder / "a.yaml").write_text(TEXT + commitments + other + commitments)
    before = (folder / "a.yaml").read_text()

    def asked(path: list[str], value: str, kind: str) -> str:
        query = f"path={json.dumps(path)}&value={value}&kind={kind}".replace(" ", "%20").replace('"', "%22")
        return studio.words(studio.get(f"/proof/ready?{query}").text)

    told = asked(["functions", "shop", "hours"], "mon-sun 08:00-20:00", "hours")
    assert "Other promises: better: Your bike is ready" in told
    assert "did you mean" in asked(["promises", "ready", "within"], "2 wrking days", "word")
    assert (folder / "a.yaml").read_text() == before
