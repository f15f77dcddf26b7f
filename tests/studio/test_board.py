from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from promisekit.edit.layout import laid_out
from tests.studio.conftest import TEXT, TOKEN, Client

PHASES = {
    "Notice": ["Hears a hiss", "Stops", "Looks for a shop"],
    "Hand over": ["Comes to the counter", "Says what happened", "Gets a day"],
    "Ride on": ["Gets the bike", "Pays"],
}
ACTIONS = (
    ("comes-to-the-counter", "frontstage", "mech", "Writes the day on the slip"),
    ("comes-to-the-counter", "backstage", "le", "Plans the day"),
    ("gets-the-bike", "support", "parts", "Has the tube in stock"),
)


@pytest.fixture
def page(studio: Client, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{studio.base}/?token={TOKEN}")
    yield page
    page.close()
    assert said == []


def box(page: Page, step: str, row: str) -> Locator:
    return page.locator(f"[id='h-{step}-{row}']")


def undone(studio: Client) -> None:
    while studio.workspace.history.last_done():
        assert studio.post("/undo", {}).status == 200


def drawn(studio: Client) -> list[tuple[str, list[str]]]:
    phases = studio.value(["journeys", "a-flat-tyre", "phases"])
    return [(phase["name"], [step["customer"] for step in phase["steps"]]) for phase in phases]


def test_a_journey_is_drawn_from_nothing_with_the_keyboard_alone(page: Page, studio: Client, folder: Path) -> None:
    keys = page.keyboard
    page.get_by_label("New: journeys").focus()
    keys.type("A flat tyre")
    keys.press("Enter")
    page.wait_for_url("**/item/journeys/a-flat-tyre")
    page.get_by_label("What would a customer call").focus()
    keys.type("Notice")
    keys.press("Tab")
    keys.type("Hears a hiss")
    keys.press("Enter")
    expect(box(page, "hears-a-hiss", "customer")).to_be_focused()
    for name, steps in PHASES.items():
        if name != "Notice":
            keys.press("p")
            keys.type(name)
            keys.press("Enter")
            keys.type(steps[0])
            keys.press("Enter")
            expect(page.locator(".handle.step:focus")).to_have_attribute("aria-label", re.compile(steps[0]))
        keys.press("Control+Enter")
        for number, step in enumerate(steps[1:], 2):
            keys.type(step)
            keys.press("Control+Enter" if number < len(steps) else "Enter")
            expect(page.locator(".handle.step", has_text=step)).to_have_count(1)
            if number < len(steps):
                expect(page.locator(".typing textarea")).to_be_focused()
                expect(page.locator(".typing textarea")).to_have_value("")
    for step, lane, letters, text in ACTIONS:
        box(page, step, f"{lane}-free").focus()
        keys.press("Enter")
        keys.type(letters)
        keys.press("Enter")
        keys.type(text)
        keys.press("Enter")
        expect(page.locator(".handle.action", has_text=text)).to_be_focused()
    box(page, "hears-a-hiss", "emotion").focus()
    keys.press("Alt+ArrowDown")
    expect(box(page, "hears-a-hiss", "emotion")).to_have_attribute("aria-label", "Customer's emotion: -1")
    expect(box(page, "hears-a-hiss", "emotion")).to_be_focused()

    shown_and_undone(studio, folder)


def shown_and_undone(studio: Client, folder: Path) -> None:
    text = (folder / "a.yaml").read_text()
    assert drawn(studio) == list(PHASES.items())
    assert text.startswith(TEXT)
    assert laid_out(text) == text
    for words in ("frontstage: {mechanic: Writes the day on the slip}", "support: {parts: Has the tube in stock}"):
        assert words in text
    undone(studio)
    assert (folder / "a.yaml").read_text() == TEXT


def test_a_journey_is_drawn_from_nothing_with_the_mouse(page: Page, studio: Client, folder: Path) -> None:
    journeys = page.locator("nav details details").filter(has_text="Journeys")
    journeys.get_by_label("New: journeys").fill("A flat tyre")
    journeys.get_by_role("button", name="Add").click()
    page.get_by_label("What would a customer call").fill("Notice")
    page.get_by_label("What does the customer do first?").fill("Hears a hiss")
    page.get_by_role("button", name="Begin").click()
    at = 0
    for name, steps in PHASES.items():
        if name != "Notice":
            page.get_by_role("button", name="New phase").click()
            page.locator(".typing input").fill(name)
            page.locator(".typing textarea").fill(steps[0])
            page.get_by_role("button", name="Save").click()
            expect(page.locator(".handle.step")).to_have_count(at + 1)
        for step in steps[1:]:
            page.locator(".plus").nth(at).click()
            page.locator(".typing textarea").fill(step)
            page.get_by_role("button", name="Save").click()
            at += 1
            expect(page.locator(".handle.step")).to_have_count(at + 1)
        at += 1
    for step, lane, letters, text in ACTIONS:
        box(page, step, f"{lane}-free").click()
        page.locator(".typing input").fill(letters)
        page.locator(".typing textarea").fill(text)
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".handle.action", has_text=text)).to_have_count(1)
    box(page, "hears-a-hiss", "emotion").scroll_into_view_if_needed()
    face = box(page, "hears-a-hiss", "emotion").bounding_box()
    assert face
    page.mouse.move(face["x"] + 80, face["y"] + face["height"] / 2)
    page.mouse.down()
    page.mouse.move(face["x"] + 80, face["y"] + face["height"] - 20, steps=4)
    page.mouse.up()
    expect(box(page, "hears-a-hiss", "emotion")).to_have_attribute("aria-label", "Customer's emotion: -2")

    shown_and_undone(studio, folder)


