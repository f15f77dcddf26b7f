"""An afternoon in the studio, from an empty folder: what docs/afternoon.md tells, done in a browser with the hands of a
facilitator. ``python -m tests.studio.afternoon docs/studio`` takes its pictures; what was typed is counted."""

from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from promisekit.studio.app import Studio
from promisekit.studio.workspace import Workspace

TODAY: Final = datetime.date(2026, 11, 30)
TOKEN: Final = "afternoon"
PHASES: Final = {
    "The cut": ["The lights go out", "Gets a text with the cause and the hour", "Calls the fault line"],
    "The repair": ["Looks up the hour again", "The lights come back, and a text says so"],
    "The money": ["Sees the compensation online", "Gets it on the next bill", "Disagrees with the amount"],
}
ACTIONS: Final = (
    # Step, lane, who, in which section they are new, and what they do.
    ("The lights go out", "backstage", "Control room", "function", "Sees the fault and sends a crew"),
    ("Gets a text", "support", "Text service", "system", "Sends cause and hour to every meter behind the fault"),
    ("Calls the fault line", "frontstage", "Fault agent", "role", "Says what is known and promises the next text"),
    ("The lights come back", "backstage", "Contractor crew", "function", "Mends the line and reports it done"),
    ("Sees the comp", "backstage", "Billing", "function", "Reckons the compensation from the meter's times"),
    ("Gets it on the next", "backstage", "Bi", "", "Puts it on the bill without being asked"),
    ("Disagrees", "frontstage", "Fault", "", "Explains the sum line by line"),
)
MOODS: Final = {"The lights go out": -2, "The lights come back": 2, "Sees the comp": 1, "Disagrees": -1}


