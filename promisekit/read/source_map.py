"""Where each value of a portfolio stands: a key path is looked up late, in the tree of nodes of its file."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.walk import KeyPath
from promisekit.read.document import compose, node_span

Pair = tuple[yaml.Node, yaml.Node]
"""A key and its value."""


class Tree:
    """The nodes of one file: its name in messages, its path from the portfolio folder, its text.

    They are let go once the file is read, because they take twenty times the room of its text and hardly any file has
    anything to report. Who asks later has them composed again.
    """

    def __init__(self, shown: str, relative: str, text: str) -> None:
        self.shown = shown
        self.relative = relative
        self._text = text
        self._root: yaml.Node | None = None

    def composed(self) -> yaml.Node | Diagnostic | None:
        """The root node; None where the file holds nothing; or why it cannot be read."""
        if self._root is not None:
            return self._root
        root = compose(self._text, self.shown)
        if isinstance(root, yaml.Node):
            self._root = root
        return root

    def let_go(self) -> None:
        """Forgets the nodes."""
        self._root = None

    def pair(self, address: tuple[str, ...]) -> Pair:
        """The id and the fields of an item that stands in the file (of the portfolio section: its name)."""
        root = self.composed()
        assert isinstance(root, yaml.Node), "an item was read from it"
        pair = root, root
        for name in address:
            pair = _child(pair[1], name) or pair
        return pair


class Place(NamedTuple):
    """Where an item stands: in which file, under which names, in which line (from 1)."""

    tree: Tree
    address: tuple[str, ...]
    line: int

    @property
    def span(self) -> Span:
        """Where its id stands."""
        return node_span(self.tree.pair(self.address)[0], self.tree.shown)


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
        return place.tree.relative if place else None

    def line_of(self, section: str, item_id: str) -> int | None:
        """The line in which an item's id stands, from 1."""
        place = self._place((section, item_id))
        return place.line if place else None

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
        return node_span(_descend(*place.tree.pair(place.address), rest), place.tree.shown)

    def key_span(self, path: KeyPath) -> Span:
        """Where the last key of ``path`` stands, for what is wrong with the key itself."""
        place = self._place(path)
        if not place:
            return Span(self._folder)
        rest = path[1:] if path[0] == "portfolio" else path[2:]
        if not rest:
            return place.span
        parent = _node_at(place.tree.pair(place.address)[1], rest[:-1])
        if isinstance(parent, yaml.MappingNode):
            for key, _value in parent.value:
                if key.value == rest[-1]:
                    return node_span(key, place.tree.shown)
        return self.span(path)

    def _place(self, path: KeyPath) -> Place | None:
        if path and path[0] == "portfolio":
            return self._places.get(("portfolio",))
        return self._places.get((str(path[0]), str(path[1]))) if len(path) > 1 else None


def _child(node: yaml.Node, key: str | int) -> Pair | None:
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
