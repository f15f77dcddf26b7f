"""What an edit consists of: operations on key paths, and what each means for the values of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from promisekit.diagnostic import KeyPath
from promisekit.edit.syntax import NoSuchPlaceError, shown
from promisekit.edit.yaml_text import Written

Plain = Any


@dataclass(frozen=True)
class Set:
    """Puts a value where one stands, or where the mapping at the path so far has none."""

    path: KeyPath
    value: Written


@dataclass(frozen=True)
class Insert:
    """Puts a value into a list, before what stands at that position; or a new key into a mapping.

    What stands alone where a list may be is a list of one.
    """

    path: KeyPath
    value: Written


@dataclass(frozen=True)
class Remove:
    """Takes away a key with its value, or an entry of a list."""

    path: KeyPath


@dataclass(frozen=True)
class RenameKey:
    """Gives a key another name; its value and its place stay."""

    path: KeyPath
    key: str


@dataclass(frozen=True)
class Reword:
    """Puts other words in place of some in a text, wherever they stand in it; its line breaks stay."""

    path: KeyPath
    old: str
    new: str


@dataclass(frozen=True)
class Move:
    """Takes an entry out of a list and puts it into the same or another one, with its remarks.

    ``to`` is its place in the lists without it; its last part is at most the length of that list.
    """

    path: KeyPath
    to: KeyPath


@dataclass(frozen=True)
class Carry:
    """Takes a key with its value out of a mapping and puts it into another one, with its remarks.

    Mappings that would be empty without it go, those that it needs are made. Where something stands at ``to`` already,
    both are a list there.
    """

    path: KeyPath
    to: KeyPath


Operation = Set | Insert | Remove | RenameKey | Reword | Move | Carry


def applied(value: Plain, operation: Operation) -> Plain:
    """The values after an operation; what it does not touch is shared with ``value``. Raises NoSuchPlaceError."""
    if isinstance(operation, Carry):
        put = Set(operation.to, beside(value, operation))
        return applied(applied(value, Remove(emptied(value, operation.path))), put)
    if isinstance(operation, Move):
        moved = _at(value, operation.path)
        return applied(applied(value, Remove(operation.path)), Insert(operation.to, moved))
    return _applied(value, operation.path, operation, ())


def beside(value: Plain, operation: Carry) -> Plain:
    """What is to stand at ``to``: what is carried, after what stands there. Raises NoSuchPlaceError."""
    one = _at(value, operation.path)
    try:
        there = _at(value, operation.to)
    except NoSuchPlaceError:
        return one
    return [*(there if isinstance(there, list) else [there]), *(one if isinstance(one, list) else [one])]


def emptied(value: Plain, path: KeyPath) -> KeyPath:
    """What goes when the key at ``path`` goes: mappings that would be empty without it go with it."""
    while len(path) > 1 and isinstance(path[-2], str) and len(_at(value, path[:-1])) == 1:
        path = path[:-1]
    return path


def _at(value: Plain, path: KeyPath) -> Plain:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            raise NoSuchPlaceError(f"there is nothing at `{shown(path)}`") from None
    return value


def _applied(value: Plain, path: KeyPath, operation: Operation, before: KeyPath) -> Plain:
    part, rest = path[0], path[1:]
    here = (*before, part)
    is_beside = isinstance(part, int) and isinstance(operation, Insert) and not rest
    if is_beside and value and (isinstance(value, str) or (isinstance(value, dict) and before)):
        value = [value]
    if isinstance(value, dict) and isinstance(part, str):
        return _in_mapping(value, part, rest, operation, here)
    if isinstance(value, list) and isinstance(part, int):
        return _in_list(value, part, rest, operation, here)
    raise NoSuchPlaceError(f"there is nothing at `{shown(here)}`")


def _in_mapping(value: dict[str, Plain], part: str, rest: KeyPath, operation: Operation, here: KeyPath) -> Plain:
    if not rest:
        if isinstance(operation, Set):
            return {**value, part: as_plain(operation.value)}
        if isinstance(operation, Insert):
            if part in value:
                raise NoSuchPlaceError(f"`{shown(here)}` is there already")
            return {**value, part: as_plain(operation.value)}
    if part not in value:
        if isinstance(operation, Set) and all(isinstance(one, str) for one in rest):
            return {**value, part: as_plain(nested(rest, operation.value))}
        raise NoSuchPlaceError(f"there is nothing at `{shown(here)}`")
    if rest:
        return {**value, part: _applied(value[part], rest, operation, here)}
    if isinstance(operation, Reword):
        return {**value, part: _reworded(value[part], operation)}
    if isinstance(operation, Remove):
        return {key: of for key, of in value.items() if key != part}
    assert isinstance(operation, RenameKey)
    if operation.key in value:
        raise NoSuchPlaceError(f"`{shown((*here[:-1], operation.key))}` is there already")
    return {operation.key if key == part else key: of for key, of in value.items()}


def _in_list(value: list[Plain], part: int, rest: KeyPath, operation: Operation, here: KeyPath) -> Plain:
    if not rest and isinstance(operation, Insert) and 0 <= part <= len(value):
        return [*value[:part], as_plain(operation.value), *value[part:]]
    if not 0 <= part < len(value) or (isinstance(operation, RenameKey) and not rest):
        raise NoSuchPlaceError(f"there is nothing at `{shown(here)}`")
    if rest:
        return [*value[:part], _applied(value[part], rest, operation, here), *value[part + 1 :]]
    if isinstance(operation, Remove):
        return [*value[:part], *value[part + 1 :]]
    if isinstance(operation, Reword):
        return [*value[:part], _reworded(value[part], operation), *value[part + 1 :]]
    assert isinstance(operation, Set)
    return [*value[:part], as_plain(operation.value), *value[part + 1 :]]


def _reworded(value: Plain, operation: Reword) -> str:
    if not isinstance(value, str) or operation.old not in value:
        raise NoSuchPlaceError(f"`{operation.old}` does not stand at `{shown(operation.path)}`")
    return value.replace(operation.old, operation.new)


def nested(path: KeyPath, value: Written) -> Written:
    """A value below the keys of ``path``: mappings in which nothing else stands."""
    for part in reversed(path):
        value = {str(part): value}
    return value


def as_plain(value: Written) -> Plain:
    """A value in the form in which it is read again."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: as_plain(of) for key, of in value.items()}
    assert isinstance(value, Sequence)
    return [as_plain(of) for of in value]