JOURNEY = """\

journeys:
  tyre:
    name: A flat tyre
    phases:
      - name: Notice
        steps:
          - id: hiss
            customer: Hears a hiss
            # She told us so.
            emotion: -1
          - {id: stops, customer: Stops}
      - name: Hand over
        steps:
          - id: comes
            customer: Comes to the counter
            touchpoint: counter
            frontstage:
              mechanic: {does: Writes the day on the slip, takes: 5 min}  # as they come
            backstage: {lead: [Plans the day, Calls parts]}
          - {id: day, customer: Gets a day}
"""


@pytest.fixture
def tyre(page: Page, studio: Client, folder: Path) -> Page:
    (folder / "a.yaml").write_text(TEXT + JOURNEY)
    page.goto(f"{studio.base}/item/journeys/tyre")
    return page


def ids(studio: Client) -> list[list[str]]:
    return [[step["id"] for step in phase["steps"]] for phase in studio.value(["journeys", "tyre", "phases"])]


def test_steps_and_actions_are_carried_with_the_mouse(tyre: Page, studio: Client, folder: Path) -> None:
    box(tyre, "hiss", "customer").drag_to(box(tyre, "day", "customer"), target_position={"x": 150, "y": 20})
    expect(tyre.locator(".handle.step").last).to_have_id("h-hiss-customer")
    assert ids(studio) == [["stops"], ["comes", "day", "hiss"]]
    assert "            # She told us so.\n            emotion: -1\n" in (folder / "a.yaml").read_text()

    box(tyre, "comes", "frontstage-mechanic").drag_to(box(tyre, "day", "support-free"))
    expect(box(tyre, "day", "support-mechanic")).to_be_visible()
    steps = studio.value(["journeys", "tyre", "phases", 1, "steps"])
    assert "frontstage" not in steps[0]
    assert steps[1]["support"] == {"mechanic": {"does": "Writes the day on the slip", "takes": "5 min"}}
    assert (folder / "a.yaml").read_text().count("  # as they come") == 1

    undone(studio)
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY


def test_steps_and_actions_are_moved_with_the_keyboard(tyre: Page, studio: Client, folder: Path) -> None:
    keys = tyre.keyboard
    box(tyre, "stops", "customer").focus()
    with tyre.expect_response("**/move"):
        keys.press("Alt+ArrowRight")
    expect(box(tyre, "stops", "customer")).to_be_focused()
    assert ids(studio) == [["hiss"], ["stops", "comes", "day"]]
    with tyre.expect_response("**/move"):
        keys.press("Alt+ArrowLeft")
    assert ids(studio) == [["hiss", "stops"], ["comes", "day"]]

    box(tyre, "comes", "backstage-lead").focus()
    keys.press("Alt+ArrowRight")
    expect(box(tyre, "day", "backstage-lead")).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(box(tyre, "day", "frontstage-lead")).to_be_focused()
    assert studio.value(["journeys", "tyre", "phases", 1, "steps", 1, "frontstage"]) == {
        "lead": ["Plans the day", "Calls parts"]
    }


def test_a_box_is_written_in_place_and_only_its_line_changes(tyre: Page, studio: Client, folder: Path) -> None:
    keys = tyre.keyboard
    box(tyre, "comes", "frontstage-mechanic").click()
    tyre.locator(".typing textarea").fill("Writes the day down")
    keys.press("Enter")
    expect(tyre.locator(".drawing")).to_contain_text("Writes the day down")
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY.replace(
        "Writes the day on the slip", "Writes the day down"
    )

    box(tyre, "hiss", "customer").focus()
    keys.press("Enter")
    keys.type("Hears a bang")
    keys.press("Escape")
    expect(box(tyre, "hiss", "customer")).to_be_focused()
    assert "bang" not in (folder / "a.yaml").read_text()


