from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from promisekit.handbook.edition.project import ConfigError
from promisekit.handbook.preview.serve import serve
from tests.conftest import interruptible

from .test_item_pages import NORTHLIGHT

CONFIG = """
site_name: Northlight
docs_dir: blueprints
theme: {name: material, font: false}
plugins: [search, promisekit]
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


@pytest.fixture
def server(blueprints: Path) -> Iterator[str]:
    """The address of a server of its own process; it ends without a traceback."""
    with serving() as (address, log):
        yield address
    assert "Traceback" not in log()


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """A server in the current folder, and what it has said once it has ended."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "promisekit", "serve", "--address", address, *words]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible)
    said: list[str] = []
    try:
        yield address, lambda: said[0]
    finally:
        server.send_signal(signal.SIGINT)
        said.append(server.communicate(timeout=30)[1])
    assert server.returncode == 0


def asked(address: str, path: str, **headers: str) -> tuple[int, HTTPMessage, str]:
    """What the server answers, once it is there. It does not follow to other places."""
    end = time.monotonic() + 90
    while True:
        connection = HTTPConnection(address, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        except ConnectionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        finally:
            connection.close()


def page_when(address: str, is_due: Callable[[str], bool]) -> str:
    """The home page, as soon as it is what is waited for."""
    end = time.monotonic() + 90
    while not is_due(text := asked(address, "/")[2]) and time.monotonic() < end:
        time.sleep(0.1)
    return text


def test_the_server_starts_on_broken_files_and_follows_their_repair(blueprints: Path) -> None:
    blueprints.write_text(BROKEN, "utf-8")
    with serving() as (address, log):
        assert "nobody" in asked(address, "/")[2]
        blueprints.write_text(NORTHLIGHT, "utf-8")
        assert "Service agent" in page_when(address, lambda text: "Who are you?" in text)
    assert "Traceback" not in log() and "all.yaml:" in log() and "In order again." in log()
    assert "git" not in log(), "who writes without git does not want to hear of it"


def test_a_folder_without_configuration_is_served_with_ours(blueprints: Path) -> None:
    (blueprints.parents[1] / "mkdocs.yml").unlink()
    with serving() as (address, _):
        assert "Who are you?" in asked(address, "/")[2]
        assert asked(address, "/roles/service-agent.html")[0] == 200
        status, _, text = asked(address, "/nowhere.html")
        assert status == 404 and "Northlight" in text


def test_pages_have_their_own_addresses_and_are_sent_once(server: str) -> None:
    status, headers, text = asked(server, "/roles/service-agent/")
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8" and "Ask which line" in text
    assert asked(server, "/roles/service-agent")[1]["Location"] == "/roles/service-agent/"
    assert asked(server, "/roles/service-agent/", **{"If-None-Match": headers["ETag"]})[0] == 304
    assert asked(server, "/assets/promisekit/handbook.css")[1]["Content-Type"] == "text/css; charset=utf-8"
    assert "Service agent" in asked(server, "/search/index.js")[2]
    assert [asked(server, path)[0] for path in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/all.yaml", "/a%00b")] == [
        404
    ] * 4


def test_a_name_that_another_site_gives_to_this_machine_is_no_way_in(server: str) -> None:
    status, _, text = asked(server, "/", Host="evil.example:8000")
    assert status == 403 and "Northlight" not in text
    assert asked(server, "/", Host=server.replace("127.0.0.1", "localhost"))[0] == 200


def test_pages_of_other_sites_get_one_clear_answer(server: str) -> None:
    here = f"http://{server}"
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": here.replace("127.0.0.1", "localhost")},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ):
        for path in ("/", "/search/index.js", "/.promisekit/news?seen=0", "/nowhere"):
            status, sent, text = asked(server, path, **headers)
            assert status == 403, (path, headers)
            assert text.startswith("This is a preview of a handbook, shown to this machine under its own name.")
            assert "Northlight" not in text and "Access-Control-Allow-Origin" not in sent
    assert asked(server, "/", Origin=here, **{"Sec-Fetch-Site": "same-origin"})[0] == 200
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    status, sent, _ = asked(server, "/", **link)
    assert status == 200 and sent["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_of_another_site_reads_nothing_in_a_browser(server: str, browser: Browser, tmp_path: Path) -> None:
    assert asked(server, "/search/index.js")[0] == 200
    tab = browser.new_page()
    tab.route("http://evil.example/", lambda route: route.fulfill(body="<body>", content_type="text/html"))
    tab.goto("http://evil.example/")
    read = tab.evaluate(
        """async here => {
            const before = new Set(Object.keys(window));
            const script = document.createElement("script");
            const loaded = new Promise(done => {
                script.onload = () => done("ran");
                script.onerror = () => done("kept");
            });
            script.src = `${here}/search/index.js`;
            document.body.append(script);
            const fetched = await fetch(`${here}/`).then(answer => answer.text()).catch(() => "kept");
            return [await loaded, fetched, Object.keys(window).filter(name => !before.has(name))];
        }""",
        f"http://{server}",
    )
    tab.close()
    assert read == ["kept", "kept", []]


def test_mkdocs_serve_answers_as_we_do(blueprints: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible) as process:
        try:
            assert "Service agent" in asked(address, "/")[2]
            for path in ("/", "/livereload/0/0", "/search/index.js"):
                status, _, text = asked(address, path, Host="evil.example:8000")
                assert status == 403 and text.startswith("This is a preview of a handbook")
        finally:
            process.kill()


def test_below_the_path_of_the_published_site(blueprints: Path) -> None:
    (blueprints.parents[1] / "mkdocs.yml").write_text(f"{CONFIG}site_url: https://x.example/book/\n", "utf-8")
    with serving() as (address, _):
        assert asked(address, "/")[1]["Location"] == "/book/"
        text = asked(address, "/book/")[2]
        assert f'<link rel="canonical" href="http://{address}/book/">' in text


def test_it_waits_with_news_until_there_are_some(blueprints: Path, server: str) -> None:
    html = asked(server, "/roles/service-agent/")[2]
    page = re.search('data-page="([0-9a-f]+)" data-version="([0-9]+)"', html)
    assert page
    news = f"/.promisekit/news?seen={page[2]}&page=/roles/service-agent/"
    later = threading.Timer(
        0.5, lambda: blueprints.write_text(NORTHLIGHT.replace("Ask which", "Find out which"), "utf-8")
    )
    later.start()
    told = json.loads(asked(server, news)[2])
    assert told["page"] != page[1] and told["trouble"] is None and str(told["version"]) != page[2]
    same = json.loads(asked(server, f"/.promisekit/news?seen={page[2]}&page=/roles/service-agent/")[2])
    assert same["page"] == told["page"]
    blueprints.write_text(BROKEN, "utf-8")
    told = json.loads(asked(server, news.replace(f"seen={page[2]}", f"seen={told['version']}"))[2])
    assert told["page"] == same["page"] and "nobody" in told["trouble"]["told"]


def test_a_page_follows_the_saves_and_stays_where_it_is(blueprints: Path, server: str, browser: Browser) -> None:
    asked(server, "/")
    tab = browser.new_page(viewport={"width": 390, "height": 700})
    tab.set_default_timeout(20_000)
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(f"http://{server}/promises/right-invoice/")
    folds = tab.locator("article details")
    opened = [False, False, True, True]
    assert folds.count() == len(opened), "the timeline's table, why it exists, how it hangs together and its table"
    for at in (2, 3):
        folds.nth(at).locator("summary").first.click()
    tab.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    tab.wait_for_function("scrollY > 800")
    tab.evaluate("window.sameVisit = true")
    blueprints.write_text(NORTHLIGHT.replace("Your invoice is right", "Your bill is right"), "utf-8")
    tab.get_by_role("heading", level=1).get_by_text("Your bill is right").wait_for()
    tab.wait_for_function("scrollY > 700")
    assert abs(tab.evaluate("scrollY") - 900) < 120
    assert [folds.nth(i).evaluate("one => one.open") for i in range(len(opened))] == opened
    assert tab.evaluate("window.sameVisit"), "the words took the place of the old ones in the page"
    assert tab.locator(".hb-picture-tools:not([hidden])").count() == 2, "what pictures can do, new ones can do"
    assert "Your bill is right" in tab.title()
    blueprints.write_text(BROKEN, "utf-8")
    panel = tab.get_by_role("alert")
    panel.get_by_text("you see the last good pages").wait_for()
    panel.get_by_text("nobody").first.wait_for()
    assert tab.get_by_role("heading", level=1).get_by_text("Your bill is right").count() == 1
    renamed = NORTHLIGHT.replace("name: Northlight,", "name: Southlight,")
    blueprints.write_text(renamed, "utf-8")
    tab.get_by_role("heading", level=1).get_by_text("Your invoice is right").wait_for()
    assert panel.count() == 0
    tab.close()
    assert wrong == []


def test_an_address_that_is_taken_is_explained(blueprints: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigError, match="name another address"):
            serve(address=f"127.0.0.1:{taken.getsockname()[1]}")


MEANWHILE = """
import os, signal, sys
import promisekit.handbook.preview.serve as preview
from promisekit.cli.main import main

class Tidied:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass

def serve(*_words, ended, **_options):
    one = Tidied()
    del one
    print("goes on" if not ended.is_set() else "sees the end", file=sys.stderr)

preview.serve = serve
main(["serve"])
"""


def test_ctrl_c_while_python_tidies_up_ends_without_a_traceback(blueprints: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MEANWHILE], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "sees the end\nEnded.\n")
