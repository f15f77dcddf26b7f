from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from promisekit.draw import FRAME_CSS, PICTURE_CSS

Shown = Callable[..., Any]


@pytest.fixture
def show(browser: Browser) -> Iterator[Shown]:
    """Opens a piece of HTML in a page with the pictures' style sheets and a policy that forbids inline styles."""
    opened = []

    def open_page(body: str, *, scheme: str = "default", width: int = 1440, css: str = "") -> Any:
        page = browser.new_page(viewport={"width": width, "height": 900})
        opened.append(page)
        page.set_content(
            f'<!doctype html><html data-md-color-scheme="{scheme}"><meta charset="utf-8">'
            f"<style>body{{margin:0}}{PICTURE_CSS}{FRAME_CSS}{css}</style>{body}"
        )
        return page

    yield open_page
    for page in opened:
        page.close()
