"""From a saved file to the text seen in a browser: the preview, and MkDocs' own `serve` beside it."""

from __future__ import annotations

import contextlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Page, sync_playwright

from promisekit.handbook.site.build import config_path
from tests.bench import generator
from tests.conftest import interruptible

_SEEN = "text => document.querySelector('article')?.textContent.includes(text)"


class Edit(NamedTuple):
    """What is changed in which file, and the page that is looked at meanwhile."""

    name: str
    file: str
    line: re.Pattern[str]
    page: str


EDITS = (
    Edit("a promise's text", "promises-0000.yaml", re.compile(r"(?<=    promise: )"), "promises/promise-0.html"),
    Edit("the name of a function", "functions-0000.yaml", re.compile(r"(?<=    name: )"), "promises/promise-0.html"),
)


@contextlib.contextmanager
def served(command: list[str], folder: Path, port: int) -> Iterator[str]:
    """A server of its own process, once it answers; its address."""
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=interruptible
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(address, timeout=120).read()
                break
            time.sleep(0.1)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def seconds(page: Page, folder: Path, edit: Edit, times: int) -> list[float]:
    """Of each save the seconds until its text is seen."""
    file = folder / "blueprints" / edit.file
    was = file.read_text("utf-8")
    found = []
    for number in range(times):
        text = f"Save{number}x{time.monotonic_ns()} "
        start = time.perf_counter()
        file.write_text(edit.line.sub(text, was, count=1), "utf-8")
        page.wait_for_function(_SEEN, arg=text.strip(), timeout=120_000)
        found.append(time.perf_counter() - start)
        time.sleep(0.5)
    file.write_text(was, "utf-8")
    time.sleep(0.5)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def saving(size: int, times: int = 20, times_before: int = 3) -> list[tuple[str, float, float]]:
    """Of each edit of a portfolio of ``size`` items the median seconds of ours and of the old way."""
    folder = Path(tempfile.mkdtemp(prefix="promisekit-bench-"))
    try:
        generator.write(folder / "blueprints", size)
        with config_path(None) as path:
            settings = yaml.safe_load(path.read_text("utf-8"))
        (folder / "old.yml").write_text(yaml.safe_dump({**settings, "docs_dir": "blueprints"}), "utf-8")
        rows = []
        port, old_port = free_port(), free_port()
        ours = [sys.executable, "-m", "promisekit", "serve", "blueprints", "--address", f"127.0.0.1:{port}"]
        old = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", "old.yml", "-a", f"127.0.0.1:{old_port}"]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or None, args=["--no-sandbox"]
            )
            measured = {}
            for name, command, at, count in (("ours", ours, port, times), ("old", old, old_port, times_before)):
                with served(command, folder, at) as address:
                    for edit in EDITS:
                        page = browser.new_page(bypass_csp=True)  # Playwright waits by `eval`
                        page.goto(address + edit.page)
                        time.sleep(1)
                        measured[name, edit] = seconds(page, folder, edit, count)
                        page.close()
            for edit in EDITS:
                rows.append(
                    (edit.name, statistics.median(measured["ours", edit]), statistics.median(measured["old", edit]))
                )
            browser.close()
        return rows
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("250", "1000")):
        for name, ours, old in saving(size):
            print(f"{size:,} items, {name}: {ours * 1000:.0f} ms; the old way {old * 1000:.0f} ms")
