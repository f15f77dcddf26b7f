from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import mkdocs.commands.serve
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from promisekit.handbook.edition.project import ConfigError
from promisekit.handbook.site.serve import serve
from tests.conftest import interruptible

from .test_item_pages import NORTHLIGHT

CONFIG = """
site_name: Northlight
docs_dir: blueprints
theme: {name: material, font: false}
plugins: [promisekit]
"""
BROKEN = NORTHLIGHT.replace("lead: service-lead", "lead: nobody")


@pytest.fixture
def blueprints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "blueprints" / "all.yaml"
    file.write_text(NORTHLIGHT, "utf-8")
    return file


def built(site: Path) -> str:
    """Builds as `mkdocs serve` does after each edit, and gives the findings' page."""
    config = load_config("mkdocs.yml", site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1/")
    return (site / "findings" / "index.html").read_text("utf-8")


def test_errors_are_shown_beside_the_last_good_pages(blueprints: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert "<code>nobody</code>" not in built(site)
    blueprints.write_text(BROKEN, "utf-8")
    assert "<code>nobody</code>" in built(site)
    role = (site / "roles" / "service-agent" / "index.html").read_text("utf-8")
    assert "Ask which line looks wrong." in role
    assert "you see the last good pages" in role and 'href="../../findings/"' in role
    blueprints.write_text(NORTHLIGHT.replace("Ask which line", "Find out which line"), "utf-8")
    assert "<code>nobody</code>" not in built(site)
    role = (site / "roles" / "service-agent" / "index.html").read_text("utf-8")
    assert "Find out which line" in role and "last good pages" not in role


def test_the_server_starts_on_broken_files_and_follows_their_repair(blueprints: Path) -> None:
    blueprints.write_text(BROKEN, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    code = f"from promisekit.handbook.site.serve import serve; serve(address={address!r})"
    server = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, preexec_fn=interruptible)
    try:
        assert "nobody" in page_when(address, lambda text: True)
        blueprints.write_text(NORTHLIGHT, "utf-8")
        assert "Service agent" in page_when(address, lambda text: "Who are you?" in text)
    finally:
        server.send_signal(signal.SIGINT)
        _, log = server.communicate(timeout=30)
    assert "Traceback" not in log and "all.yaml:" in log


def page_when(address: str, is_due: Any) -> str:
    """The home page, as soon as it is what is waited for."""
    end = time.monotonic() + 90
    text = ""
    while time.monotonic() < end:
        try:
            text = urllib.request.urlopen(f"http://{address}/", timeout=30).read().decode()
            if is_due(text):
                return text
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            pass
        time.sleep(0.3)
    return text


def test_a_folder_without_configuration_is_served_with_ours(blueprints: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (blueprints.parents[1] / "mkdocs.yml").unlink()
    asked: dict[str, Any] = {}

    def mkdocs_serve(config: str, **settings: Any) -> None:
        asked.update(settings, text=Path(config).read_text("utf-8"))

    monkeypatch.setattr(mkdocs.commands.serve, "serve", mkdocs_serve)
    serve(open_in_browser=True)
    assert asked["docs_dir"] == str(blueprints.parent.resolve()) and asked["open_in_browser"]
    assert "site_name: Northlight" in asked["text"]


def test_an_address_that_is_taken_is_explained(blueprints: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigError, match="name another address"):
            serve(address=f"127.0.0.1:{taken.getsockname()[1]}")
