from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.studio.conftest import TEXT, TOKEN, Client

PAGES = (
    *("/", "/portfolio", "/item/promises/ready", "/item/promises/long", "/findings"),
    *("/item/journeys/tyre", "/item/journeys/tyre?part=comes", "/present/journeys/tyre"),
)
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
LONG = """\
pain_points:
  tune:
    terms: [time]
    at: [counter]
    says: I listened to the same tune for twenty-five minutes, and then my lunch break was over and nobody had answered.
promises:
  long: {promise: We call you back, answers: [tune], kept_at: [counter], accountable: shop}
"""


@pytest.fixture
def page(studio: Client, folder: Path, browser: Browser) -> Iterator[Page]:
    (folder / "a.yaml").write_text(TEXT + JOURNEY)
    (folder / "b.yaml").write_text(LONG)
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
                assert "present" in path or any(
                    page.get_by_text(one, exact=True).is_visible() for one in ("Find", "All items")
                )
                assert barriers(page) == [], (path, width, scheme)


def test_nothing_bars_the_way_past_a_file_that_cannot_be_read(page: Page, studio: Client, folder: Path) -> None:
    (folder / "c.yaml").write_text("skills:\n  calm: {name: Stays calm\n")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for path in ("/", "/item/skills/calm", "/findings"):
                page.goto(studio.base + path)
                expect(page.get_by_role("link", name="Open the line in VS Code")).to_be_visible()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
                assert barriers(page) == [], (path, width, scheme)


def test_a_field_is_changed_with_the_keyboard_and_the_hands_stay_where_they_were(
    page: Page, studio: Client, folder: Path
) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    page.get_by_label("accountable *").focus()
    page.keyboard.type("Parts")
    page.keyboard.press("Tab")

    expect(page.locator("#bar")).to_contain_text("Undo: accountable of ready")
    assert "    accountable: parts\n" in (folder / "a.yaml").read_text()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("#bar")).not_to_contain_text("Undo: accountable")
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY


@pytest.mark.parametrize("pause", [0, 500])
def test_a_name_is_chosen_by_typing_it_however_fast_and_is_one_step(
    page: Page, studio: Client, folder: Path, pause: int
) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    page.get_by_label("accountable *").focus()
    page.keyboard.type("Part")
    page.wait_for_timeout(pause)
    page.keyboard.type("s")
    page.keyboard.press("Tab")

    expect(page.locator("#bar")).to_contain_text("Undo: accountable of ready")
    page.wait_for_timeout(1_500)
    assert studio.value(["promises", "ready", "accountable"]) == "parts"
    studio.post("/undo", {})
    assert studio.workspace.history.last_done() is None


def test_a_name_typed_while_the_list_is_drawn_anew_is_the_one_that_is_chosen(
    page: Page, studio: Client, folder: Path
) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    page.locator("#f-promises-ready-status-in").evaluate("one => { one.closest('details').open = true; }")
    page.locator("#f-promises-ready-status-in").focus()
    page.keyboard.type("ag")
    page.evaluate("htmx.trigger(document.body, 'changed')")
    page.wait_for_timeout(400)
    page.keyboard.type("r")
    page.keyboard.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: status of ready")
    assert studio.value(["promises", "ready", "status"]) == "agreed"


