from __future__ import annotations

import asyncio
import datetime
import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn

from promisekit.studio.app import Studio
from promisekit.studio.beginning import close_tour
from promisekit.studio.guard import COOKIE
from promisekit.studio.workspace import Workspace

TOKEN = "a-token-of-the-tests"
TEXT = """\
# Harbour Bikes
portfolio: {name: Harbour Bikes, sponsor: lead}

functions:
  shop: {name: Shop, kind: frontline, lead: lead, hours: mon-fri 09:00-17:00}
  parts: {name: Parts, kind: support}

roles:
  lead: {name: Lead, function: shop}
  mechanic: {name: Mechanic, function: shop}  # since May

touchpoints:
  counter: {name: Counter, channel: store, responsible: shop, roles: [mechanic]}
  phone: {name: Phone, channel: phone, responsible: shop, roles: [lead]}

promises:
  ready:  # ours
    promise: Your bike is ready on the day that we say.
    kept_at: [counter]
    accountable: shop
    # how fast
    within: 2 working days  # since June
"""


class Answer(NamedTuple):
    status: int
    text: str
    headers: dict[str, str]


class Slowly:
    """Answers of some addresses take their time, as on a machine that has much else to do."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.seconds: dict[str, float] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def late(message: Any) -> None:
            if message["type"] == "http.response.start":
                await asyncio.sleep(self.seconds.get(scope["path"], 0))
            await send(message)

        await self._app(scope, receive, late)


class Client:
    """A browser without a screen."""

    def __init__(self, base: str, workspace: Workspace, seconds: dict[str, float]) -> None:
        self.base = base
        self.workspace = workspace
        self.seconds = seconds
        """How late the answers of an address are."""

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(urllib.request.Request(self.base + path, headers=self._headers(headers)))

    def post(self, path: str, data: dict[str, Any], **headers: str) -> Answer:
        body = urllib.parse.urlencode(data, doseq=True).encode()
        own = {"HX-Request": "true", **headers}
        return self._ask(urllib.request.Request(self.base + path, body, headers=self._headers(own)))

    def edit(self, path: list[str | int], value: str | list[str], kind: str = "text", was: Any = ...) -> Answer:
        """Types a value into a field, as its form sends it."""
        before = self.value(path) if was is ... else was
        return self.post("/edit", {"path": json.dumps(path), "was": json.dumps(before), "kind": kind, "value": value})

    def value(self, path: list[str | int]) -> Any:
        found = self.workspace.values(tuple(path[:2]))
        for part in path[2:]:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    @staticmethod
    def words(text: str) -> str:
        return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))

    def _headers(self, own: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in own.items()}
        return {key: value for key, value in {"Cookie": f"{COOKIE}={TOKEN}", **named}.items() if value}

    def _ask(self, request: urllib.request.Request) -> Answer:
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=20) as answer:
                return Answer(answer.status, answer.read().decode(), dict(answer.headers))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(), dict(error.headers))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **options: Any) -> None:
        return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "a.yaml").write_text(TEXT)
    close_tour(folder)
    return folder


@pytest.fixture
def studio(folder: Path) -> Iterator[Client]:
    workspace = Workspace(folder, "blueprints", datetime.date(2026, 11, 30))
    slowly = Slowly(Studio(workspace).app(TOKEN, "127.0.0.1"))
    config = uvicorn.Config(slowly, port=0, log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Client(f"http://127.0.0.1:{port}", workspace, slowly.seconds)
    server.should_exit = True
    thread.join(10)
