"""What a page may change: each change is operations on the files, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from promisekit.diagnostic import KeyPath
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.new_item import add, id_from
from promisekit.edit.operation import Carry, Insert, Operation, Remove, RenameKey, Set
from promisekit.edit.rename import rename
from promisekit.model.journey import LANES
from promisekit.model.portfolio import ACTOR_SECTIONS, SECTIONS
from promisekit.studio import board_edits, version
from promisekit.studio.answers import operations, typed
from promisekit.studio.beginning import begin, close_tour
from promisekit.studio.fields import Field
from promisekit.studio.showing import PORTFOLIO, Showing, href
from promisekit.studio.speech import LANGUAGES, _
from promisekit.studio.understood import understood
from promisekit.studio.words import in_a_sentence
from promisekit.studio.workshop import answering
from promisekit.studio.workspace import Conflict

LANGUAGE: Final = "promisekit-language"
"""The cookie with the language of the studio's words."""
_ASKED_NEXT: Final = {"commitments": "does", "guidelines": "do"}
"""The field of a new entry that is asked for first."""
CHANGES: Final = (
    "edit", "mend", "remove", "add", "step", "phase", "move", "act", "carry", "rename", "new", "delete", "undo", "redo",
    "fresh",    "begin", "tour", "language", "save",
)  # fmt: skip
"""What a page may send, each with its method of that name."""


