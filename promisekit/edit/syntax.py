"""The nodes of a YAML file with the exact places at which they stand, so that an edit touches nothing beside them.

Unlike :mod:`promisekit.read.document` it knows aliases as what they are, where a node's own text ends before remarks
and empty lines, and where dashes and colons stand. Places count characters of the text from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.read.document import compose

_BREAKS: Final = "\n\r\x85\u2028\u2029"
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*")

Plain = Any
"""What a node says: a text, a dict or a list of those."""


class NoSuchPlaceError(Exception):
    """There is nothing at a key path, or no single place. The message is for the user."""


@dataclass(slots=True, eq=False)
class Node:
    """A scalar, a mapping, a sequence, or an alias; it is known by identity.

    ``start`` and ``end`` hold its own text, without an anchor, remarks or empty lines around it. ``style`` is that of a
    scalar: none, a quotation mark, `|` or `>`; ``flow`` says that a collection, or what holds it, is in brackets.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""
    flow: bool = False
    anchor: str = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_block_scalar(self) -> bool:
        """Whether it is a text of its own lines."""
        return self.style in ("|", ">") and self.kind == "scalar"

    @property
    def is_block(self) -> bool:
        """Whether it is a collection of lines, not of brackets."""
        return self.kind in ("mapping", "sequence") and not self.flow


@dataclass(slots=True, eq=False)
class Entry:
    """What stands in a collection: a value, in a mapping with its key.

    ``start`` is where it begins: at its dash, its key, or the `?` before that. ``colon`` is the place after the colon.
    """

    start: int
    key: Node | None
    colon: int
    value: Node

    @property
    def end(self) -> int:
        """Where its text ends."""
        return max(self.value.end, self.colon, self.key.end if self.key else 0)


