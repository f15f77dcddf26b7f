"""Gives an item, a step or a commitment another id, in all files at once."""

from __future__ import annotations

from lsprotocol import types

from promisekit.edit.draft import CannotEditError
from promisekit.edit.rename import rename
from promisekit.language_server.drafts import as_edit, draft_of
from promisekit.language_server.occurrences import of_part
from promisekit.language_server.place import Cursor
from promisekit.language_server.server import Server
from promisekit.language_server.sketch import unquoted
from promisekit.language_server.target import Target, target_at
from promisekit.model.reference import ID_PATTERN


def may_be_renamed(cursor: Cursor) -> Target | None:
    """What would be renamed at the cursor."""
    target = target_at(cursor)
    if target is None or (target.item is None and not target.inside):
        return None
    section, colon, _item_id = target.id.partition(":")
    if colon:
        # Of `[[promises:right-invoice]]` only the id.
        return target._replace(start=target.start + len(section) + 1, id=_item_id.strip())
    return target


def renamed(server: Server, cursor: Cursor, new: str) -> types.WorkspaceEdit | None:
    """The edit that renames what the cursor is on. Raises CannotEditError."""
    target = may_be_renamed(cursor)
    if target is None:
        raise CannotEditError("there is nothing here that could be renamed: put the cursor on an id")
    if target.inside:
        return _renamed_part(server, cursor, target, new)
    assert target.item is not None
    draft = draft_of(cursor.portfolio)
    rename(draft, (target.item.section, target.item.id), new, with_files=server.makes_files)
    return as_edit(server, cursor.portfolio, draft)


def _renamed_part(server: Server, cursor: Cursor, target: Target, new: str) -> types.WorkspaceEdit:
    if not ID_PATTERN.fullmatch(new):
        raise CannotEditError(f"`{new}` is no id: small letters, digits and single hyphens, such as `opens-a-case`")
    if new in _others(cursor, target):
        raise CannotEditError(f"`{new}` is there already")
    edits = []
    for found in of_part(cursor, target):
        word = cursor.text.content[found.start : found.end]
        inside = 1 if unquoted(word) != word else 0
        edits.append(types.TextEdit(cursor.text.range(found.start + inside, found.end - inside), new))
    uri = server.uri_of(cursor.portfolio.folder / cursor.file)
    return types.WorkspaceEdit(changes={uri: edits})


def _others(cursor: Cursor, target: Target) -> set[str]:
    """The ids of the same kind in the same item."""
    sketch, item = cursor.sketch, target.inside[:2]
    if target.inside[-1] != "id":
        return {str(key) for key in sketch.children(target.inside[:-1])}
    ids = (
        sketch.value((*item, "phases", phase, "steps", step, "id"))
        for phase in sketch.children((*item, "phases"))
        for step in sketch.children((*item, "phases", phase, "steps"))
    )
    return {unquoted(spot.word) for spot in ids if spot is not None}