class Editing(Showing):
    """The changes of one workspace."""

    def edit(self, request: Request, form: FormData) -> Response:
        """Another value for a field."""
        path, was = _path(form), _was(form)
        answers = [str(one) for one in form.getlist("value")]

        def meant(now: Any) -> Any:
            return understood(path, typed(str(form.get("kind", "")), answers, now))

        item = self.workspace.values(_address(path))
        place, value = board_edits.widened(item, (*path[len(_address(path)) :],), meant(was))
        if len(place) + len(_address(path)) < len(path):
            short, whole = board_edits.value_at(item, place), (*_address(path), *place)
            return self._change(request, whole, lambda now: operations(whole, now, value), short, _named(whole), form)
        return self._change(request, path, lambda now: operations(path, now, meant(now)), was, _named(path), form)

    def mend(self, request: Request, form: FormData) -> Response:
        """A finding's own way out."""
        path = _path(form)
        self.workspace.mend(str(form.get("finding", "")), str(form.get("value", "")))
        return self.item_part(_address(path), request)

    def remove(self, request: Request, form: FormData) -> Response:
        """An entry goes, and with it what would be empty without it."""
        path = _path(form)
        address = _address(path)
        item = self.workspace.values(address)
        gone = (*address, *board_edits.removal(item, path[len(address) :]))
        was = _was(form)
        if gone != path:
            if board_edits.value_at(item, path[len(address) :]) != was:
                return self._conflict(path, Conflict(was, board_edits.value_at(item, path[len(address) :])), form)
            was = board_edits.value_at(item, gone[len(address) :])
        label = _("removed %(entry)s of %(item)s", entry=path[-1], item=_name(path))
        return self._change(request, gone, lambda _now: [Remove(gone)], was, label, form)

    def add(self, request: Request, form: FormData) -> Response:
        """An entry for a list, or for what is keyed by ids; nothing is overwritten, whatever the page showed."""
        path = _path(form)
        key, text = str(form.get("key", "")).strip(), str(form.get("value", "")).strip()

        def make(now: Any) -> Sequence[Operation]:
            entry: Any = {}
            if form.get("field"):
                entry = {str(form["field"]): understood((*path, 0, str(form["field"])), text)}
            if key:
                if isinstance(now, dict) and id_from(key) in now:
                    raise CannotEditError(_("“%(name)s” is there already: give it another name", name=id_from(key)))
                return [Set((*path, id_from(key)), entry)]
            entries = now if isinstance(now, list) else [now] if now else []
            return [Insert((*path, len(entries)), entry or text)] if entries else [Set(path, [entry or text])]

        label = _("added to %(field)s of %(item)s", field=in_a_sentence(path[-1]), item=_name(path))
        needed = _ASKED_NEXT.get(str(path[-1])) if key else None
        focus = f"{Field((*path, id_from(key), needed), needed, '').element}-in" if needed else ""
        return self._change(request, path, make, ..., label, form, focus)

    def step(self, request: Request, form: FormData) -> Response:
        """Another step: before or after (`side`) a step with that id (`beside`), or at the end of its phase."""
        path, text = _path(form), str(form.get("value", "")).strip()
        step = board_edits.new_step(self.workspace.values(path[:2]) or {}, text)

        def make(now: Any) -> Sequence[Operation]:
            at = board_edits.beside(now or [], str(form.get("beside", "")), str(form.get("side", "")))
            return [Insert((*path, at), step)] if now else [Set(path, [step])]

        label = _("a step of %(item)s", item=_name(path))
        return self._change(request, path, make, _was(form, ...), label, form, f"h-{step['id']}-customer")

    def phase(self, request: Request, form: FormData) -> Response:
        """Another phase with its first step, at the end."""
        path, text = _path(form), str(form.get("value", "")).strip()
        name = str(form.get("name", "")).strip()
        if not name:
            raise CannotEditError(_("what is the phase called? A few words are needed"))
        step = board_edits.new_step(self.workspace.values(path[:2]) or {}, text)

        def make(now: Any) -> Sequence[Operation]:
            phase = {"name": name, "steps": [step]}
            return [Insert((*path, len(now)), phase)] if now else [Set(path, [phase])]

        label = _("a phase of %(item)s", item=_name(path))
        return self._change(request, path, make, _was(form, ...), label, form, f"h-{step['id']}-customer")

    def move(self, request: Request, form: FormData) -> Response:
        """An entry goes to another place of its list, or of another one."""
        path, to = _path(form), _to(form)
        journey = self.workspace.values(path[:2]) or {}
        moves = board_edits.step_moved(journey, path[:2], path, to)
        label = _("moved %(entry)s of %(item)s", entry=_name_of_entry(_was(form), path), item=_name(path))
        return self._change(request, path, lambda _now: moves, _was(form), label, form, str(form.get("focus", "")))

    def act(self, request: Request, form: FormData) -> Response:
        """Somebody does something in a lane of a step; ``as`` is the section of somebody who is not there yet."""
        lane, text = _path(form), str(form.get("value", "")).strip()
        who, section = str(form.get("who", "")).strip(), str(form.get("as", ""))
        if lane[-1] not in LANES or not who:
            raise CannotEditError(_("who does it? Type two letters of a name"))
        address = lane[:2]
        actor = board_edits.actor_named(self.workspace.loaded.portfolio, who)
        if actor is None and section not in ACTOR_SECTIONS:
            return self.told("who.html", who=who, path=json.dumps(lane), value=text)
        new_id = actor or self._free_id(section, id_from(who))
        label = _("what %(actor)s does in %(item)s", actor=new_id, item=_name(lane))

        def make(draft: Draft) -> None:
            relative, journey = self.workspace.written(draft, address)
            draft.operate(relative, board_edits.added(journey, address, lane, new_id, text))
            if actor is None:
                add(draft, section, new_id, {"name": who, **board_edits.known_of(section, str(lane[-1]))})

        self.workspace.edit(make, label)
        step = board_edits.value_at(self.workspace.values(address), lane[2:-1]) or {}
        return self.item_part(address, request, f"h-{step.get('id')}-{lane[-1]}-{new_id}", nav=actor is None)

    def carry(self, request: Request, form: FormData) -> Response:
        """What an actor does goes to another step or lane."""
        path, to = _path(form), _to(form)
        address = path[:2]
        if to[-1] not in LANES or to[:2] != address:
            raise CannotEditError(_("there is no such lane"))

        def make(draft: Draft) -> None:
            relative, journey = self.workspace.written(draft, address)
            now = board_edits.value_at(journey, path[2:])
            if now != _was(form):
                raise Conflict(_was(form), now)
            if (*to, path[-1]) != path:
                draft.operate(relative, [Carry(path, (*to, path[-1]))])

        try:
            self.workspace.edit(make, _("moved %(entry)s of %(item)s", entry=path[-1], item=_name(path)))
        except Conflict as conflict:
            return self._conflict(path, conflict, form)
        step = board_edits.value_at(self.workspace.values(address), to[2:-1]) or {}
        return self.item_part(address, request, f"h-{step.get('id')}-{to[-1]}-{path[-1]}")

    def rename(self, request: Request, form: FormData) -> Response:
        """Another id: of an item everywhere, of an entry in its item."""
        path = _path(form)
        new = id_from(str(form.get("value", "")))
        if len(path) == 2:
            address = (str(path[0]), str(path[1]))

            def everywhere(draft: Draft) -> None:
                rename(draft, address, new)

            self.workspace.edit(everywhere, _("renamed %(old)s to %(new)s", old=path[1], new=new))
            return Response(headers={"HX-Redirect": href((path[0], new))})
        label = _("renamed %(entry)s of %(item)s", entry=path[-1], item=_name(path))
        return self._change(request, path, lambda _now: [RenameKey(path, new)], _was(form), label, form)

    def new(self, _request: Request, form: FormData) -> Response:
        """A new item, with its first field."""
        section = str(form.get("section", ""))
        text = str(form.get("value", "")).strip()
        if section not in SECTIONS or not id_from(text):
            return self.said(_("A few words are needed."))
        item_id = self._free_id(section, id_from(text))
        fields: dict[str, Any] = {_first_field(section): text}
        if section == "promises" and form.get("answers"):
            fields |= answering(self.workspace.loaded.portfolio, str(form["answers"]))

        def make(draft: Draft) -> None:
            add(draft, section, item_id, fields)

        self.workspace.edit(make, _("new: %(item)s", item=item_id))
        return Response(headers={"HX-Redirect": href((section, item_id))})

    def fresh(self, request: Request, form: FormData) -> Response:
        """A new item, and a field that names it: one step."""
        path, was, section = _path(form), _was(form), str(form.get("section", ""))
        text = str(form.get("value", "")).strip()
        if section not in SECTIONS or not id_from(text):
            raise CannotEditError(_("A few words are needed."))
        new_id, address = self._free_id(section, id_from(text)), _address(path)

        def make(draft: Draft) -> None:
            relative, item = self.workspace.written(draft, address)
            now = board_edits.value_at(item, path[len(address) :])
            if now != was:
                raise Conflict(was, now)
            listed = [*(now if isinstance(now, list) else [now] if now else []), new_id]
            draft.operate(relative, operations(path, now, listed if form.get("kind") == "ids" else new_id))
            add(draft, section, new_id, {_first_field(section): text})

        try:
            self.workspace.edit(make, _("new: %(item)s", item=new_id))
        except Conflict as conflict:
            return self._conflict(path, conflict, FormData())
        return self.item_part(address, request, nav=True)

    def delete(self, _request: Request, form: FormData) -> Response:
        """An item goes."""
        path = _path(form)
        label = _("removed %(item)s", item=path[-1])
        self.workspace.change(path, lambda _now: [Remove(path)], _was(form), label)
        return Response(headers={"HX-Redirect": "/"})

    def begin(self, _request: Request, form: FormData) -> Response:
        """The first files of an empty folder."""
        folder = self.workspace.folder.path
        begin(folder, self.workspace.today, str(form.get("name", "")), str(form.get("starter", "")))
        return Response(headers={"HX-Redirect": "/"})

    def tour(self, _request: Request, _form: FormData) -> Response:
        """The tour is closed."""
        close_tour(self.workspace.folder.path)
        return Response("")

    def save(self, _request: Request, form: FormData) -> Response:
        """What changed becomes a version."""
        version.save(self.workspace.folder.path, str(form.get("message", "")))
        return self.part("saved.html")

    def language(self, _request: Request, form: FormData) -> Response:
        """Another language for the studio's own words."""
        answer = Response(headers={"HX-Refresh": "true"})
        code = str(form.get("code", ""))
        answer.set_cookie(LANGUAGE, code if code in LANGUAGES else LANGUAGES[0], httponly=True, samesite="strict")
        return answer

    def undo(self, _request: Request, _form: FormData) -> Response:
        """The last step back."""
        self.workspace.undo()
        return self.part("bar.html", nav=True, headers={"HX-Trigger": "changed"})

    def redo(self, _request: Request, _form: FormData) -> Response:
        """The step again that was taken back."""
        self.workspace.redo()
        return self.part("bar.html", nav=True, headers={"HX-Trigger": "changed"})

    def _free_id(self, section: str, item_id: str) -> str:
        taken = self.workspace.graph.sections_by_id
        number, found = 2, item_id or section[:-1]
        while found in taken:
            found, number = f"{item_id}-{number}", number + 1
        return found

    def _change(
        self,
        request: Request,
        path: KeyPath,
        make: Callable[[Any], Sequence[Operation]],
        was: Any,
        label: str,
        form: FormData,
        focus: str = "",
    ) -> Response:
        try:
            self.workspace.change(path, make, was, label)
        except Conflict as conflict:
            return self._conflict(path, conflict, form)
        return self.item_part(_address(path), request, focus)

    def _conflict(self, path: KeyPath, conflict: Conflict, form: FormData) -> Response:
        values = form.getlist("value")
        return self.told("conflict.html", path=path, conflict=conflict, form=dict(form), form_values=values)


