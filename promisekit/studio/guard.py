"""Who may see and change the portfolio: a browser on this machine that was given the token, by its own name."""

from __future__ import annotations

import hmac
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from promisekit.handbook.site.visitors import HEADERS, Visitors

COOKIE: Final = "promisekit-studio"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PICTURES: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""For what has styles in itself: images, and the review."""
_REFUSED: Final = "This is promisekit's studio. Open the address that `promisekit studio` printed.\n"


class Guard:
    """An application that answers nobody else, and changes nothing by GET."""

    def __init__(self, app: ASGIApp, token: str, host: str) -> None:
        self._app = app
        self._token = token
        self._visitors = Visitors(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if not self._visitors.may_read(lambda name: request.headers.get(name, "")):
            await PlainTextResponse(_REFUSED, 403, dict(HEADERS))(scope, receive, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if self._is_right(asked.get("token", [""])[0]) and scope["method"] == "GET":
            rest = urlencode([(name, one) for name, values in asked.items() if name != "token" for one in values])
            answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            await answer(scope, receive, send)
            return
        cookie = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
        if not self._is_right(cookie.value if cookie else ""):
            await PlainTextResponse(_REFUSED, 403, dict(HEADERS))(scope, receive, send)
            return
        if scope["method"] == "POST" and request.headers.get("HX-Request") != "true":
            # No form of another page can send this header.
            await PlainTextResponse(_REFUSED, 403, dict(HEADERS))(scope, receive, send)
            return

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                policy = PICTURES if scope["path"].startswith(("/picture/", "/changes")) else POLICY
                own = [*HEADERS, ("Content-Security-Policy", policy), ("Cache-Control", "no-store")]
                message["headers"] += [(name.lower().encode(), value.encode()) for name, value in own]
            await send(message)

        await self._app(scope, receive, with_headers)

    def _is_right(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())
