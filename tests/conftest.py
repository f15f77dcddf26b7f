from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from promisekit.read import Loaded, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ITS_OWN = "PROMISEKIT_CACHE" not in os.environ or "PYTEST_XDIST_WORKER" not in os.environ
if _ITS_OWN:
    os.environ["PROMISEKIT_CACHE"] = tempfile.mkdtemp(prefix="promisekit-tests-")
"""What one run of the tests draws is kept for that run, for all its processes; nothing is left in the user's cache."""


def pytest_sessionfinish() -> None:
    """The process that made the cache removes it."""
    if _ITS_OWN:
        shutil.rmtree(os.environ["PROMISEKIT_CACHE"], ignore_errors=True)


settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("same")
"""The same code passes or fails alike everywhere; `--hypothesis-profile=explore` tries other examples each time."""

Write = Callable[..., Loaded]

SITE = {
    *("docs/test_site", "docs/test_site_in_browser", "tutorials/test_handbook"),
    *("action/test_action", "cli/test_build", "cli/test_faults", "cli/test_serve"),
    *(f"handbook/test_{name}" for name in ("access", "audience", "build", "changes", "feedback_link", "languages")),
    *(
        f"handbook/test_{name}"
        for name in ("leaders", "markdown_pages", "pictures_in_pages", "preview", "print", "reuse", "same_bytes")
    ),
    *(f"handbook/test_{name}" for name in ("images", "printed_pictures", "serve", "set_aside", "single_file", "site")),
    *(
        "samples/test_city",
        "samples/test_finding",
        "handbook/test_content_policy",
        "payloads/test_payloads",
        "action/test_workflow",
    ),
}
FUZZ = {
    *(
        "diff/test_properties",
        "fuzz/test_executions",
        "fuzz/test_fuzz",
        "fuzz/test_kills",
        "studio/test_kills",
        "graph/test_schedule",
        "mistakes/test_once",
    ),
    "language_server/test_any_typing",
    *("read/test_any_shape", "read/test_any_text", "read/test_item_lines", "reference/test_schema_generated"),
    "sheets/test_sheets_generated",
}

AGAIN = {
    "action/test_action",
    *(f"handbook/test_{name}" for name in ("audience", "changes", "languages", "leaders", "print", "same_bytes")),
}
"""What goes over lines again that other tests go over: watching it makes it twice as slow. So it is with browsers,
and where hundreds of texts are tried."""

FUZZ |= {"graph/test_constellations", "graph/test_real_days_by_the_minute"}
"""Every minute of hundreds of portfolios takes minutes, too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what `make quick` leaves out, by what a test asks for and by the file that it stands in."""
    for item in items:
        name = item.path.relative_to(Path(__file__).parent).with_suffix("").as_posix()
        asks_a_browser = "browser" in getattr(item, "fixturenames", ())
        for mark, is_so in (
            ("browser", asks_a_browser),
            ("site", name in SITE),
            ("fuzz", name in FUZZ),
            ("no_cover", asks_a_browser or name in FUZZ or name in AGAIN),
        ):
            if is_so:
                item.add_marker(mark)


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


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that there is. The one without windows opens a page in half the time."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a test process: Playwright does not start twice in one."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        # Playwright waits for things by `eval`, which pages do not allow; who looks at just that asks otherwise.
        for name in ("new_page", "new_context"):
            setattr(chromium, name, partial(getattr(chromium, name), bypass_csp=True))
        yield chromium
        chromium.close()


def interruptible() -> None:
    """For a child process: Ctrl+C ends it, also where the tests themselves run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
