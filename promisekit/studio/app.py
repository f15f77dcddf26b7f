"""The studio as an application: which address is answered by what."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from promisekit.edit.draft import CannotEditError
from promisekit.read.folder import NothingToReadError
from promisekit.studio.editing import CHANGES, LANGUAGE, Editing
from promisekit.studio.guard import Guard
from promisekit.studio.speech import _, speak

_LONG: Final = ("save",)
"""Changes that may wait for others, such as a hook of the repository: nobody else waits for them."""


class Studio(Editing):
    """The pages of one workspace, and what they send back."""

    def app(self, token: str, host: str) -> Guard:
        """The application; ``token`` is what a browser has to bring, ``host`` where it is served."""
        routes = [
            Route("/", self._page(self.home)),
            Route("/portfolio", self._page(self.item)),
            Route("/item/{section}/{id}", self._page(self.item)),
            Route("/findings", self._page(self.findings)),
            Route("/present/{section}/{id}", self._page(self.present)),
            Route("/proof/{id}", self._page(self.proof)),
            Route("/picture/{id}.svg", self._page(self.picture)),
            Route("/changes", self._page(self.changes, steady=False)),
            Route("/news", self._page(self.news)),
            Route("/assets/{name}", self.asset),
            *(
                Route(f"/{name}", self._page(getattr(self, name), steady=name not in _LONG), methods=["POST"])
                for name in CHANGES
            ),
        ]
        return Guard(Starlette(routes=routes), token, host)

    def _page(
        self, answer: Callable[[Request, FormData], Response], *, steady: bool = True
    ) -> Callable[[Request], Any]:
        """Answers in a thread of its own, and says in words what cannot be done."""

        def of_one_state(request: Request, form: FormData) -> Response:
            with self.workspace.steady():
                return answer(request, form)

        async def answered(request: Request) -> Response:
            form = await request.form() if request.method == "POST" else FormData()
            speak(request.cookies.get(LANGUAGE, "en"))
            try:
                return await run_in_threadpool(of_one_state if steady else answer, request, form)
            except CannotEditError as error:
                return self.said(str(error))
            except NothingToReadError as error:
                return self.beginning() if request.method == "GET" else PlainTextResponse(str(error), 409)
            except json.JSONDecodeError:
                return self.said(_("The page sent something that cannot be read; load it again."))
            except OSError as error:
                return self.said(
                    _("%(file)s cannot be written: %(why)s", file=error.filename or "?", why=error.strerror or error)
                )

        return answered
