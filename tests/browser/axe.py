"""What axe says of a page in the browser."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def barriers(page: Page, **options: Any) -> list[tuple[str, str]]:
    """Of each rule of axe's that the page breaks its name and the first element that breaks it.

    `options` are axe's own. What keeps the rules is not listed, which takes half the time.
    """
    found = Axe().run(page, options={**options, "resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
