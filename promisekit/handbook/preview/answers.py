"""What the preview answers to a browser: pages, files, and whether there is anything new."""

from __future__ import annotations

import hashlib
import json
import logging
import mimetypes
import posixpath
import traceback
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from promisekit.handbook.preview.preview import Preview
from promisekit.handbook.search.index import INDEX
from promisekit.handbook.site.visitors import HEADERS, REFUSED, Visitors

OWN: Final = ".promisekit/"
"""Below this stands what is no part of the handbook."""
LIVE: Final = (Path(__file__).parent / "live.js").read_bytes()
_PATIENCE: Final = 25.0
"""Seconds that a browser waits for news before it asks again."""
_EMPTY: Final = "<!doctype html><meta charset=utf-8><title>promisekit</title><body></body>"

log = logging.getLogger("mkdocs.plugins.promisekit")


def answering(preview: Preview, host: str) -> type[BaseHTTPRequestHandler]:
    """What answers for a preview that is served on ``host``."""

    class Answering(_Answering):
        pass

    Answering.preview = preview
    Answering.visitors = Visitors(host)
    return Answering


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    preview: Preview
    visitors: Visitors

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        try:
            if not self.visitors.may_read(lambda name: self.headers.get(name, "")):
                self._say(403, REFUSED.encode(), "text/plain", keep=False)
            elif not path.startswith(self.preview.base):
                self._go(self.preview.base)
            else:
                self._answer(path.removeprefix(self.preview.base), parse_qs(asked.query))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception:
            log.exception(f"{path} could not be made")
            told = f"{path} could not be made\n\n{traceback.format_exc(limit=-3)}"
            self._say(500, told.encode("utf-8", "replace"), "text/plain")

    do_HEAD = do_GET

    def _answer(self, path: str, asked: dict[str, list[str]]) -> None:
        if path == f"{OWN}live.js":
            self._say(200, LIVE, "text/javascript", keep=False)
        elif path == f"{OWN}news":
            self._tell_news(asked)
        elif path == INDEX or path.endswith(f"/{INDEX}"):
            index = self.preview.search(path)
            self._say(200 if index else 404, index or b"", "text/javascript")
        else:
            self._show(path)

    def _show(self, path: str) -> None:
        where = _file_at(path)
        found = self.preview.page(where)
        if found is None and self.preview.page(posixpath.normpath(f"{path}/index.html")) is not None:
            self._go(f"{self.preview.base}{path}/")
            return
        kind = mimetypes.guess_type(where)[0] or "application/octet-stream"
        if kind == "text/html" or found is None:
            html = found or self.preview.not_found() or _EMPTY.encode()
            self._say(200 if found else 404, self._live(html), "text/html")
        else:
            self._say(200, found, kind)

    def _live(self, html: bytes) -> bytes:
        """The page with what follows the saves."""
        page, version = _digest(html), self.preview.version
        told = json.dumps(self._trouble()).replace("<", "\\u003c")
        script = (
            f'<script type="application/json" id="promisekit-trouble">{told}</script>'
            f'<script src="{self.preview.base}{OWN}live.js" data-page="{page}" data-version="{version}"></script>'
        ).encode()
        before, end, after = html.rpartition(b"</body>")
        return before + script + end + after if end else html + script

    def _tell_news(self, asked: dict[str, list[str]]) -> None:
        """Waits until there is something new, and says whether the page that asks is another one now."""
        seen = asked.get("seen", ["0"])[0]
        version = self.preview.wait(int(seen) if seen.isdigit() else 0, _PATIENCE)
        path = urlsplit(asked.get("page", [""])[0]).path
        where = unquote(path).removeprefix(self.preview.base)
        html = self.preview.page(
            posixpath.normpath(f"{where}index.html" if where.endswith("/") or not where else where)
        )
        page = _digest(html or self.preview.not_found() or _EMPTY.encode())
        told = {"version": version, "page": page, "trouble": self._trouble()}
        self._say(200, json.dumps(told).encode(), "application/json", keep=False)

    def _trouble(self) -> dict[str, str] | None:
        trouble = self.preview.trouble
        return {"title": trouble.title, "told": trouble.told} if trouble else None

    def _go(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", quote(path))
        self._send_headers()
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _say(self, status: int, content: bytes, kind: str, *, keep: bool = True) -> None:
        """Sends an answer; what the browser has already it need not be sent again."""
        tag = f'"{_digest(content)}"'
        if keep and status == 200 and self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.send_response(status)
        is_text = kind.startswith("text/") or kind in ("application/json", "application/xml")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self._send_headers()
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache" if keep else "no-store")
        if keep:
            self.send_header("ETag", tag)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_headers(self) -> None:
        for name, value in HEADERS:
            self.send_header(name, value)

    def log_message(self, *_args: object) -> None:
        """Who writes does not want to read of every file that a browser asks for."""


def _file_at(path: str) -> str:
    """The file that a path from the top of the handbook means."""
    return posixpath.normpath(f"{path}index.html" if path.endswith("/") or not path else path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