def test_a_choice_by_arrows_is_saved_once_the_hands_rest(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    page.get_by_label("accountable *").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#bar")).to_contain_text("Undo: accountable of ready")
    assert studio.value(["promises", "ready", "accountable"]) == "parts"
    expect(page.get_by_label("accountable *")).to_be_focused()


def test_what_an_editor_saves_is_there_within_a_moment(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    (folder / "a.yaml").write_text((TEXT + JOURNEY).replace("on the day that we say", "when we said"))

    expect(page.locator("h1")).to_have_text("Your bike is ready when we said.", timeout=5_000)


def test_what_somebody_works_at_stays_in_its_place_when_it_is_saved(page: Page, studio: Client, folder: Path) -> None:
    many = "".join(f"      c{number}: {{by: mechanic, does: Looks}}\n" for number in range(12))
    (folder / "a.yaml").write_text(TEXT + "    commitments:\n" + many)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{studio.base}/item/promises/ready")
    entry = page.locator("details.entry[id$='-c6']")
    entry.get_by_label("Add to after").focus()
    page.keyboard.type("c1")
    more = entry.locator("summary", has_text="More fields")
    # A page that was opened just when its file changed is drawn again: what is measured is what stands there now.
    top = "document.querySelector(\"details.entry[id$='-c6'] details.more > summary\").getBoundingClientRect().top"
    before = page.evaluate(top)
    page.keyboard.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: after of ready")

    expect(more).to_be_focused()
    page.wait_for_function(f"before => Math.abs({top} - before) < 40", arg=before)


def test_a_new_entry_is_asked_for_what_it_needs_and_is_in_sight(page: Page, studio: Client, folder: Path) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{studio.base}/item/promises/ready")
    page.get_by_label("Name of the new entry in commitments").fill("Look")
    page.locator("form.add", has_text="By whom …").get_by_role("combobox").select_option("mechanic")
    page.locator("form.add", has_text="By whom …").get_by_role("button", name="Add").click()

    expect(page.locator("details.entry[id$='-look']").get_by_label("does *")).to_be_focused()
    expect(page.locator("details.entry[id$='-look']").get_by_label("does *")).to_be_in_viewport()


def test_the_list_of_items_is_there_when_the_window_gets_wider(page: Page, studio: Client) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(studio.base)
    expect(page.get_by_label("Find")).to_be_hidden()
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.get_by_label("Find")).to_be_visible()


def test_nothing_sticks_out_of_the_frame_beside_a_promise(page: Page, studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(
        TEXT + "    commitments: {look-at-it-first: {by: mechanic, does: Looks, within: 2 h}}\n"
    )
    page.set_viewport_size({"width": 1366, "height": 768})
    for code in ("en", "fi", "sv"):
        page.context.add_cookies([{"name": "promisekit-language", "value": code, "url": studio.base}])
        page.goto(f"{studio.base}/item/promises/ready")
        expect(page.locator("#verdict .answer")).to_be_visible()
        out = page.locator(".proof").evaluate("one => one.scrollWidth - one.clientWidth")
        assert out <= 0, (code, out)


def test_the_example_of_a_name_can_be_read(studio: Client, folder: Path, browser: Browser) -> None:
    (folder / "a.yaml").unlink()
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{studio.base}/?token={TOKEN}")
    room = page.locator("input[name=name]").bounding_box()
    page.close()
    assert room and room["width"] > 380


def test_two_marks_taken_away_one_after_the_other_are_both_gone(page: Page, studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text((TEXT + JOURNEY).replace("roles: [lead]", "roles: [lead, mechanic]"))
    page.goto(f"{studio.base}/item/touchpoints/phone")
    studio.seconds["/edit"] = 0.6
    chips = page.locator("#f-touchpoints-phone-roles .chip input")
    expect(chips).to_have_count(2)
    for _ in range(2):
        page.locator("#f-touchpoints-phone-roles .chip input:checked").first.uncheck()
    expect(chips).to_have_count(0, timeout=10_000)
    assert studio.value(["touchpoints", "phone", "roles"]) is None


def test_who_comes_back_to_a_field_while_it_is_saved_goes_on_writing(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    studio.seconds["/edit"] = 0.6
    words = page.get_by_label("promise *")
    words.fill("Your bike is ready.")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    page.keyboard.type(" Always.")
    page.wait_for_timeout(1_500)
    expect(words).to_be_focused()
    expect(words).to_have_value("Your bike is ready. Always.")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1_500)
    assert studio.value(["promises", "ready", "promise"]) == "Your bike is ready. Always."
    assert page.locator("#said").inner_text() == ""


def test_a_field_saved_twice_while_the_first_is_on_its_way_says_the_last(
    page: Page, studio: Client, folder: Path
) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    studio.seconds["/edit"] = 0.6
    words = page.get_by_label("promise *")
    for text in ("Your bike is ready.", "Your bike is ready by noon."):
        words.fill(text)
        page.keyboard.press("Tab")
    page.wait_for_timeout(2_500)
    assert studio.value(["promises", "ready", "promise"]) == "Your bike is ready by noon."
    assert page.locator("#said").inner_text() == ""


def test_a_button_that_somebody_came_to_stays_in_their_hands(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/item/promises/ready")
    studio.seconds["/edit"] = 0.6
    page.get_by_label("Within", exact=True).fill("1 working day")
    page.keyboard.press("Tab")
    new = page.get_by_label("Name of the new entry in guidelines")
    new.fill("At the counter")
    page.keyboard.press("Tab")
    page.keyboard.type("Mechanic")
    page.keyboard.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: within of ready")
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).to_contain_text("Undo: added to guidelines of ready")
    assert studio.value(["promises", "ready", "guidelines"]) == {"at-the-counter": {"role": "mechanic"}}


def test_enter_pressed_twice_makes_one_item(page: Page, studio: Client, folder: Path) -> None:
    page.goto(f"{studio.base}/")
    studio.seconds["/new"] = 0.6
    page.locator("#new-journeys input[name=value]").fill("A power cut")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/journeys/a-power-cut")
    page.wait_for_timeout(1_500)
    assert list(studio.workspace.loaded.portfolio.journeys) == ["tyre", "a-power-cut"]
