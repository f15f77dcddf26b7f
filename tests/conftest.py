from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from promisekit.read import Loaded, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ["PROMISEKIT_CACHE"] = "off"
"""Every test draws for itself and leaves nothing in the user's cache."""

settings.register_profile("promisekit", deadline=None)
settings.load_profile("promisekit")

Write = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """Writes files (name -> text or bytes) below a fresh `blueprints` folder and loads it."""

    def write_and_load(files: dict[str, str | bytes] | str | bytes) -> Loaded:
        folder = tmp_path / "blueprints"
        for name, content in (files if isinstance(files, dict) else {"a.yaml": files}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(folder, shown_as="blueprints")

    return write_and_load


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a test process: Playwright does not start twice in one."""
    from playwright.sync_api import sync_playwright

    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def interruptible() -> None:
    """For a child process: Ctrl+C ends it, also where the tests themselves run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