def difference(old: Plain, new: Plain, path: KeyPath = ()) -> list[Operation]:
    """The operations that lead from ``old`` to ``new``, as few and as small as they may be."""
    if old == new:
        return []
    if isinstance(old, dict) and isinstance(new, dict) and (not path or new):
        removed: list[Operation] = [Remove((*path, key)) for key in old if key not in new]
        changed = [step for key in old if key in new for step in difference(old[key], new[key], (*path, key))]
        # First what is added: a mapping that loses all that it had would else be empty in between.
        return [*changed, *(Set((*path, key), new[key]) for key in new if key not in old), *removed]
    if isinstance(old, list) and isinstance(new, list) and path and old and new:
        return _between_lists(old, new, path)
    return [Set(path, new)]


def _between_lists(old: list[Plain], new: list[Plain], path: KeyPath) -> list[Operation]:
    """Entries that stay as they are stay where they are; of the others, those in the same place are changed."""
    from difflib import SequenceMatcher

    forms_old, forms_new = [repr(one) for one in old], [repr(one) for one in new]
    operations: list[Operation] = []
    shift = 0
    for _tag, a, b, c, d in SequenceMatcher(None, forms_old, forms_new, autojunk=False).get_opcodes():
        if _tag == "equal":
            continue
        both = min(b - a, d - c)
        for number in range(both):
            operations += difference(old[a + number], new[c + number], (*path, a + number + shift))
        operations += [Insert((*path, a + shift + number), new[c + number]) for number in range(both, d - c)]
        operations += [Remove((*path, a + shift + both)) for _ in range(both, b - a)]
        shift += (d - c) - (b - a)
    return operations
