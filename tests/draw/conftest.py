from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from promisekit.draw import FRAME_CSS, PICTURE_CSS

Shown = Callable[..., Any]


@pytest.fixture(scope="session")
def easel(browser: Browser) -> Page:
    """The tab in which one picture after another is shown: to open a tab takes longer than to measure most pictures."""
    return browser.new_page()


@pytest.fixture
def show(easel: Page) -> Shown:
    """Shows a piece of HTML with the pictures' style sheets alone, in place of what was shown before."""

    def show_page(body: str, *, scheme: str = "default", width: int = 1440, css: str = "") -> Any:
        easel.goto("about:blank")
        easel.set_viewport_size({"width": width, "height": 900})
        easel.emulate_media(media="screen")
        easel.set_content(
            f'<!doctype html><html data-md-color-scheme="{scheme}"><meta charset="utf-8">'
            f"<style>body{{margin:0}}{PICTURE_CSS}{FRAME_CSS}{css}</style>{body}"
        )
        return easel

    return show_page
