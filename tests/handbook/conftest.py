from __future__ import annotations

import functools
import http.server
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.site.build import build
from promisekit.read import Loaded
from tests.handbook.test_item_pages import NORTHLIGHT

ROOT = Path(__file__).parents[2]
DAY = "1780000000"
"""SOURCE_DATE_EPOCH of all builds here."""

Write = Callable[..., Loaded]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def handbook(read: Write) -> Callable[[str], Handbook]:
    """The handbook of one file of YAML."""

    def made(text: str) -> Handbook:
        loaded = read(text)
        assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
        return make_handbook(Reading(loaded, ()))

    return made


@pytest.fixture
def page(handbook: Callable[[str], Handbook]) -> Callable[[str, str], str]:
    """The Markdown of one page of a portfolio given as YAML."""
    return lambda text, path: next(p.body for p in handbook(text).pages if p.path == path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a portfolio, and nothing else."""
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "all.yaml").write_text(NORTHLIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's handbook, built once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    site, turn = shared / "sample-site", shared / "sample-site-turn"
    try:
        turn.mkdir()
    except FileExistsError:
        end = time.monotonic() + 240
        while not site.exists() and time.monotonic() < end:
            time.sleep(0.2)
        return site
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    result = build(ROOT / "blueprints", config_file=ROOT / "mkdocs.yml", site=shared / "sample-site-new")
    assert result.site and result.missing_pictures is None
    (shared / "sample-site-new").rename(site)
    return site


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine and gives its address."""
    servers = []

    def serve(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """One connection for many requests; a browser keeps scripts, styles and fonts, as it does on the web."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if urlsplit(self.path).path.endswith((".css", ".js", ".woff2", ".svg", ".png")):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        pass