def test_fail_point_wait_and_moment_of_truth_are_a_key_each(tyre: Page, studio: Client, folder: Path) -> None:
    keys = tyre.keyboard
    box(tyre, "day", "customer").focus()
    keys.press("m")
    expect(box(tyre, "day", "customer")).to_have_attribute("aria-label", re.compile("Moment of truth"))
    keys.press("f")
    keys.type("Nobody knows the day")
    keys.press("Enter")
    expect(tyre.locator(".drawing")).to_contain_text("F1")
    keys.press("w")
    keys.type("2 working dys")
    keys.press("Enter")
    expect(box(tyre, "day", "customer").locator("circle.error")).to_be_visible()
    keys.press("w")
    keys.type("2 working days")
    keys.press("Enter")
    expect(box(tyre, "day", "customer").locator("circle.error")).to_have_count(0)
    step = studio.value(["journeys", "tyre", "phases", 1, "steps", 1])
    assert step["fails"] == "Nobody knows the day"
    assert (step["waits"], step["moment_of_truth"]) == ("2 working days", "true")

    box(tyre, "comes", "backstage-lead").focus()
    keys.press("d")
    expect(tyre).to_have_url(f"{studio.base}/item/journeys/tyre?part=comes%2Fbackstage%2Flead")
    expect(tyre.locator("#part")).to_contain_text("What they do.")
    tyre.go_back()
    expect(tyre.locator("#part")).to_have_count(0)


def test_more_about_an_action_turns_its_short_form_into_the_long_one(tyre: Page, studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT + JOURNEY.replace("[Plans the day, Calls parts]", "Plans the day"))
    tyre.goto(f"{studio.base}/item/journeys/tyre?part=comes/backstage/lead")
    tyre.get_by_text("More fields: Takes, Fail point").click()
    tyre.locator("#part").get_by_label("takes").fill("10 min")
    tyre.keyboard.press("Tab")

    expect(tyre.locator(".drawing")).to_contain_text("10 min")
    assert "backstage: {lead: {does: Plans the day, takes: 10 min}}" in (folder / "a.yaml").read_text()


def test_somebody_new_is_asked_about_before_a_name_is_invented(tyre: Page, studio: Client, folder: Path) -> None:
    box(tyre, "hiss", "support-free").click()
    tyre.locator(".typing input").fill("Night desk")
    tyre.locator(".typing textarea").fill("Answers")
    tyre.keyboard.press("Enter")
    expect(tyre.locator("#said")).to_contain_text("Nobody here is called “Night desk” yet.")
    assert (folder / "a.yaml").read_text() == TEXT + JOURNEY

    tyre.get_by_role("button", name="A new function").click()
    expect(box(tyre, "hiss", "support-night-desk")).to_be_visible()
    assert "  night-desk: {name: Night desk, kind: support}\n" in (folder / "a.yaml").read_text()


def test_what_is_typed_stays_where_the_studio_asks_back(tyre: Page, studio: Client, folder: Path) -> None:
    tyre.set_viewport_size({"width": 1000, "height": 500})
    box(tyre, "hiss", "support-free").click()
    tyre.locator(".typing input").fill("Night desk")
    tyre.locator(".typing textarea").fill("Answers the phone")
    tyre.keyboard.press("Enter")

    new = tyre.get_by_role("button", name="A new role")
    expect(new).to_be_focused()
    assert in_sight(new)
    expect(tyre.locator(".typing input")).to_have_value("Night desk")
    expect(tyre.locator(".typing textarea")).to_have_value("Answers the phone")
    tyre.locator(".typing input").fill("Parts")
    tyre.locator(".typing textarea").press("Enter")
    expect(box(tyre, "hiss", "support-parts")).to_be_visible()
    expect(tyre.locator("#said")).to_be_empty()


def test_a_new_phase_needs_its_first_step_and_is_asked_for_it(tyre: Page, studio: Client, folder: Path) -> None:
    box(tyre, "hiss", "customer").focus()
    tyre.keyboard.press("p")
    tyre.keyboard.type("Ride on")
    tyre.keyboard.press("Enter")
    tyre.keyboard.press("Enter")
    tyre.keyboard.type("Pays")
    expect(tyre.locator(".typing input")).to_have_value("Ride on")
    tyre.keyboard.press("Enter")

    expect(box(tyre, "pays", "customer")).to_be_visible()
    assert studio.value(["journeys", "tyre", "phases", 0, "steps", 0, "customer"]) == "Hears a hiss"


