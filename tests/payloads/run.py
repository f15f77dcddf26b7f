"""``python -m tests.payloads.run``: every payload in several places of portfolios, through every output, and a browser.

Prints what acted, and at the end how much was tried; ``--times`` says in how many places each payload stands.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.payloads.hostile import filled, readable, rounds, written
from tests.payloads.payloads import payloads
from tests.payloads.trial import wrong_with

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass
class Outcome:
    """What was tried, and what went wrong."""

    texts: int
    refused: int
    places: int = 0
    pages: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self, seconds: float) -> str:
        """The last line of a run."""
        return (
            f"{self.texts} payloads ({self.refused} refused by the reader) in {self.places} places of texts, "
            f"{self.pages} pages in a browser, in {seconds:.0f} seconds: {len(self.wrong)} wrong"
        )


def run(texts: list[str], times: int, browser: Browser, folder: Path) -> Outcome:
    """Tries the texts, each in ``times`` places; ``folder`` is emptied of what was made on the way."""
    taken, refused = readable(texts, folder / "one")
    outcome = Outcome(len(texts), len(refused))
    for number, portion in enumerate(rounds(taken, times)):
        here = folder / str(number)
        hostile = written(here / "hostile", filled(iter(portion).__next__))
        harmless = written(here / "harmless", filled(iter(f"Plain words {i}" for i in range(len(portion))).__next__))
        outcome.places += len(portion)
        outcome.wrong += [f"{number}: {what}" for what in wrong_with(hostile, harmless, here)]
        files = [*sorted((here / "site").rglob("*.html")), here / "one.html"]
        outcome.pages += len(files)
        outcome.wrong += [f"{number}: {what}" for what in _acted(browser, files)]
        if not outcome.wrong:
            shutil.rmtree(here)
    return outcome


def _acted(browser: Browser, files: list[Path]) -> Iterator[str]:
    """What pages do by themselves once they are open. The policy is passed over: texts must not need it."""
    found: list[str] = []
    tab = browser.new_page(bypass_csp=True)
    tab.on("dialog", lambda dialog: (found.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    tab.on("pageerror", lambda error: found.append(f"an error: {str(error)[:200]}"))
    tab.on("popup", lambda _page: found.append("a window"))
    tab.on(
        "request",
        lambda one: None if one.url.startswith(("file:", "data:", "blob:")) else found.append(f"asks {one.url[:100]}"),
    )
    for file in files:
        tab.goto(file.as_uri())
        tab.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true;"
            "for (const one of document.querySelectorAll('a, [tabindex]')) "
            "{ one.dispatchEvent(new MouseEvent('mouseover')); one.focus({preventScroll: true}); }"
        )
        where = f"{file.parent.name}/{file.name}"
        yield from (f"{where}: {what}" for what in found)
        found.clear()
    tab.close()


def main() -> None:
    """Tries all of them."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import BROWSERS

    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=4)
    asked = parser.parse_args()
    os.environ |= {"PROMISEKIT_CACHE": "off", "NO_MKDOCS_2_WARNING": "1"}
    start = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="promisekit-payloads-"))
    os.chdir(folder)
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        outcome = run(payloads(), asked.times, browser, folder)
        browser.close()
    for what in outcome.wrong:
        print(what)
    print(outcome.line(time.monotonic() - start))
    if outcome.wrong:
        print(f"The portfolios are in {folder}.")
    else:
        shutil.rmtree(folder)
    sys.exit(bool(outcome.wrong))


if __name__ == "__main__":
    main()
