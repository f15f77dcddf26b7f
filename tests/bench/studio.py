"""What somebody waits for in the studio, with 1,000 items: from what the page sends to the answer with the picture and
the findings, each against a cold `promisekit check` of the same portfolio."""

from __future__ import annotations

import itertools
import json
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.bench import generator
from tests.bench.typing import cold_check

_ADDRESS: Final = re.compile(r"http://\S+")
_STEP: Final = re.compile(r'class="handle step"[^>]*data-it="([^"]*)"')


class Felt(NamedTuple):
    """Medians in seconds."""

    saved: float
    """From a field that was left to its finding."""
    opened: float
    """A board."""
    moved: float
    """From a step that was moved to the picture drawn again."""
    cold: float
    """A `promisekit check`."""


def felt(folder: Path, size: int = 1_000, times: int = 15) -> Felt:
    """Measures all of it in turns."""
    portfolio = folder / f"studio-{size}" / "blueprints"
    generator.write(portfolio, size)
    command = [sys.executable, "-u", "-m", "promisekit", "studio", str(portfolio)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as studio:
        try:
            assert studio.stdout
            found = _ADDRESS.search(studio.stdout.readline())
            assert found
            return _measured(_Page(found[0]), portfolio, times)
        finally:
            studio.terminate()


class _Page:
    def __init__(self, address: str) -> None:
        self._base = address.partition("/?")[0]
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._opener.open(address).read()

    def get(self, path: str) -> str:
        return self._text(urllib.request.Request(self._base + path))

    def post(self, path: str, data: dict[str, Any]) -> str:
        body = urllib.parse.urlencode(data).encode()
        return self._text(urllib.request.Request(self._base + path, body, {"HX-Request": "true"}))

    def _text(self, request: urllib.request.Request) -> str:
        with self._opener.open(request, timeout=60) as answer:
            text: str = answer.read().decode()
            return text


def _measured(page: _Page, portfolio: Path, times: int) -> Felt:
    saved, opened, moved, cold = [], [], [], []
    path = ["promises", "promise-0", "accountable"]
    form = page.get("/item/promises/promise-0")
    was = re.search(r"accountable&#34;\]\"><input type=\"hidden\" name=\"was\" value=\"([^\"]*)", form)
    assert was
    value = json.loads(unescape(was[1]))
    for number, other in zip(range(times), itertools.cycle((1, 0))):
        new = f"nobody{number}" if other else value
        start = time.perf_counter()
        text = page.post("/edit", {"path": json.dumps(path), "was": json.dumps(value), "kind": "id", "value": new})
        saved.append(time.perf_counter() - start)
        assert other == 0 or f"nobody{number}" in text
        page.post("/undo", {})

        start = time.perf_counter()
        text = page.get("/item/journeys/journey-0")
        opened.append(time.perf_counter() - start)

        steps = [json.loads(unescape(one)) for one in _STEP.findall(text)]
        first = next(one for one, two in itertools.pairwise(steps) if one["entry"][:-1] == two["entry"][:-1])
        to = [*first["entry"][:-1], first["entry"][-1] + 1]
        start = time.perf_counter()
        text = page.post(
            "/move",
            {"path": json.dumps(first["entry"]), "was": json.dumps(first["entryWas"]), "to": json.dumps(to)},
        )
        moved.append(time.perf_counter() - start)
        assert "<svg" in text
        cold.append(cold_check(portfolio))
    return Felt(*map(statistics.median, (saved, opened, moved, cold)))
