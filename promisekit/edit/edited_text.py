"""Operations on one file's text: the lines of the operations change, and no others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promisekit.diagnostic import KeyPath
from promisekit.edit.carrying import carried
from promisekit.edit.inserting import inserted
from promisekit.edit.listing import comes_beside_one, listed
from promisekit.edit.moving import moved
from promisekit.edit.operation import Carry, Move, Operation, Remove, RenameKey, Reword, Set
from promisekit.edit.removing import removed
from promisekit.edit.replacing import replaced
from promisekit.edit.splice import Splice, spliced
from promisekit.edit.syntax import NoSuchPlaceError, Syntax, plain, shown, syntax_of
from promisekit.edit.yaml_text import in_line, key_in_line


def edited(text: str, operations: Sequence[Operation]) -> str:
    """The text after all operations, each on what the ones before it left.

    Raises NoSuchPlaceError, and ValueError where the text cannot be read.
    """
    waiting = list(operations)
    while waiting:
        syntax = syntax_of(text)
        if isinstance(waiting[0], Move):
            text = moved(syntax, waiting[0].path, waiting[0].to)
            del waiting[0]
            continue
        if isinstance(waiting[0], Carry):
            text = carried(syntax, waiting[0])
            del waiting[0]
            continue
        if comes_beside_one(syntax, waiting[0]):
            text = listed(syntax, waiting[0].path[:-1])
            continue
        together = _together(syntax, waiting)
        if together:
            splices = [splice for one in waiting[:together] for splice in _splices(syntax, one)]
            text = spliced(text, splices)
            del waiting[:together]
        else:
            text = spliced(text, _splices(syntax, waiting.pop(0)))
    return text


def _together(syntax: Syntax, operations: Sequence[Operation]) -> int:
    """How many of the first operations may be done at once: each changes one text in its place."""
    renamed: set[KeyPath] = set()
    done: set[KeyPath] = set()
    for number, one in enumerate(operations):
        path = one.path
        if isinstance(one, Move | Carry):
            return number
        if path in done or any(path[:depth] in renamed for depth in range(1, len(path) + 1)):
            return number
        if isinstance(one, RenameKey):
            renamed.add(path)
        elif isinstance(one, Reword):
            pass
        elif not (
            isinstance(one, Set)
            and isinstance(one.value, str)
            and syntax.has(path)
            and syntax.at(path).kind == "scalar"
            and not syntax.at(path).is_block_scalar
        ):
            return number
        done.add(path)
    return len(operations)


def _splices(syntax: Syntax, operation: Operation) -> list[Splice]:
    if isinstance(operation, RenameKey):
        return [_renamed(syntax, operation)]
    if isinstance(operation, Reword):
        return _reworded(syntax, operation)
    if isinstance(operation, Remove):
        return removed(syntax, operation.path)
    if isinstance(operation, Set) and syntax.has(operation.path):
        return replaced(syntax, operation.path, operation.value)
    assert not isinstance(operation, Move | Carry), "it takes two steps"
    return inserted(syntax, operation)


def _reworded(syntax: Syntax, operation: Reword) -> list[Splice]:
    node = syntax.at(operation.path)
    raw = syntax.text[node.start : node.end]
    if raw.count(operation.old) != plain(node, {}).count(operation.old) or not _is_harmless(operation.new):
        # It is broken over two lines, or written with marks for some characters.
        return replaced(syntax, operation.path, plain(node, {}).replace(operation.old, operation.new))
    places = [node.start + found.start() for found in re.finditer(re.escape(operation.old), raw)]
    return [Splice(place, place + len(operation.old), operation.new) for place in places]


def _is_harmless(words: str) -> bool:
    """Whether words mean themselves in every kind of quotes."""
    return re.fullmatch(r"[\w\[\]:/. -]*", words) is not None and ": " not in words and not words.endswith((":", " "))


def _renamed(syntax: Syntax, operation: RenameKey) -> Splice:
    holder, position = syntax.entry(operation.path)
    key = holder.entries[position].key
    if key is None or key.is_block_scalar:
        raise NoSuchPlaceError(f"`{shown(operation.path)}` has no name that could change")
    if syntax.has((*operation.path[:-1], operation.key)):
        raise NoSuchPlaceError(f"`{shown((*operation.path[:-1], operation.key))}` is there already")
    style = key.style if key.style in ('"', "'") else ""
    text = (
        in_line(operation.key, flow=holder.flow, style=style) if style else key_in_line(operation.key, flow=holder.flow)
    )
    return Splice(key.start, key.end, text)
