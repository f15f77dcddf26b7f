"""What can be done with the item or the text at the cursor, whether or not something is wrong with it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

from lsprotocol import types

from promisekit.diagnostic import Diagnostic
from promisekit.edit.arrange import move
from promisekit.edit.draft import Draft
from promisekit.edit.operation import Set
from promisekit.edit.yaml_text import Written
from promisekit.graph.graph import Address
from promisekit.language_server.actions.action import Action
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import unquoted
from promisekit.model.portfolio import SECTIONS
from promisekit.model.touchpoint import Touchpoint
from promisekit.read.document import compose

_EXTRACT = types.CodeActionKind.RefactorExtract
_REWRITE = types.CodeActionKind.RefactorRewrite


def at_item(cursor: Cursor) -> Iterator[Action]:
    """A file of its own for the item, and guidelines for the roles that lack one in a promise."""
    address = item_at(cursor)
    if address is None:
        return
    yield from _extracting(cursor, address)
    if address[0] == "promises":
        yield from _guidelines(cursor, address)


def item_at(cursor: Cursor) -> Address | None:
    """The item in whose lines the cursor is."""
    before = (spot for spot in reversed(cursor.sketch.spots) if spot.start <= cursor.offset and len(spot.path) > 1)
    spot = next(before, None)
    if spot is None or spot.path[0] not in SECTIONS or not isinstance(spot.path[1], str):
        return None
    section = next((one for one in reversed(cursor.sketch.spots) if one.start <= cursor.offset), spot)
    return (str(spot.path[0]), spot.path[1]) if section.path[:1] == spot.path[:1] else None


def _extracting(cursor: Cursor, address: Address) -> Iterator[Action]:
    items = [(section, item) for section in cursor.sketch.children(()) for item in cursor.sketch.children((section,))]
    if len(items) < 2:
        return
    section, item_id = address
    folder = section.replace("_", "-")
    parent = posixpath.dirname(cursor.file)
    if posixpath.basename(parent) != folder:
        parent = posixpath.join(parent, folder)
    target = posixpath.join(parent, f"{item_id}.yaml")
    if target != cursor.file and not (cursor.portfolio.folder / target).exists():
        yield Action(f"Move `{item_id}` to {target}", _EXTRACT, lambda draft: move(draft, address, target))


def _guidelines(cursor: Cursor, address: Address) -> Iterator[Action]:
    """One for each role at the promise's touchpoints that has none in it."""
    promise = tuple(address)
    sketch = cursor.sketch
    there = {
        unquoted(spot.word)
        for guideline in sketch.children((*promise, "guidelines"))
        if (spot := sketch.value((*promise, "guidelines", guideline, "role")))
    }
    roles: dict[str, None] = {}
    for touchpoint_id in sketch.words((*promise, "kept_at")):
        known = cursor.portfolio.known.get(("touchpoints", touchpoint_id))
        if known and isinstance(known.item, Touchpoint):
            roles.update(dict.fromkeys(known.item.roles))
    taken = set(sketch.children((*promise, "guidelines")))
    for role in roles:
        if role not in there:
            name = _free(f"for-{role}", taken)
            yield Action(
                f"Add a guideline for `{role}`",
                _REWRITE,
                partial(_add_guideline, file=cursor.file, address=address, name=name, role=role),
            )


def _add_guideline(draft: Draft, file: str, address: Address, name: str, role: str) -> None:
    guideline: Written = {"role": role, "do": [""]}
    draft.operate(file, [Set((*address, "guidelines", name), guideline)])


def quoting(cursor: Cursor) -> types.TextEdit | None:
    """Quotation marks around the text at the cursor, where it has none."""
    spot = cursor.sketch.spot_at(cursor.offset)
    if spot is None or spot.is_key or spot.is_block or not spot.word or spot.word[0] in "\"'*&!|>[{":
        return None
    if "\n" in spot.word or "\r" in spot.word or not any(character.isspace() for character in spot.word):
        return None
    quoted = spot.word.replace("\\", "\\\\").replace('"', '\\"')
    return types.TextEdit(cursor.text.range(spot.start, spot.end), f'"{quoted}"')


def mends(cursor: Cursor, edit: types.TextEdit) -> bool:
    """Whether a file that is no YAML at its line gets further with that edit."""
    content, start, end = cursor.text.content, cursor.text.offset(edit.range.start), cursor.text.offset(edit.range.end)
    before = compose(content, "")
    after = compose(content[:start] + edit.new_text + content[end:], "")
    if not isinstance(before, Diagnostic):
        return False
    return not isinstance(after, Diagnostic) or after.span.line > before.span.line


def _free(name: str, taken: set[str | int]) -> str:
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