class Syntax:
    """One file's text and its nodes. Raises ValueError where the text is no single readable YAML document."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = compose(text, "")
        if isinstance(found, Diagnostic):
            raise ValueError(f"line {found.span.line}: {found.message}")
        self.newline = "\r\n" if "\r\n" in text else "\n"
        root = _Building(text).root() if found is not None else None
        self.root = None if root is not None and root.kind == "scalar" and root.start == root.end else root

    def plain(self) -> Plain:
        """What the whole file says; an empty file says an empty dict."""
        return plain(self.root, {}) if self.root else {}

    def at(self, path: KeyPath) -> Node:
        """The node at ``path``. Raises NoSuchPlaceError."""
        if self.root is None:
            raise NoSuchPlaceError("the file is empty")
        return self.way(path)[-1]

    def way(self, path: KeyPath) -> list[Node]:
        """The nodes from the root to ``path``. Raises NoSuchPlaceError."""
        if self.root is None:
            raise NoSuchPlaceError("the file is empty")
        way = [self.root]
        for depth, part in enumerate(path):
            way.append(self._child(way[-1], part, path[: depth + 1]).value)
        return way

    def entry(self, path: KeyPath) -> tuple[Node, int]:
        """The collection that holds what is at ``path``, and its position there. Raises NoSuchPlaceError."""
        holder = self.at(path[:-1])
        found = self._child(holder, path[-1], path)
        return holder, holder.entries.index(found)

    def has(self, path: KeyPath) -> bool:
        """Whether something stands there."""
        try:
            self.at(path)
        except NoSuchPlaceError:
            return False
        return True

    def _child(self, node: Node, part: str | int, path: KeyPath) -> Entry:
        if node.kind == "alias":
            raise NoSuchPlaceError(
                f"`{shown(path[:-1])}` repeats what stands at `&{node.value}`; write it out instead of `*{node.value}`"
            )
        if node.kind == "sequence" and isinstance(part, int) and 0 <= part < len(node.entries):
            return node.entries[part]
        if node.kind == "mapping":
            for entry in node.entries:
                if entry.key and entry.key.kind == "scalar" and entry.key.value == part:
                    return entry
        raise NoSuchPlaceError(f"there is nothing at `{shown(path)}`")

    def line_start(self, place: int) -> int:
        """Where the line begins in which ``place`` lies."""
        while place and self.text[place - 1] not in _BREAKS:
            place -= 1
        return place

    def line_end(self, place: int) -> int:
        """Where the line ends, before its break."""
        while place < len(self.text) and self.text[place] not in _BREAKS:
            place += 1
        return place

    def next_line(self, place: int) -> int:
        """Where the line after that of ``place`` begins, or the end of the text."""
        end = self.line_end(place)
        return end + 2 if self.text.startswith("\r\n", end) else min(end + 1, len(self.text))

    def column(self, place: int) -> int:
        """How many characters stand before ``place`` in its line."""
        return place - self.line_start(place)


def shown(path: KeyPath) -> str:
    """A key path as messages name it: ``promises.right-invoice.within``."""
    return ".".join(str(part) for part in path)


def plain(node: Node, anchors: dict[str, Plain]) -> Plain:
    """What a node says; ``anchors`` takes in what is repeated further down."""
    value: Plain
    if node.kind == "alias":
        return anchors.get(node.value)
    if node.kind == "scalar":
        value = node.value.rstrip("\n") if node.is_block_scalar else node.value
    elif node.kind == "mapping":
        value = {}
        if node.anchor:
            anchors[node.anchor] = value
        for entry in node.entries:
            key = plain(entry.key, anchors) if entry.key else ""
            value.setdefault(key if isinstance(key, str) else repr(key), plain(entry.value, anchors))
    else:
        value = []
        if node.anchor:
            anchors[node.anchor] = value
        value += [plain(entry.value, anchors) for entry in node.entries]
    if node.anchor:
        anchors[node.anchor] = value
    return value


def marks(text: str, start: int, end: int) -> Iterator[int]:
    """The places of everything between ``start`` and ``end`` that is neither blank nor in a remark."""
    place = start
    while place < end:
        if text[place] == "#":
            while place < end and text[place] not in _BREAKS:
                place += 1
        elif not text[place].isspace() and text[place] != "\ufeff":
            yield place
        place += 1


def remarks(text: str, start: int, end: int) -> list[int]:
    """The places at which remarks begin between ``start`` and ``end``, where nothing else stands but marks."""
    found = []
    place = start
    while place < end:
        if text[place] == "#":
            found.append(place)
            while place < end and text[place] not in _BREAKS:
                place += 1
        place += 1
    return found


def block_header(text: str, node: Node) -> str:
    """How a text of its own lines begins: ``>-``."""
    found = _BLOCK_HEADER.match(text, node.start)
    assert found, "it is a block scalar"
    return found[0]


@lru_cache(maxsize=4)
def syntax_of(text: str) -> Syntax:
    """``Syntax(text)``; the last few are remembered, since an edit asks for the same text several times.

    Raises ValueError.
    """
    return Syntax(text)


class _Building:
    """Makes nodes of the parser's events, without recursion."""

    def __init__(self, text: str) -> None:
        self.text = text

    def root(self) -> Node | None:
        parser = CParser(self.text)
        try:
            return self._nodes(parser)
        finally:
            parser.dispose()

    def _nodes(self, parser: Any) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        keys: list[Node | None] = []
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.CollectionEndEvent):
                node = open_nodes.pop()
                keys.pop()
                self._close(node, event)
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, open_nodes[-1] if open_nodes else None)
                if isinstance(event, yaml.CollectionStartEvent):
                    open_nodes.append(node)
                    keys.append(None)
                    continue
            else:
                continue
            if not open_nodes:
                root = node
            elif open_nodes[-1].kind == "sequence":
                self._add_to_list(open_nodes[-1], node)
            elif keys[-1] is None:
                keys[-1] = node
            else:
                self._add_to_mapping(open_nodes[-1], keys[-1], node)
                keys[-1] = None
        return root

    def _node(self, event: Any, holder: Node | None) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        in_flow = holder is not None and holder.flow
        anchor: str = event.anchor or ""
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start, start + 1 + len(anchor), anchor)
        if anchor:
            start = next(marks(self.text, start + 1 + len(anchor), end), start + 1 + len(anchor))
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            if style in ("|", ">"):
                end = start + len(self.text[start:end].rstrip())
            return Node("scalar", start, max(start, end), event.value, style, in_flow, anchor)
        kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        return Node(kind, start, end, flow=bool(event.flow_style) or in_flow, anchor=anchor)

    def _close(self, node: Node, event: Any) -> None:
        if node.flow and self.text[node.start : node.start + 1] in ("{", "["):
            node.end = event.end_mark.index
            return
        if node.entries:
            node.start = node.entries[0].start
            node.end = node.entries[-1].end

    def _add_to_list(self, holder: Node, value: Node) -> None:
        before = holder.entries[-1].end if holder.entries else holder.start
        if holder.flow:
            holder.entries.append(Entry(value.start, None, 0, value))
            return
        dash = next(marks(self.text, before, len(self.text)))
        if not value.anchor and value.kind == "scalar" and not value.value and not value.style:
            value.start = value.end = dash + 1
        holder.entries.append(Entry(dash, None, dash + 1, value))

    def _add_to_mapping(self, holder: Node, key: Node, value: Node) -> None:
        before = holder.entries[-1].end if holder.entries else holder.start
        start = key.start
        text = self.text
        if not holder.flow and text.find("?", before, start) >= 0:
            asked = next(marks(text, before, start), None)
            start = asked if asked is not None and text[asked] == "?" else start
        # The colon is where it nearly always is, or has to be looked for.
        colon = key.end if text[key.end : key.end + 1] == ":" else next(marks(text, key.end, len(text)), None)
        after = colon + 1 if colon is not None and text[colon] == ":" else key.end
        if not value.anchor and value.kind == "scalar" and not value.value and not value.style:
            value.start = value.end = after
        holder.entries.append(Entry(start, key, after, value))