def test_the_board_stays_where_it_was_scrolled_to(tyre: Page, studio: Client, folder: Path) -> None:
    tyre.set_viewport_size({"width": 800, "height": 900})
    box(tyre, "comes", "customer").focus()
    tyre.locator(".canvas").evaluate("one => one.scrollLeft = 220")
    tyre.mouse.move(0, 0)
    mood = box(tyre, "comes", "emotion")
    mood.click()
    before = tyre.locator(".canvas").evaluate("one => one.scrollLeft")
    tyre.keyboard.type("1")
    tyre.keyboard.press("Enter")

    expect(tyre.locator("#bar")).to_contain_text("Undo: emotion of tyre")
    assert before > 100
    assert tyre.locator(".canvas").evaluate("one => one.scrollLeft") == before
    for name in ("Gets a day", "Rides home"):
        tyre.get_by_role("button", name="Step after").click()
        tyre.locator(".typing textarea").fill(name)
        tyre.keyboard.press("Enter")
        added = box(tyre, name.lower().replace(" ", "-"), "customer")
        expect(added).to_be_focused()
        tyre.wait_for_timeout(1_500)
        assert in_sight(added)


def test_the_names_of_the_lanes_stay_while_steps_are_scrolled(tyre: Page, studio: Client, folder: Path) -> None:
    tyre.set_viewport_size({"width": 800, "height": 900})
    for scrolled in (0, 120):
        tyre.locator(".canvas").evaluate("(one, to) => one.scrollLeft = to", scrolled)
        canvas, heads = tyre.locator(".canvas").bounding_box(), tyre.locator(".heads").bounding_box()
        assert canvas and heads
        assert abs(canvas["x"] - heads["x"]) < 3 and heads["height"] > 300
        first = tyre.locator(".handle.phase rect").first.bounding_box()
        assert first and first["x"] + scrolled >= heads["x"] + heads["width"]
    assert tyre.locator(".canvas").evaluate("one => one.scrollLeft") == 120


def in_sight(one: Locator) -> bool:
    return bool(
        one.evaluate(
            """one => { const box = one.getBoundingClientRect();
            return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)); }"""
        )
    )


def test_a_phase_never_loses_its_last_step_by_a_move(tyre: Page, studio: Client, folder: Path) -> None:
    box(tyre, "stops", "customer").focus()
    tyre.keyboard.press("Alt+ArrowRight")
    tyre.keyboard.press("ArrowLeft")
    expect(box(tyre, "hiss", "customer")).to_be_focused()
    tyre.keyboard.press("Alt+ArrowRight")

    expect(tyre.locator("#said")).to_contain_text("The phase `Notice` would be left without a step")
    assert ids(studio) == [["hiss"], ["stops", "comes", "day"]]
    tyre.keyboard.press("Delete")
    expect(tyre.locator(".handle.phase")).to_have_count(1)
    assert ids(studio) == [["stops", "comes", "day"]]


def test_whoever_types_faster_than_the_studio_answers_loses_no_key(tyre: Page, studio: Client, folder: Path) -> None:
    studio.seconds["/step"] = 0.6
    studio.seconds["/phase"] = 0.6
    box(tyre, "stops", "customer").focus()
    keys = tyre.keyboard
    keys.press("Control+Enter")
    keys.type("Sits down")
    keys.press("Control+Enter")
    keys.type("Calls a fiend")
    for _ in "iend":
        keys.press("Backspace")
    keys.type("riend")
    keys.press("Control+Enter")
    keys.type("Waits")
    keys.press("Enter")
    keys.press("p")
    keys.type("The way home")
    keys.press("Tab")
    keys.type("Walks")
    keys.press("Enter")
    expect(tyre.locator(".handle.step", has_text="Walks")).to_have_count(1, timeout=20_000)
    assert ids(studio) == [["hiss", "stops", "sits-down", "calls-a-friend", "waits"], ["comes", "day"], ["walks"]]


def test_what_others_change_takes_no_form_from_under_the_hands(tyre: Page, studio: Client, folder: Path) -> None:
    studio.seconds["/step"] = 2.5
    box(tyre, "stops", "customer").focus()
    tyre.keyboard.press("Control+Enter")
    tyre.keyboard.type("Sits down")
    tyre.keyboard.press("Control+Enter")
    tyre.keyboard.type("Calls a friend")
    expect(tyre.locator(".typing textarea")).to_have_value("Calls a friend", timeout=20_000)
    (file,) = folder.glob("*.yaml")
    file.write_text(file.read_text().replace("Hears a hiss", "Hears a bang"))
    tyre.wait_for_timeout(2_500)
    expect(tyre.locator(".typing textarea")).to_have_value("Calls a friend")
    expect(tyre.locator(".handle.step", has_text="Hears a hiss")).to_have_count(1)
    tyre.keyboard.press("Escape")
    expect(tyre.locator(".handle.step", has_text="Hears a bang")).to_have_count(1)
    expect(tyre.locator(".handle.step", has_text="Sits down")).to_be_focused()
