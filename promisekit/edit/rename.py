"""Gives an item another id, wherever it is named: in references, in links of texts and pages, and in file names."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from promisekit.diagnostic import Diagnostic
from promisekit.edit.draft import CannotEditError, Draft, by_file
from promisekit.edit.operation import Operation, RenameKey, Reword, Set
from promisekit.edit.syntax import Plain, Syntax
from promisekit.graph.graph import LINK, Address, Graph
from promisekit.model.portfolio import ACTOR_SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.read.files import read_text
from promisekit.read.folder import SourceFile
from promisekit.read.loader import Loaded

_PAGES = (".md", ".markdown")


class Renamed(NamedTuple):
    """What was renamed: places in each file, by its name in messages, and files that got another name."""

    places: dict[str, int]
    files: dict[str, str]


def rename(draft: Draft, address: Address, new: str, *, with_files: bool = True) -> Renamed:
    """Renames an item in a draft, and ``with_files`` what is named for it. Raises CannotEditError."""
    loaded = draft.load()
    section = address[0]
    graph = Graph(loaded.portfolio)
    _may_be_named(loaded, graph, address, new)
    taken = [other for other in graph.sections_by_id.get(new, ()) if other != section]
    operations = [*_operations(loaded, graph, address, new, taken), RenameKey(address, new)]
    places: dict[str, int] = {}
    for relative, of_file in by_file(loaded, operations).items():
        draft.operate(relative, _in_order(of_file))
        places[draft.shown(relative)] = len(of_file)
    for relative, count in _rename_in_pages(draft, graph, address, new, taken):
        places[draft.shown(relative)] = count
    files = _rename_files(draft, loaded, address, new) if with_files else {}
    _is_renamed(graph, Graph(draft.load().portfolio), address, new)
    return Renamed(places, files)


def address_of(loaded: Loaded, word: str) -> Address:
    """The item that somebody names: ``id``, or ``section:id``. Raises CannotEditError."""
    graph = Graph(loaded.portfolio)
    found = graph.resolve_link(word)
    if found is not None:
        return found
    having = graph.sections_by_id.get(word.strip(), ())
    if having:
        several = " or ".join(f"`{section}:{word}`" for section in having)
        raise CannotEditError(f"several items have the id `{word}`; write {several}")
    if loaded.may_be_unread(word.rpartition(":")[2]):
        raise CannotEditError(f"`{word}` may stand in what cannot be read; `promisekit check` says what to mend first")
    from difflib import get_close_matches

    near = get_close_matches(word.rpartition(":")[2], list(graph.sections_by_id), n=3)
    hint = f"; did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""
    raise CannotEditError(f"no item has the id `{word}`{hint}")


def whole(loaded: Loaded) -> None:
    """Makes sure that everything in the files was read, so that nothing is overlooked. Raises CannotEditError."""
    if loaded.has_unread or loaded.broken:
        unread = next((one for one in loaded.diagnostics if one.code.startswith("PK0")), None)
        where = f" ({unread.span.path}:{unread.span.line}: {unread.message})" if unread else ""
        raise CannotEditError(f"not everything in the files can be read{where}; mend that first, then try again")


def _may_be_named(loaded: Loaded, graph: Graph, address: Address, new: str) -> None:
    section, old = address
    if not ID_PATTERN.fullmatch(new):
        raise CannotEditError(f"`{new}` is no id: small letters, digits and single hyphens, such as `right-invoice`")
    if new == old:
        raise CannotEditError(f"`{old}` has that id already")
    group = ACTOR_SECTIONS if section in ACTOR_SECTIONS else (section,)
    holder = next((other for other in graph.sections_by_id.get(new, ()) if other in group), None)
    if holder:
        shared = "; functions, roles and systems share one set of ids" if holder != section else ""
        raise CannotEditError(f"`{new}` is there already, in `{holder}`{shared}")
    whole(loaded)


def _operations(loaded: Loaded, graph: Graph, address: Address, new: str, taken: list[str]) -> Iterator[Operation]:
    section = address[0]
    linked = set()
    for reference in graph.incoming.get(address, ()):
        path = loaded.source_map.written(reference.path)
        if reference.field == "[[ ]]":
            if (path, reference.target_id) not in linked:
                linked.add((path, reference.target_id))
                link = _link(reference.target_id, new, section, taken)
                yield Reword(path, f"[[{reference.target_id}]]", f"[[{link}]]")
        elif reference.is_key:
            yield RenameKey(path, new)
        else:
            yield Set(path, new)
    # A link to another item of the new id was clear, and is not any more.
    for other in taken if len(taken) == 1 else ():
        for reference in graph.incoming.get((other, new), ()):
            path = loaded.source_map.written(reference.path)
            if reference.field == "[[ ]]" and ":" not in reference.target_id and (path, new) not in linked:
                linked.add((path, new))
                yield Reword(path, f"[[{reference.target_id}]]", f"[[{other}:{new}]]")


def _link(inner: str, new: str, section: str, taken: list[str]) -> str:
    """What stands between the brackets of a link to the item under its new id."""
    before, colon, _old = inner.rpartition(":")
    if colon:
        return f"{before}:{new}"
    return f"{section}:{new}" if taken else new


def _in_order(operations: list[Operation]) -> list[Operation]:
    """Values first, then keys, the innermost first, so that every path still leads where it did."""
    keys = [one for one in operations if isinstance(one, RenameKey)]
    return [one for one in operations if not isinstance(one, RenameKey)] + sorted(keys, key=lambda one: -len(one.path))


def _rename_in_pages(
    draft: Draft, graph: Graph, address: Address, new: str, taken: list[str]
) -> Iterator[tuple[str, int]]:
    section, _old = address
    for file in draft.folder.others():
        if not file.relative.lower().endswith(_PAGES):
            continue
        text = read_text(SourceFile(file.shown, file.relative), draft.folder)
        if isinstance(text, Diagnostic) or "[[" not in text:
            continue
        count = 0
        parts = []
        place = 0
        for found in LINK.finditer(text):
            target = graph.resolve_link(found[1])
            renamed = _link(found[1], new, section, taken) if target == address else None
            if target is not None and target[1] == new and ":" not in found[1] and taken:
                renamed = f"{target[0]}:{new}"
            if renamed is None:
                continue
            count += 1
            parts += [text[place : found.start(1)], renamed]
            place = found.end(1)
        if count:
            before = draft.content(file.relative) or b""
            mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
            draft.write(file.relative, mark + "".join([*parts, text[place:]]).encode())
            yield file.relative, count


def _rename_files(draft: Draft, loaded: Loaded, address: Address, new: str) -> dict[str, str]:
    """Gives another name to the file that is named for the item, and to its table of results."""
    section, old = address
    renamed: dict[str, str] = {}
    relative = loaded.source_map.file_of(section, old)
    assert relative is not None, "the item was found in it"
    table = _table(draft, relative, (section, new)) if section == "metrics" else None
    if table is not None:
        before = posixpath.normpath(posixpath.join(posixpath.dirname(relative), table))
        after = _named(table, old, new)
        target = _named(before, old, new)
        is_its_own = list(_tables(draft, loaded)).count(before) == 1
        if after != table and is_its_own and draft.content(target) is None:
            draft.move(before, target)
            draft.operate(relative, [Set((section, new, "results"), after)])
            renamed[draft.shown(before)] = draft.shown(target)
    target = _named(relative, old, new)
    if target != relative and draft.content(target) is None:
        draft.move(relative, target)
        renamed[draft.shown(relative)] = draft.shown(target)
    return renamed


def _named(path: str, old: str, new: str) -> str:
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    return posixpath.join(folder, new + ending) if stem == old else path


def _table(draft: Draft, relative: str, address: Address) -> str | None:
    value: Plain = Syntax(draft.text(relative)).plain()
    for part in (*address, "results"):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def _tables(draft: Draft, loaded: Loaded) -> Iterator[str]:
    """The table of each metric that names one, as a path from the portfolio folder."""
    for relative in {loaded.source_map.file_of("metrics", metric) for metric in loaded.portfolio.metrics} - {None}:
        assert relative is not None
        for fields in (Syntax(draft.text(relative)).plain().get("metrics") or {}).values():
            table = fields.get("results") if isinstance(fields, dict) else None
            if isinstance(table, str):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(relative), table))


def _is_renamed(before: Graph, after: Graph, address: Address, new: str) -> None:
    """Makes sure that all that led to the item leads to it still, and nothing else does. Raises CannotEditError."""
    section, _old = address
    to = (section, new)
    expected = Counter((one.field, to if one.target == address else one.target) for one in before.references)
    if expected != Counter((one.field, one.target) for one in after.references):
        raise CannotEditError(
            f"with the id `{new}` some reference would lead to another item, since `{new}` is the id of one; "
            "choose another id"
        )
