"""Chooses what is offered for a stretch of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lsprotocol import types

from promisekit.edit.draft import CannotEditError
from promisekit.language_server.actions.action import Action
from promisekit.language_server.actions.findings import accepting, making, mending
from promisekit.language_server.actions.items import at_item, mends, quoting
from promisekit.language_server.drafts import as_edit, draft_of
from promisekit.language_server.place import Cursor
from promisekit.language_server.server import Server
from promisekit.read.problems import SYNTAX

_QUOTE: Final = "Put this text in quotation marks"


def actions(server: Server, cursor: Cursor, end: int, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done between the cursor and the offset ``end``, what mends findings first.

    Editors that ask for an edit when it is chosen get it then.
    """
    asked = {"uri": params.text_document.uri, "start": cursor.offset, "end": end}
    only = params.context.only
    found: list[types.CodeAction] = []
    for action in _actions(server, cursor, end):
        if not _is_wanted(action.kind, only):
            continue
        shown = types.CodeAction(
            action.title,
            action.kind,
            [_diagnostic(server, cursor, action)] if action.finding else None,
            is_preferred=action.is_preferred or None,
            data={**asked, "title": action.title},
        )
        if not server.asks_for_edits:
            shown.edit = _edit(server, cursor, action)
        if server.asks_for_edits or shown.edit is not None:
            found.append(shown)
    edit = quoting(cursor)
    if edit is not None:
        is_mending = mends(cursor, edit)
        kind = types.CodeActionKind.QuickFix if is_mending else types.CodeActionKind.RefactorRewrite
        change = types.WorkspaceEdit({params.text_document.uri: [edit]})
        if _is_wanted(kind, only):
            mended = [one for one in params.context.diagnostics if one.code == SYNTAX.code] if is_mending else None
            quoted = types.CodeAction(_QUOTE, kind, mended, is_preferred=is_mending or None, edit=change)
            found.insert(0 if is_mending else len(found), quoted)
    return found


def resolved(server: Server, cursor: Cursor, chosen: types.CodeAction) -> types.CodeAction:
    """A chosen action with its edit. Raises CannotEditError where it can no longer be done."""
    data: Any = chosen.data
    for action in _actions(server, cursor, int(data["end"])):
        if action.title == data["title"]:
            draft = draft_of(cursor.portfolio)
            action.make(draft)
            chosen.edit = as_edit(server, cursor.portfolio, draft)
            return chosen
    raise CannotEditError("the text has changed meanwhile; try again")


def _actions(server: Server, cursor: Cursor, end: int) -> Iterator[Action]:
    reading = cursor.portfolio.reading
    draft = draft_of(cursor.portfolio)
    text_of = server.texts_of(cursor.portfolio)
    for finding in reading.findings if reading else ():
        if reading is None or finding.span.path != cursor.file:
            continue
        first, last = text_of(cursor.file).stretch(finding.span)
        if first <= end and cursor.offset <= last:
            yield from mending(draft, finding)
            yield from making(reading, finding)
            yield from accepting(finding)
    yield from at_item(cursor)


def _edit(server: Server, cursor: Cursor, action: Action) -> types.WorkspaceEdit | None:
    draft = draft_of(cursor.portfolio)
    try:
        action.make(draft)
    except CannotEditError:
        return None
    return as_edit(server, cursor.portfolio, draft)


def _diagnostic(server: Server, cursor: Cursor, action: Action) -> types.Diagnostic:
    assert action.finding is not None
    return server.shown(cursor.portfolio).diagnostic(action.finding)


def _is_wanted(kind: types.CodeActionKind, only: Any) -> bool:
    """Whether an editor that asks for some kinds alone asks for this one."""
    return only is None or any(
        kind.value == one or kind.value.startswith(f"{_value(one)}.") for one in map(_value, only)
    )


def _value(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind
