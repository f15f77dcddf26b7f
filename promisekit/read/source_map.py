"""Where each value of a portfolio stands: a key path is looked up late, in the tree of nodes that was read."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath
from promisekit.read.document import node_span


class Place(NamedTuple):
    """Where an item stands: the file as shown in messages, the path from the portfolio folder, its nodes."""

    shown: str
    relative: str
    key: yaml.Node
    value: yaml.Node


class TablePlace(NamedTuple):
    """Where results from a CSV file stand: the file and the line of each row."""

    shown: str
    lines: tuple[int, ...]


class SourceMap:
    """Key path -> Span. A path that does not exist leads to its nearest ancestor that does."""

    def __init__(self, folder_shown: str) -> None:
        self._folder = folder_shown
        self._places: dict[tuple[str, ...], Place] = {}
        self._tables: dict[KeyPath, TablePlace] = {}

    def add(self, address: tuple[str, ...], place: Place) -> None:
        """Remembers where the item (or ``("portfolio",)``) stands."""
        self._places[address] = place

    def add_table(self, path: KeyPath, table: TablePlace) -> None:
        """Remembers that the value at ``path`` came from a CSV file."""
        self._tables[path] = table

    def add_tables(self, other: SourceMap) -> None:
        """Remembers the CSV files that another map knows."""
        self._tables |= other._tables

    def file_of(self, section: str, item_id: str) -> str | None:
        """The file in which an item stands, as a path from the portfolio folder."""
        place = self._place((section, item_id))
        return place.relative if place else None

    def line_of(self, section: str, item_id: str) -> int | None:
        """The line in which an item's id stands, from 1."""
        place = self._place((section, item_id))
        return place.key.start_mark.line + 1 if place else None

    def span(self, path: KeyPath) -> Span:
        """Where the value at ``path`` stands: the value itself if it is one word or text, else its key."""
        place = self._place(path)
        if not place:
            return Span(self._folder)
        for depth in range(len(path), 2, -1):
            table = self._tables.get(path[:depth])
            if table:
                row = path[depth] if depth < len(path) else None
                line = table.lines[row] if isinstance(row, int) and row < len(table.lines) else 1
                return Span(table.shown, line, 1, line, 1)
        rest = path[1:] if path[0] == "portfolio" else path[2:]
        return node_span(_descend(place.key, place.value, rest), place.shown)

    def key_span(self, path: KeyPath) -> Span:
        """Where the last key of ``path`` stands, for what is wrong with the key itself."""
        place = self._place(path)
        if not place:
            return Span(self._folder)
        rest = path[1:] if path[0] == "portfolio" else path[2:]
        if not rest:
            return node_span(place.key, place.shown)
        parent = _node_at(place.value, rest[:-1])
        if isinstance(parent, yaml.MappingNode):
            for key, _value in parent.value:
                if key.value == rest[-1]:
                    return node_span(key, place.shown)
        return self.span(path)

    def _place(self, path: KeyPath) -> Place | None:
        if path and path[0] == "portfolio":
            return self._places.get(("portfolio",))
        return self._places.get((str(path[0]), str(path[1]))) if len(path) > 1 else None


def _child(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == key), None)
    if isinstance(node, yaml.SequenceNode):
        if isinstance(key, int):
            return (node.value[key], node.value[key]) if key < len(node.value) else None
        # A list of step ids stands for a mapping: `next: [a, b]`.
        return next(((v, v) for v in node.value if v.value == key), None)
    return None


def _descend(key: yaml.Node, value: yaml.Node, path: KeyPath) -> yaml.Node:
    for part in path:
        found = _child(value, part)
        if found is None:
            if isinstance(part, str) and isinstance(value, yaml.MappingNode):
                break
            # A short form: `at: invoice` stands for a list, a text for a mapping.
            continue
        key, value = found
    return value if isinstance(value, yaml.ScalarNode) else key_or_start(key, value)


def _node_at(node: yaml.Node, path: KeyPath) -> yaml.Node | None:
    for part in path:
        found = _child(node, part)
        if found is None:
            continue
        node = found[1]
    return node


def key_or_start(key: yaml.Node, value: yaml.Node) -> yaml.Node:
    """The key of a block, or the first thing in an entry of a list, so that one line is shown, not all."""
    if key is not value:
        return key
    while not isinstance(value, yaml.ScalarNode) and value.value:
        first = value.value[0]
        value = first[0] if isinstance(first, tuple) else first
    return value