class Hands:
    """A keyboard and a mouse that count what they do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.letters = 0
        self.keys = 0
        self.clicks = 0

    def type(self, text: str) -> None:
        """Letters, one after the other."""
        self.letters += len(text)
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """One key, or several at once."""
        self.keys += 1
        self.page.keyboard.press(key)

    def click(self, selector: str) -> None:
        """Points and clicks."""
        self.clicks += 1
        self.page.locator(selector).first.click()

    def minutes(self) -> float:
        """How long it takes a person, after the keystroke-level model of Card, Moran & Newell (1980): 0.28 s a letter
        or key, 1.3 s to point and click, and 1.35 s of thought before each click and key that is no letter."""
        return (self.letters * 0.28 + self.keys * (0.28 + 1.35) + self.clicks * (1.3 + 1.35)) / 60


def afternoon(page: Page, base: str, shoot: Callable[[str], None], token: str = TOKEN) -> Hands:
    """All of it, from the empty folder to a promise that can be kept."""
    hands = Hands(page)
    page.goto(f"{base}/?token={token}")
    expect(page.locator("[autofocus]")).to_be_focused()
    hands.type("Harbour Grid")
    shoot("begin")
    hands.press("Enter")
    expect(page.locator("h1")).to_have_text("Harbour Grid")
    hands.click("[data-tour=close]")
    journey(page, hands, shoot)
    promise(page, hands, shoot)
    return hands


def journey(page: Page, hands: Hands, shoot: Callable[[str], None]) -> None:
    """Eight steps in three phases, and who acts."""
    hands.click("#new-journeys input[name=value]")
    hands.type("A power cut")
    hands.press("Enter")
    page.wait_for_url("**/journeys/a-power-cut")
    steps = 0
    for number, (name, texts) in enumerate(PHASES.items()):
        if number:
            hands.press("p")
        else:
            hands.click(".start input[name=name]")
        hands.type(name)
        hands.press("Enter" if number else "Tab")
        hands.type(texts[0])
        hands.press("Enter")
        steps += 1
        expect(page.locator(".handle.step")).to_have_count(steps)
        hands.press("Control+Enter")
        for text in texts[1:]:
            hands.type(text)
            last = text == texts[-1]
            if number == 0 and last:
                shoot("writing")
            hands.press("Enter" if last else "Control+Enter")
            steps += 1
            expect(page.locator(".handle.step")).to_have_count(steps)
    for step, lane, who, new, text in ACTIONS:
        element = page.locator(".handle.step", has_text=step).first.get_attribute("id") or ""
        before = page.locator(".handle.action").count()
        hands.click(f"[id='{element.removesuffix('customer')}{lane}-free']")
        hands.type(who)
        hands.press("Tab")
        hands.type(text)
        hands.press("Enter")
        if new:
            hands.click(f"#said button[value={new}s]")
        expect(page.locator(".handle.action")).to_have_count(before + 1)
    for step, mood in MOODS.items():
        element = page.locator(".handle.step", has_text=step).first.get_attribute("id") or ""
        hands.click(f"[id='{element.removesuffix('customer')}emotion']")
        hands.type(str(mood))
        hands.press("Enter")
        expect(page.locator(".typing")).to_be_hidden()
        page.wait_for_timeout(300)
    page.locator("h1").scroll_into_view_if_needed()
    shoot("board")


def promise(page: Page, hands: Hands, shoot: Callable[[str], None]) -> None:
    """A promise with its limit and its commitments, and what if."""
    hands.click(".home")
    hands.click("#new-promises input[name=value]")
    hands.type("A long cut is made good on your next bill.")
    hands.press("Enter")
    page.wait_for_url("**/item/promises/**")
    hands.click("[id$='-within-in']")
    hands.type("5 working days")
    hands.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: within")
    for key, who, does, within in (
        ("Reckon", "Billing", "Reckons the sum from the meter's times", "2 working days"),
        ("Bill", "Billing", "Puts it on the bill", "2 working days"),
    ):
        hands.click("[id$='-commitments'] .add input[name=key]")
        hands.type(key)
        hands.press("Tab")
        hands.type(who)
        hands.press("Tab")
        hands.press("Enter")
        entry = f"[id$='-commitments-{key.lower()}']"
        hands.click(f"{entry} [id$='-does-in']")
        hands.type(does)
        hands.press("Tab")
        expect(page.locator("#bar")).to_contain_text("Undo: does")
        hands.click(f"{entry} [id$='-within-in']")
        hands.type(within)
        hands.press("Tab")
        expect(page.locator("#bar")).to_contain_text("Undo: within")
    hands.click("[id$='-commitments-bill'] [id$='-after-add']")
    hands.type("reckon")
    hands.press("Tab")
    expect(page.locator("#bar")).to_contain_text("Undo: after")
    hands.click("[id$='-accountable-in']")
    hands.type("Billing")
    hands.press("Tab")
    expect(page.locator("#verdict")).to_contain_text("It can always be kept.")
    page.locator("#question-2").scroll_into_view_if_needed()
    shoot("promise")


def main(folder: Path) -> None:
    """Takes the pictures, and prints what was typed and what came out."""
    portfolio = Path(tempfile.mkdtemp(prefix="afternoon-")) / "blueprints"
    workspace = Workspace(portfolio, "blueprints", TODAY)
    config = uvicorn.Config(
        Studio(workspace).app(TOKEN, "127.0.0.1"), port=0, log_level="error", lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    browsers = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(browsers, None), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(10_000)

        def shoot(name: str) -> None:
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"{name}.png")

        hands = afternoon(page, base, shoot)
        browser.close()
    server.should_exit = True
    files = sorted(portfolio.glob("*.yaml"))
    written = sum(len(file.read_text()) for file in files)
    print(f"{hands.letters} letters, {hands.keys} keys, {hands.clicks} clicks: {hands.minutes():.1f} minutes")
    print(f"as YAML: {written} characters in {len(files)} files: {written * 0.28 / 60:.1f} minutes of typing alone")
    for file in files:
        print(f"# {file.name}\n{file.read_text()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
