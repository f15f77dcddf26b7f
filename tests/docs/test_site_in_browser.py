"""Everybody can read the documentation, on a phone and at a desk, and copy what is to be typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers
from tests.docs.site import site
from tests.handbook.site import served

__all__ = ["served", "site"]

Serve = Callable[[Path], str]
PAGES = ("index", "tutorials/utility", "format/promises", "checks", "checks/pk402", "changes", "changes/pd101", "yaml")
OF_THE_THEME = {"landmark-unique": {"enabled": False}}
"""Material calls the frame of each button for copying a navigation."""


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "dark"), (1440, 900, "light")])
def test_every_kind_of_page_is_for_everybody(
    site: Path, served: Serve, browser: Browser, width: int, height: int, scheme: str
) -> None:
    base = served(site)
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    for name in PAGES:
        page.goto(f"{base}{name}.html")
        page.wait_for_selector("[data-md-component=search][aria-label]", state="attached")
        assert barriers(page, rules=OF_THE_THEME) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") == width, f"{name} is wider than the screen"
    page.close()


def test_of_a_block_of_commands_only_what_is_typed_is_copied(site: Path, served: Serve, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served(site)}tutorials/utility.html")
    page.locator(".language-console .md-code__button[data-md-type=copy]").first.click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('check')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split("\n\n\n") == ["promisekit init blueprints --from utility", "promisekit check"]
    context.close()
