"""Sites for tests: built once for all test processes, and served to a browser."""

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

from promisekit.handbook.site.build import BuildResult, build

ROOT = Path(__file__).parents[2]
DAY = "1780000000"
"""SOURCE_DATE_EPOCH of all builds here."""


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[..., BuildResult]) -> Path:
    """The site that `build` makes where its argument `site` says; the first process builds, the others wait."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    site, turn, new = shared / name, shared / f"{name}-turn", shared / f"{name}-new"
    try:
        turn.mkdir()
    except FileExistsError:
        end = time.monotonic() + 240
        while not site.exists() and time.monotonic() < end:
            time.sleep(0.2)
        return site
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    result = build(site=new)
    assert result.site and result.missing_pictures is None
    new.rename(site)
    return site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's handbook, built once for all test processes."""
    made = functools.partial(build, ROOT / "blueprints", config_file=ROOT / "mkdocs.yml")
    return built_once(tmp_path_factory, "sample-site", made)


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
