"""What the studio shows: whole pages, and the parts of them that a script puts in their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import jinja2
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.draw.palette import scheme_css
from promisekit.edit.ways_out import key_of
from promisekit.handbook.language.language import language_of
from promisekit.model.journey import LANES
from promisekit.model.portfolio import ACTOR_SECTIONS, SECTIONS
from promisekit.studio import words
from promisekit.studio.beginning import has_seen_tour, starters
from promisekit.studio.board import PLUS, board, picture, steps_of, words_of_step
from promisekit.studio.board_edits import value_at
from promisekit.studio.changes import NothingToCompareError, changes_page
from promisekit.studio.fields import BY_WHOM, Field, Form
from promisekit.studio.speech import LANGUAGES, _, _n, spoken
from promisekit.studio.unread import file_of, missing_of
from promisekit.studio.version import unsaved
from promisekit.studio.workshop import heat_map, places_to_try, proof_of, questions
from promisekit.studio.workspace import Workspace

HERE: Final = Path(__file__).parent
PORTFOLIO: Final[KeyPath] = ("portfolio",)
_PRESENTED: Final = {"journeys": "journey", "promises": "promise"}
"""The picture of an item, by its section."""
_ASSETS: Final = {
    "htmx.js": ("assets/htmx.min.js", "text/javascript"),
    "sending.js": ("assets/sending.js", "text/javascript"),
    "studio.js": ("assets/studio.js", "text/javascript"),
    "board.js": ("assets/board.js", "text/javascript"),
    "present.js": ("assets/present.js", "text/javascript"),
    "studio.css": ("assets/studio.css", "text/css"),
}

SAID: Final = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML"}
"""Where messages are shown."""


class Showing:
    """The pages of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(
            href=href,
            missing_of=missing_of,
            section_name=words.section_name,
            severity=words.severity,
            meaning=words.meaning,
            label=words.label,
            fixed=words.fixed,
            _=_,
            ngettext=_n,
            plus=PLUS,
            by_whom=BY_WHOM,
            own_name=lambda code: language_of(code).own_name.capitalize(),
        )
        self.templates.filters.update(field_name=words.field_name, in_a_sentence=words.in_a_sentence, label=words.label)

    # Pages

    def home(self, request: Request, _form: FormData) -> Response:
        """The items of the portfolio by section, and where it hurts."""
        portfolio = self.workspace.loaded.portfolio
        form = Form(portfolio, self.workspace.findings)
        return self.whole(
            "home.html",
            request,
            title="",
            form=form,
            heat=heat_map(portfolio),
            unsaved=unsaved(self.workspace.folder.path),
        )

    def item(self, request: Request, _form: FormData) -> Response:
        """The form of an item."""
        address = _address(request)
        return self.whole("item.html", request, title=str(address[-1]), **self._item(address, part_of(request)))

    def findings(self, request: Request, _form: FormData) -> Response:
        """What `check` says, each with a link to its field."""
        return self.whole("findings.html", request, title=_("Findings"), all_findings=self.workspace.findings)

    def picture(self, request: Request, _form: FormData) -> Response:
        """A journey's blueprint as a file."""
        drawn = picture(self.workspace.loaded.portfolio, request.path_params["id"])
        return Response(drawn, media_type="image/svg+xml")

    def changes(self, request: Request, _form: FormData) -> Response:
        """What changed since the last commit."""
        try:
            return HTMLResponse(changes_page(self.workspace))
        except NothingToCompareError as error:
            return self.whole("no_changes.html", request, title=_("What changed"), why=str(error))

    def news(self, request: Request, _form: FormData) -> Response:
        """Whether the files changed since a page was made."""
        assert self.workspace.loaded
        if request.query_params.get("version") == str(self.workspace.version):
            return Response(status_code=204)
        return self.part("bar.html", headers={"HX-Trigger": "changed"})

    def proof(self, request: Request, _form: FormData) -> Response:
        """Whether a promise can be kept: as it is, or with what somebody is typing."""
        query = request.query_params
        path = tuple(json.loads(query["path"])) if query.get("path") else ()
        shown = proof_of(self.workspace, request.path_params["id"], path, query.get("kind", ""), query.getlist("value"))
        return self.part("proof.html", **shown)

    def present(self, request: Request, _form: FormData) -> Response:
        """A journey or a promise alone on the screen, for a meeting."""
        section, item_id = _address(request)
        portfolio = self.workspace.loaded.portfolio
        if section not in _PRESENTED or item_id not in portfolio.section(str(section)):
            return self.said(_("There is no picture of it."))
        from promisekit.draw import NoGraphviz, NothingToDraw, draw

        try:
            drawn = draw(_PRESENTED[str(section)], portfolio, str(item_id), language=spoken().code)
        except (NothingToDraw, NoGraphviz) as error:
            return self.said(str(error))
        return HTMLResponse(
            self._rendered("present.html", address=(section, item_id), picture=drawn, page="present", title=drawn.title)
        )

    async def asset(self, request: Request) -> Response:
        """Scripts and styles."""
        name = request.path_params["name"]
        if name == "pictures.css":
            return Response(scheme_css(), media_type="text/css")
        found = _ASSETS.get(name)
        if found is None:
            return Response(status_code=404)
        return Response((HERE / found[0]).read_bytes(), media_type=found[1])

    # Parts of pages

    def whole(self, page: str, request: Request, **values: Any) -> Response:
        """A page, or its middle alone where a script asks for that."""
        if request.headers.get("HX-Request") and request.headers.get("HX-Target") == "pane":
            return self.part(page, **values)
        tour = "tour" in request.query_params or not has_seen_tour(self.workspace.folder.path)
        return HTMLResponse(self._rendered("whole.html", page=page, tour=tour, **values))

    def beginning(self) -> Response:
        """What an empty folder begins with."""
        page = self.templates.get_template("begin.html.j2")
        folder = self.workspace.folder.shown
        return HTMLResponse(page.render(language=spoken(), languages=LANGUAGES, folder=folder, starters=starters()))

    def part(
        self, template: str, *, headers: dict[str, str] | None = None, nav: bool = False, **values: Any
    ) -> Response:
        """A part of a page, with ``nav`` the list of all items as well."""
        text = self._rendered(template, **values)
        headers = dict(headers or {})
        if "as_of" in values:
            # An answer that was overtaken by a newer one is not shown.
            headers["Studio-Version"] = str(values["as_of"])
        if template == "item.html":
            text += self._rendered("bar.html", swap=True)
        if nav:
            text += self._rendered("nav.html", swap=True)
        return HTMLResponse(text, headers=headers)

    def item_part(self, address: KeyPath, request: Request, focus: str = "", *, nav: bool = False) -> Response:
        """The form of an item, as it is now; ``focus`` is the element that gets the focus."""
        headers = {"HX-Trigger-After-Settle": json.dumps({"put-focus": focus})} if focus else None
        return self.part("item.html", headers=headers, nav=nav, **self._item(address, part_of(request)))

    def said(self, message: str) -> Response:
        """Why something cannot be done, in its place on the page."""
        text = f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?')) else '.'}"
        shown = self.templates.get_template("said.html.j2").render(message=text)
        return HTMLResponse(shown, headers=SAID)

    def told(self, template: str, **values: Any) -> Response:
        """A message with its ways on, in its place on the page."""
        return self.part(template, headers=SAID, **values)

    def _rendered(self, template: str, **values: Any) -> str:
        with self.workspace.steady():
            return self._rendered_of_one_state(template, **values)

    def _rendered_of_one_state(self, template: str, **values: Any) -> str:
        workspace = self.workspace
        portfolio = workspace.loaded.portfolio
        counts = {level.word: sum(one.severity is level for one in workspace.findings) for level in Severity if level}
        return self.templates.get_template(f"{template}.j2").render(
            {
                "portfolio": portfolio, "sections": SECTIONS, "counts": counts, "version": workspace.version,
                "history": workspace.history, "swap": False, "link_of": self.link_of, "language": spoken(),
                "languages": LANGUAGES, "item_name": Form(portfolio, ()).name, "unread": workspace.unread, **values,
            }
        )  # fmt: skip

    def _item(self, address: KeyPath, part: str) -> dict[str, Any]:
        loaded, as_of = self.workspace.loaded, self.workspace.version
        form = Form(loaded.portfolio, self.workspace.findings)
        value = self.workspace.values(address)
        section = str(address[0])
        broken = self.workspace.before_it_broke(address) if value is None else None
        value = broken.value if broken else value
        own = [one for one in self.workspace.findings if one.key_path[: len(address)] == address]
        is_journey = section == "journeys" and isinstance(value, dict) and not broken
        drawn = board(loaded.portfolio, address, value, own) if is_journey else None
        shown = form.of(address, value, ("phases",) if is_journey else ()) if isinstance(value, dict) else None
        return {
            "as_of": as_of,
            "address": address,
            "is_there": value is not None,
            "unread_in": file_of(self.workspace.unread, address) if value is None else None,
            "broken": broken,
            "ways": {key_of(one): self.workspace.ways(one) for one in own if one.severity is Severity.ERROR},
            "key_of": key_of,
            "field": shown,
            "file": loaded.source_map.file_of(section, str(address[-1]) if len(address) > 1 else ""),
            "line": loaded.source_map.line_of(section, str(address[-1]) if len(address) > 1 else ""),
            "own_findings": own,
            "referrers": self.workspace.graph.referrers((section, str(address[-1]))) if len(address) > 1 else [],
            "board": drawn,
            "is_journey": is_journey,
            "part": self._part(form, address, value, part) if is_journey and part else None,
            "questions": questions(shown) if section == "promises" and shown and not broken else [],
            "tries": places_to_try(loaded.portfolio, address) if section == "promises" and not broken else [],
            "name": form.name,
            "actors": form.choices(ACTOR_SECTIONS),
        }  # fmt: skip

    def _part(self, form: Form, address: KeyPath, value: Any, part: str) -> Field | None:
        """The form of a step, `step-id` or its position `0.2`, or of what one does in it, `step-id/backstage/lead`."""
        step, *rest = part.split("/")
        position = [int(one) for one in step.split(".") if one.isdigit()]
        steps = list(steps_of(address, value))
        for path, one in steps:
            is_meant = [path[3], path[5]] == position or (isinstance(one, dict) and one.get("id") == step)
            if is_meant:
                below = (*path[len(address) :], *rest)
                found = value_at(value, below)
                if isinstance(found, list):
                    parts = [form.part(address, (*below, at), entry) for at, entry in enumerate(found)]
                    return Field((*address, *below), str(below[-1]), "group", found, fields=parts)
                shown = form.part(address, below, found)
                shown.name = words_of_step(one) if not rest else str(rest[-1])
                return shown
        return None

    def link_of(self, finding: Diagnostic) -> str:
        """Where the field is that a finding is about; empty where it is about no item."""
        path = finding.key_path
        if path[:1] != PORTFOLIO and (len(path) < 2 or path[0] not in SECTIONS):
            return ""
        query = ""
        if path[0] == "journeys" and len(path) > 5 and path[2] == "phases" and path[4] == "steps":
            lane = [str(one) for one in path[6:8]] if len(path) > 7 and path[6] in LANES else []
            query = "?" + urlencode({"part": "/".join([f"{path[3]}.{path[5]}", *lane])})
        return f"{href(path[:2])}{query}#f-{'-'.join(str(part) for part in path)}"


def href(address: KeyPath) -> str:
    """Where the form of an item is."""
    if address[:1] == PORTFOLIO or not address:
        return "/portfolio"
    return f"/item/{quote(str(address[0]))}/{quote(str(address[1]))}"


def part_of(request: Request) -> str:
    """Which part of an item a page shows: what its address says, or that of the page that asks."""
    if "part" in request.query_params or not request.headers.get("HX-Current-URL"):
        return request.query_params.get("part", "")
    return parse_qs(urlsplit(request.headers["HX-Current-URL"]).query).get("part", [""])[0]


def _address(request: Request) -> KeyPath:
    if "section" not in request.path_params:
        return PORTFOLIO
    return (str(request.path_params["section"]), str(request.path_params["id"]))
