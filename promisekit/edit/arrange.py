"""Puts items into other files: one item, one file per item, a folder into one file. What the portfolio says stays."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from promisekit.diagnostic import KeyPath
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.item_text import ItemText, item_text, with_items
from promisekit.edit.layout import all_remarks
from promisekit.edit.operation import Set
from promisekit.edit.splice import spliced
from promisekit.edit.syntax import NoSuchPlaceError, Plain, Syntax
from promisekit.graph.graph import Address
from promisekit.model.portfolio import SECTIONS
from promisekit.read.folder import is_blueprint
from promisekit.read.loader import Loaded

_PATHS = ("results", "url", "image")
"""Fields that hold a path, relative to the file that names it."""


def move(draft: Draft, address: Address, to: str) -> str:
    """Puts an item with its remarks into another file, a path from the portfolio folder; returns where it stood.

    Raises CannotEditError.
    """
    loaded = draft.load()
    relative = loaded.source_map.file_of(*address)
    if relative is None:
        raise CannotEditError(f"there is no `{address[1]}` in `{address[0]}`")
    if not is_blueprint(to):
        raise CannotEditError(f"`{to}` would not be read: names of blueprint files end in `.yaml`")
    if relative == to:
        raise CannotEditError(f"`{address[1]}` stands in `{draft.shown(to)}` already")
    _arrange(draft, loaded, {address: to})
    return relative


def split(draft: Draft, files: Sequence[str]) -> dict[str, list[str]]:
    """Gives each item of these files a file of its own, in a folder named for its section; returns the new files of
    each. Raises CannotEditError."""
    loaded = draft.load()
    targets: dict[Address, str] = {}
    new: dict[str, list[str]] = {}
    for relative in files:
        items = [
            (section, item_id)
            for section in SECTIONS
            for item_id in loaded.portfolio.section(section)
            if loaded.source_map.file_of(section, item_id) == relative
        ]
        if len(items) < 2:
            raise CannotEditError(f"`{draft.shown(relative)}` holds only {'one item' if items else 'no items'}")
        new[relative] = []
        for section, item_id in items:
            folder = section.replace("_", "-")
            parent = posixpath.dirname(relative)
            if posixpath.basename(parent) != folder:
                parent = posixpath.join(parent, folder)
            target = posixpath.join(parent, f"{item_id}.yaml")
            if target == relative:
                # The file is named for this one.
                continue
            if draft.content(target) is not None:
                raise CannotEditError(f"`{draft.shown(target)}` is there already")
            targets[section, item_id] = target
            new[relative].append(target)
    _arrange(draft, loaded, targets)
    return new


def join(draft: Draft, files: Sequence[str], to: str) -> int:
    """Puts all items of these files into one; returns how many. Raises CannotEditError."""
    loaded = draft.load()
    if not is_blueprint(to):
        raise CannotEditError(f"`{to}` would not be read: names of blueprint files end in `.yaml`")
    others = [relative for relative in files if relative != to]
    targets: dict[Address, str] = {}
    for relative in others:
        for section, ids in Syntax(draft.text(relative)).plain().items():
            if section == "portfolio":
                raise CannotEditError(
                    f"`{draft.shown(relative)}` holds the `portfolio:` section; join into that file, or leave it out"
                )
            targets |= {(section, item_id): to for item_id in ids}
    if not targets:
        raise CannotEditError("there is nothing to join")
    _arrange(draft, loaded, targets)
    return len(targets)


def _arrange(draft: Draft, loaded: Loaded, targets: dict[Address, str]) -> None:
    """Moves items; what the portfolio says and all remarks must be as before."""
    _is_readable(loaded)
    sources: dict[str, list[Address]] = {}
    for address in targets:
        relative = loaded.source_map.file_of(*address)
        assert relative is not None, "it was found in a file"
        sources.setdefault(relative, []).append(address)
    files = {*sources, *targets.values()}
    before = _remarks(draft, files)
    arriving: dict[str, list[ItemText]] = {}
    moved_paths: dict[str, list[Set]] = {}
    for relative, addresses in sources.items():
        values = Syntax(draft.text(relative)).plain()
        for section, item_id in addresses:
            target = targets[section, item_id]
            fields = values.get(section, {}).get(item_id)
            moved_paths.setdefault(target, []).extend(_paths(fields, (section, item_id), relative, target))
        for item in _taken_out(draft, relative, addresses):
            arriving.setdefault(targets[item.section, item.item_id], []).append(item)
    for target, items in arriving.items():
        text = draft.text(target) if draft.content(target) is not None else ""
        try:
            new = with_items(text, items)
        except (NoSuchPlaceError, ValueError) as error:
            raise CannotEditError(f"`{draft.shown(target)}`: {error}") from None
        draft.replace(target, new)
        draft.operate(target, moved_paths.get(target, []))
    after = draft.load()
    if after.portfolio != loaded.portfolio or len(after.diagnostics) > len(loaded.diagnostics):
        raise CannotEditError(
            "the files would say something else then; is something repeated by an alias (`*name`)? "
            "Write it out in both places first"
        )
    if _remarks(draft, files) != before:
        raise CannotEditError("a remark would be lost")


def _is_readable(loaded: Loaded) -> None:
    if loaded.has_unread:
        unread = next((one for one in loaded.diagnostics if one.code.startswith("PK0")), None)
        where = f" ({unread.span.path}:{unread.span.line}: {unread.message})" if unread else ""
        raise CannotEditError(f"not everything in the files can be read{where}; mend that first, then try again")


def _taken_out(draft: Draft, relative: str, addresses: Sequence[Address]) -> list[ItemText]:
    """Takes items out of a file; a file in which nothing is left goes."""
    text = draft.text(relative)
    items: list[ItemText] = []
    for address in addresses:
        syntax = Syntax(text)
        try:
            item, splice = item_text(syntax, *address)
        except NoSuchPlaceError as error:
            raise CannotEditError(f"`{draft.shown(relative)}`: {error}") from None
        items.append(item)
        text = spliced(text, [splice])
    rest = Syntax(text)
    if rest.root is None:
        lines = [line.strip() for line in text.splitlines() if line.strip() and line.strip() != "---"]
        if items and lines:
            # What was said of the whole file goes with what it held.
            first = items[0]
            items[0] = ItemText(first.section, first.item_id, (*lines, *first.lines))
        draft.write(relative, None)
    else:
        draft.replace(relative, text.rstrip("\r\n") + rest.newline)
    return items


def _paths(fields: Plain, path: KeyPath, old: str, new: str) -> Iterable[Set]:
    """What paths in an item have to say in another folder."""
    if posixpath.dirname(old) == posixpath.dirname(new):
        return
    for where, name, value in _texts(fields, path):
        if name not in _PATHS or ":" in value or value.startswith(("/", "#")):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(old), value))
        yield Set(where, posixpath.relpath(target, posixpath.dirname(new) or "."))


def _texts(value: Any, path: KeyPath) -> Iterable[tuple[KeyPath, str, str]]:
    if isinstance(value, str):
        yield path, next((part for part in reversed(path) if isinstance(part, str)), ""), value
    elif isinstance(value, dict):
        for key, of in value.items():
            yield from _texts(of, (*path, key))
    elif isinstance(value, list):
        for number, of in enumerate(value):
            yield from _texts(of, (*path, number))


def _remarks(draft: Draft, files: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for relative in files:
        if draft.content(relative) is not None:
            found += all_remarks(Syntax(draft.text(relative)))
    return found
