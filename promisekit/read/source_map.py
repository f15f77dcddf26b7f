"""Where each value of a portfolio stands: a key path is looked up late, in the tree of nodes of its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath
from promisekit.read.tree import Address, Tree


class RowPlace(NamedTuple):
    """Where a result from a CSV file stands: its line, and the columns of each cell; the end is exclusive."""

    line: int
    cells: Mapping[str, tuple[int, int]]


class TablePlace(NamedTuple):
    """Where results from a CSV file stand: the file and each row."""

    shown: str
    rows: tuple[RowPlace, ...]

    def span(self, row: str | int | None, column: str | int | None = None) -> Span:
        """A cell; the beginning of the row, or of the file, where there is none."""
        if not isinstance(row, int) or row >= len(self.rows):
            return Span(self.shown)
        line, cells = self.rows[row]
        begin, end = cells.get(str(column), (1, 1))
        return Span(self.shown, line, begin, line, end)


class SourceMap:
    """Key path -> Span. A path that does not exist leads to its nearest ancestor that does."""

    def __init__(self, folder_shown: str) -> None:
        self._folder = folder_shown
        self._trees: dict[Address, Tree] = {}
        self._tables: dict[KeyPath, TablePlace] = {}

    def add(self, address: Address, tree: Tree) -> None:
        """Remembers in which file the item (or ``("portfolio",)``) stands."""
        self._trees[address] = tree

    def add_table(self, path: KeyPath, table: TablePlace) -> None:
        """Remembers that the value at ``path`` came from a CSV file."""
        self._tables[path] = table

    def add_tables(self, other: SourceMap) -> None:
        """Remembers the CSV files that another map knows."""
        self._tables |= other._tables

    def file_of(self, section: str, item_id: str) -> str | None:
        """The file in which an item stands, as a path from the portfolio folder."""
        tree = self._trees.get(_address((section, item_id)))
        return tree.relative if tree else None

    def relative(self, shown: str) -> str:
        """A file that messages call ``shown`` as a path from the portfolio folder."""
        return shown if self._folder == "." else shown.removeprefix(f"{self._folder}/")

    def line_of(self, section: str, item_id: str) -> int | None:
        """The line in which an item's id stands, from 1."""
        address = _address((section, item_id))
        tree = self._trees.get(address)
        return tree.id_span(address).line if tree else None

    def span(self, path: KeyPath) -> Span:
        """Where the value at ``path`` stands: the value itself if it is one word or text, else its key."""
        address = _address(path)
        tree = self._trees.get(address)
        if not tree:
            return Span(self._folder)
        return self._row(path) or tree.span(address, path[len(address) :])

    def key_span(self, path: KeyPath) -> Span:
        """Where the last key of ``path`` stands, for what is wrong with the key itself."""
        address = _address(path)
        tree = self._trees.get(address)
        if not tree:
            return Span(self._folder)
        in_table = self._row(path[:-1]) and self._row(path)
        return in_table or tree.key_span(address, path[len(address) :])

    def written(self, path: KeyPath) -> KeyPath:
        """``path`` without what an author left to a short form, as programs find it in the file."""
        address = _address(path)
        tree = self._trees.get(address)
        if not tree or self._row(path):
            return path
        return (*address, *tree.written(address, path[len(address) :]))

    def name_of(self, path: KeyPath) -> str:
        """What messages call the place at a path that was written so; empty for one outside all files."""
        address = _address(path)
        tree = self._trees.get(address)
        return tree.name_of(address, path[len(address) :]) if tree else ""

    def _row(self, path: KeyPath) -> Span | None:
        """The place in a CSV file of what lies at ``path``."""
        for depth in range(len(path), 2, -1):
            table = self._tables.get(path[:depth])
            if table:
                return table.span(*path[depth : depth + 2] or (None,))
        return None


def _address(path: KeyPath) -> Address:
    """The item in which a key path lies; of the portfolio section and of no item, its beginning."""
    return tuple(map(str, path[:1] if path[:1] == ("portfolio",) else path[:2]))
