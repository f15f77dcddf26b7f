"""The pages of the studio, and what they send back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import jinja2
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.new_item import add, id_from
from promisekit.edit.operation import Insert, Move, Operation, Remove, RenameKey, Set
from promisekit.edit.rename import rename
from promisekit.edit.ways_out import key_of
from promisekit.model.portfolio import SECTIONS
from promisekit.read.folder import NothingToReadError
from promisekit.studio.answers import operations, typed
from promisekit.studio.board import board, free_step_id, picture
from promisekit.studio.changes import changes_page
from promisekit.studio.fields import Form
from promisekit.studio.guard import Guard
from promisekit.studio.workspace import Conflict, Workspace

HERE: Final = Path(__file__).parent
_ASSETS: Final = {
    "htmx.js": ("assets/htmx.min.js", "text/javascript"),
    "studio.js": ("assets/studio.js", "text/javascript"),
    "studio.css": ("assets/studio.css", "text/css"),
}
_CHANGES: Final = ("edit", "mend", "remove", "add", "step", "phase", "move", "rename", "new", "delete", "undo", "redo")
"""What a page may send, each with its method of that name."""
_PORTFOLIO: Final[KeyPath] = ("portfolio",)


class Studio:
    """The pages of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.pages = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.pages.globals.update(href=href, word=lambda section: section.replace("_", " "))

    def app(self, token: str, host: str) -> Guard:
        """The application; ``token`` is what a browser has to bring, ``host`` where it is served."""
        routes = [
            Route("/", self._page(self.home)),
            Route("/portfolio", self._page(self.item)),
            Route("/item/{section}/{id}", self._page(self.item)),
            Route("/findings", self._page(self.findings)),
            Route("/picture/{id}.svg", self._page(self.picture)),
            Route("/changes", self._page(self.changes)),
            Route("/news", self._page(self.news)),
            Route("/assets/{name}", self.asset),
            *(Route(f"/{name}", self._page(getattr(self, name)), methods=["POST"]) for name in _CHANGES),
        ]
        return Guard(Starlette(routes=routes), token, host)

    def _page(self, answer: Callable[[Request, FormData], Response]) -> Callable[[Request], Any]:
        """Answers in a thread of its own, and says in words what cannot be done."""

        async def answered(request: Request) -> Response:
            form = await request.form() if request.method == "POST" else FormData()
            try:
                return await run_in_threadpool(answer, request, form)
            except CannotEditError as error:
                return self._said(str(error))
            except NothingToReadError as error:
                return self._said(str(error))
            except OSError as error:
                return self._said(f"{error.filename or 'A file'} cannot be written: {error.strerror}")

        return answered

    # What is shown

    def home(self, request: Request, _form: FormData) -> Response:
        """The items of the portfolio by section."""
        form = Form(self.workspace.loaded.portfolio, self.workspace.findings)
        return self._whole("home.html", request, title="", form=form)

    def item(self, request: Request, _form: FormData) -> Response:
        """The form of an item."""
        address = self._address(request)
        return self._whole("item.html", request, title=str(address[-1]), **self._item(address))

    def findings(self, request: Request, _form: FormData) -> Response:
        """What `check` says, each with a link to its field."""
        return self._whole("findings.html", request, title="Findings", all_findings=self.workspace.findings)

    def picture(self, request: Request, _form: FormData) -> Response:
        """A journey's blueprint."""
        return Response(picture(self.workspace, request.path_params["id"]), media_type="image/svg+xml")

    def changes(self, request: Request, _form: FormData) -> Response:
        """What changed since the last commit."""
        return HTMLResponse(changes_page(self.workspace))

    def news(self, request: Request, _form: FormData) -> Response:
        """Whether the files changed since a page was made."""
        assert self.workspace.loaded
        if request.query_params.get("version") == str(self.workspace.version):
            return Response(status_code=204)
        return self._part("bar.html", headers={"HX-Trigger": "changed"})

    async def asset(self, request: Request) -> Response:
        """Scripts and styles."""
        found = _ASSETS.get(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        return Response((HERE / found[0]).read_bytes(), media_type=found[1])

    # What is changed

    def edit(self, _request: Request, form: FormData) -> Response:
        """Another value for a field."""
        path, was = _path(form), _was(form)
        answers = [str(one) for one in form.getlist("value")]

        def make(now: Any) -> Sequence[Operation]:
            return operations(path, now, typed(str(form.get("kind", "")), answers, now))

        return self._change(path, make, was, f"{path[-1]} of {_name(path)}", form)

    def mend(self, _request: Request, form: FormData) -> Response:
        """A finding's own way out."""
        path = _path(form)
        self.workspace.mend(str(form.get("finding", "")), str(form.get("value", "")))
        return self._part("item.html", **self._item(path[:1] if path[:1] == _PORTFOLIO else path[:2]))

    def remove(self, _request: Request, form: FormData) -> Response:
        """An entry goes."""
        path = _path(form)
        return self._change(path, lambda _now: [Remove(path)], _was(form), f"removed {path[-1]} of {_name(path)}", form)

    def add(self, _request: Request, form: FormData) -> Response:
        """An entry for a list, or for what is keyed by ids."""
        path, was = _path(form), _was(form)
        key = str(form.get("key", "")).strip()
        text = str(form.get("value", "")).strip()

        def make(now: Any) -> Sequence[Operation]:
            entry: Any = {}
            if form.get("field"):
                entry = {str(form["field"]): text}
            if key:
                return [Set((*path, id_from(key)), entry)]
            entries = now if isinstance(now, list) else [] if now is None else [now]
            return [Insert((*path, len(entries)), entry or text)] if entries else [Set(path, [entry or text])]

        return self._change(path, make, was, f"added to {path[-1]} of {_name(path)}", form)

    def step(self, _request: Request, form: FormData) -> Response:
        """Another step at the end of a phase."""
        path, text = _path(form), str(form.get("value", "")).strip()
        journey = self.workspace.values(path[:2])

        def make(now: Any) -> Sequence[Operation]:
            return [Insert((*path, len(now or [])), {"id": free_step_id(journey, text), "customer": text})]

        return self._change(path, make, _was(form), f"a step of {_name(path)}", form)

    def phase(self, _request: Request, form: FormData) -> Response:
        """Another phase with its first step."""
        path, text = _path(form), str(form.get("value", "")).strip()
        journey = self.workspace.values(path[:2])
        steps = [{"id": free_step_id(journey, text), "customer": text}]

        def make(now: Any) -> Sequence[Operation]:
            phase = {"name": str(form.get("name", "")).strip(), "steps": steps}
            return [Insert((*path, len(now)), phase)] if now else [Set(path, [phase])]

        return self._change(path, make, _was(form), f"a phase of {_name(path)}", form)

    def move(self, _request: Request, form: FormData) -> Response:
        """An entry goes to another place of its list, or of another one."""
        path = _path(form)
        to = tuple(json.loads(str(form["to"])))
        was = _was(form)
        return self._change(path, lambda _now: [Move(path, to)], was, f"moved {path[-1]} of {_name(path)}", form)

    def rename(self, _request: Request, form: FormData) -> Response:
        """Another id: of an item everywhere, of an entry in its item."""
        path = _path(form)
        new = id_from(str(form.get("value", "")))
        if len(path) == 2:
            address = (str(path[0]), str(path[1]))

            def everywhere(draft: Draft) -> None:
                rename(draft, address, new)

            self.workspace.edit(everywhere, f"renamed {path[1]} to {new}")
            return Response(headers={"HX-Redirect": href((path[0], new))})
        return self._change(
            path, lambda _now: [RenameKey(path, new)], _was(form), f"renamed {path[-1]} of {_name(path)}", form
        )

    def new(self, _request: Request, form: FormData) -> Response:
        """A new item, with its first field."""
        section = str(form.get("section", ""))
        text = str(form.get("value", "")).strip()
        if section not in SECTIONS or not id_from(text):
            return self._said("A few words are needed.")
        item_id = self._free_id(section, id_from(text))
        field = next(name for name in ("name", "promise", "says") if name in SECTIONS[section].model_fields)

        def make(draft: Draft) -> None:
            add(draft, section, item_id, {field: text})

        self.workspace.edit(make, f"new {item_id}")
        return Response(headers={"HX-Redirect": href((section, item_id))})

    def delete(self, _request: Request, form: FormData) -> Response:
        """An item goes."""
        path = _path(form)
        self.workspace.change(path, lambda _now: [Remove(path)], _was(form), f"removed {path[-1]}")
        return Response(headers={"HX-Redirect": "/"})

    def undo(self, request: Request, _form: FormData) -> Response:
        """The last step back."""
        self.workspace.undo()
        return Response(headers={"HX-Refresh": "true"})

    def redo(self, request: Request, _form: FormData) -> Response:
        """The step again that was taken back."""
        self.workspace.redo()
        return Response(headers={"HX-Refresh": "true"})

    def _free_id(self, section: str, item_id: str) -> str:
        taken = self.workspace.graph.sections_by_id
        number = 2
        found = item_id
        while found in taken:
            found, number = f"{item_id}-{number}", number + 1
        return found

    def _change(
        self, path: KeyPath, make: Callable[[Any], Sequence[Operation]], was: Any, label: str, form: FormData
    ) -> Response:
        address = path[:1] if path[:1] == _PORTFOLIO else path[:2]
        try:
            self.workspace.change(path, make, was, label)
        except Conflict as conflict:
            return self._part("conflict.html", path=path, conflict=conflict, form=dict(form),
                              headers={"HX-Retarget": "#said", "HX-Reswap": "innerHTML"})  # fmt: skip
        return self._part("item.html", **self._item(address))

    def _address(self, request: Request) -> KeyPath:
        if "section" not in request.path_params:
            return _PORTFOLIO
        return (str(request.path_params["section"]), str(request.path_params["id"]))

    def _item(self, address: KeyPath) -> dict[str, Any]:
        loaded = self.workspace.loaded
        form = Form(loaded.portfolio, self.workspace.findings)
        value = self.workspace.values(address)
        section = str(address[0])
        own = [one for one in self.workspace.findings if one.key_path[: len(address)] == address]
        is_item = address == _PORTFOLIO or address[1] in loaded.portfolio.section(section)
        return {
            "address": address,
            "ways": {key_of(one): self.workspace.ways(one) for one in own if one.severity is Severity.ERROR},
            "key_of": key_of,
            "field": form.of(address, value) if isinstance(value, dict) else None,
            "file": loaded.source_map.file_of(section, str(address[-1]) if len(address) > 1 else ""),
            "line": loaded.source_map.line_of(section, str(address[-1]) if len(address) > 1 else ""),
            "own_findings": own,
            "referrers": self.workspace.graph.referrers((section, str(address[-1]))) if len(address) > 1 else [],
            "board": board(value, address) if section == "journeys" and isinstance(value, dict) and is_item else None,
            "name": form.name,
            "touchpoints": form.choices(("touchpoints",)),
            "actors": form.choices(("roles", "functions", "systems")),
        }

    def _whole(self, page: str, request: Request, **values: Any) -> Response:
        """A page, or its middle alone where a script asks for that."""
        if request.headers.get("HX-Request") and request.headers.get("HX-Target") == "item":
            return self._part(page, **values)
        return HTMLResponse(self._rendered("whole.html", page=page, **values))

    def _part(
        self, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any
    ) -> Response:
        text = self._rendered(template, **values)
        if template == "item.html":
            text += self._rendered("bar.html", swap=True)
        return HTMLResponse(text, headers=headers)

    def _rendered(self, template: str, **values: Any) -> str:
        workspace = self.workspace
        loaded = workspace.loaded
        counts = {level.word: sum(one.severity is level for one in workspace.findings) for level in Severity if level}
        return self.pages.get_template(f"{template}.j2").render(
            {
                "portfolio": loaded.portfolio, "sections": SECTIONS, "counts": counts, "version": workspace.version,
                "history": workspace.history, "swap": False, "link_of": link_of, "Markup": Markup, **values,
            }
        )  # fmt: skip

    def _said(self, message: str) -> Response:
        """Why something cannot be done, in its place on the page."""
        text = f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?')) else '.'}"
        return self._part("said.html", message=text, headers={"HX-Retarget": "#said", "HX-Reswap": "innerHTML"})


def href(address: KeyPath) -> str:
    """Where the form of an item is."""
    if address[:1] == _PORTFOLIO or not address:
        return "/portfolio"
    return f"/item/{quote(str(address[0]))}/{quote(str(address[1]))}"


def link_of(finding: Diagnostic) -> str:
    """Where the field is that a finding is about; empty where it is about no item."""
    path = finding.key_path
    if path[:1] != _PORTFOLIO and (len(path) < 2 or path[0] not in SECTIONS):
        return ""
    return f"{href(path[:2])}#f-{'-'.join(str(part) for part in path)}"


def _path(form: FormData) -> KeyPath:
    path = json.loads(str(form.get("path", "[]")))
    if not path or not all(isinstance(part, str | int) for part in path):
        raise CannotEditError("a field is missing")
    return tuple(path)


def _was(form: FormData) -> Any:
    return json.loads(str(form.get("was", "null")))


def _name(path: KeyPath) -> str:
    return str(path[1]) if len(path) > 1 and path[:1] != _PORTFOLIO else "the portfolio"
