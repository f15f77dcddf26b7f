"""Where the fields of an item stand, and the texts in them that take one line each, without composing the item.

Found as items are in a file: by the lines that are indented as fields are, and only where these say exactly which
fields the item is known to have. A text in quotes or brackets, over several lines or with a remark behind it does not
stand in its line as it is known; where that one ends, its composed node tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from promisekit.model.walk import KeyPath

_FIRST_FIELD: Final = re.compile(
    r" *[A-Za-z0-9_-]+:(?=[ \t\r\n])[ \t]*(?:#[^\n]*|\r)?(?:\n[ \t]*(?:#[^\n]*|\r)?)*\n( +)[^\s#]"
)


class Place(NamedTuple):
    """A line, from 0, and between which columns of it something stands."""

    line: int
    start: int
    end: int


class Field(NamedTuple):
    """Where the name of a field stands, what stands behind its colon, and the lines below it."""

    name: Place
    rest: str
    below: str


def field_in_lines(text: str, values: Mapping[str, Any], name: str) -> Field | None:
    """A field of the item that ``text`` begins with; None where its fields share their lines."""
    first = _FIRST_FIELD.match(text)
    if not first:
        return None
    indent = len(first.group(1))
    found = list(_lines_of_fields(indent).finditer(text))
    names = [line.group(1) for line in found]
    if names != list(values):
        return None
    at = names.index(name)
    start, end = found[at].start() + 1, found[at + 1].start() if found[at + 1 :] else len(text)
    head, _, below = text[start:end].partition("\n")
    width = indent + len(name)
    return Field(Place(text.count("\n", 0, start), indent, width), head[width + 1 :], below)


def written_in_fields(values: Mapping[str, Any], path: KeyPath) -> KeyPath | None:
    """``path`` in an item without what its author left to a short form; None for a place in more than texts."""
    if len(path) < 2 or path[0] not in values:
        return path
    value = values[str(path[0])]
    if isinstance(value, str):
        return path[:1]
    number = path[1]
    if isinstance(value, tuple) and isinstance(number, int) and number < len(value) and isinstance(value[number], str):
        return path[:2]
    return None


def text_in_its_line(field: Field, value: Any, written: KeyPath) -> Place | None:
    """Where the text stands that is the field's value, or that entry of it; None where its line does not tell."""
    if len(written) == 1:
        return _text(field.name.line, field.name.end + 1, field.rest, value)
    lines = field.below.rstrip().split("\n")
    if field.rest.strip() or len(lines) != len(value):
        return None
    places = [_entry(field.name.line + 1 + number, line, value[number]) for number, line in enumerate(lines)]
    return places[int(written[1])] if all(places) else None


def _entry(number: int, line: str, value: Any) -> Place | None:
    before, dash, rest = line.partition("-")
    return None if before.strip(" ") or not dash else _text(number, len(before) + 1, rest, value)


def _text(number: int, column: int, rest: str, value: Any) -> Place | None:
    text = rest.strip(" \t\r")
    if text != value or not text[:1].isalnum():
        return None
    start = column + rest.index(text)
    return Place(number, start, start + len(text))


@cache
def _lines_of_fields(indent: int) -> re.Pattern[str]:
    """Lines of that indentation with the name that they begin with; but for comments, empty ones and list entries."""
    return re.compile(rf"\n {{{indent}}}(?![ \t\r\n#]|-[ \t\r\n]|\Z)(?:([A-Za-z0-9_-]+):(?=[ \t\r\n]|\Z))?")
