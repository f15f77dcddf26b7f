"""What axe says of a page in the browser."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page

_AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_AT_REST: Final = """() => Promise.allSettled(document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished))"""
_RUN: Final = "options => axe.run(document, options)"


def barriers(page: Page, **options: Any) -> list[tuple[str, str]]:
    """Of each rule of axe's that the page breaks its name and the first element that breaks it.

    `options` are axe's own. What keeps the rules is not listed, which takes half the time. A page that has axe
    already is not given it again, which takes more time than asking it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    page.evaluate(_AT_REST)
    found = page.evaluate(_RUN, {**options, "resultTypes": ["violations"]})["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