def _first_field(section: str) -> str:
    """What people call an item of that section by."""
    return next(name for name in ("name", "promise", "says") if name in SECTIONS[section].model_fields)


def _path(form: FormData) -> KeyPath:
    return _key_path(str(form.get("path", "[]")))


def _to(form: FormData) -> KeyPath:
    return _key_path(str(form.get("to", "[]")))


def _key_path(text: str) -> KeyPath:
    path = json.loads(text)
    if not isinstance(path, list) or not path or not all(type(part) in (str, int) for part in path):
        raise CannotEditError(_("a field is missing"))
    return tuple(path)


def _was(form: FormData, otherwise: Any = None) -> Any:
    """What the page showed; ``...`` where it does not matter."""
    return json.loads(str(form["was"])) if form.get("was") else otherwise


def _address(path: KeyPath) -> KeyPath:
    return path[:1] if path[:1] == PORTFOLIO else path[:2]


def _name(path: KeyPath) -> str:
    return str(path[1]) if len(path) > 1 and path[:1] != PORTFOLIO else _("the portfolio")


def _named(path: KeyPath) -> str:
    return _("%(field)s of %(item)s", field=in_a_sentence(path[-1]), item=_name(path))


def _name_of_entry(value: Any, path: KeyPath) -> str:
    return str(value.get("id") or value.get("name") or path[-1]) if isinstance(value, dict) else str(path[-1])
