"""The parts of a file: for its outline, and for what can be folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from promisekit.diagnostic import KeyPath
from promisekit.language_server.known import NAMING, shortened
from promisekit.language_server.sketch import Sketch, Spot, unquoted
from promisekit.language_server.text import Text
from promisekit.model.portfolio import SECTIONS

_PARTS: Final = {"guidelines": "role", "commitments": "by"}
"""Fields of a promise that hold parts with ids -> the field that tells most about one."""
KINDS: Final = {
    "functions": types.SymbolKind.Class,
    "roles": types.SymbolKind.Interface,
    "systems": types.SymbolKind.Object,
    "touchpoints": types.SymbolKind.Event,
    "pain_points": types.SymbolKind.Key,
    "promises": types.SymbolKind.Struct,
    "journeys": types.SymbolKind.Enum,
    "metrics": types.SymbolKind.Number,
}
"""Section -> the icon that editors show; any other has that of a field."""


class Outline:
    """The parts of one file."""

    def __init__(self, text: Text, sketch: Sketch) -> None:
        self._text = text
        self._sketch = sketch
        self._ends: dict[KeyPath, int] = {}
        for spot in sketch.spots:
            for depth in range(1, len(spot.path) + 1):
                self._ends[spot.path[:depth]] = spot.end

    def symbols(self) -> list[types.DocumentSymbol]:
        """Sections, the items in them, and their phases, steps, guidelines and commitments."""
        found = []
        for section in self._sketch.children(()):
            path: KeyPath = (section,)
            if section == "portfolio":
                found += self._symbol(path, "", types.SymbolKind.Namespace, [])
            elif section in SECTIONS:
                items = [one for item in self._sketch.children(path) for one in self._item(str(section), str(item))]
                found += self._symbol(path, "", types.SymbolKind.Namespace, items)
        return found

    def folds(self) -> list[types.FoldingRange]:
        """What goes on over several lines below its key, or in brackets and texts."""
        found: dict[int, int] = {}
        for spot in self._sketch.spots:
            first = self._text.line_at(spot.start)
            last = self._text.line_at(self._ends[spot.path] if spot.is_key else spot.end)
            if last > first:
                found[first] = max(last, found.get(first, 0))
        return [types.FoldingRange(first, last) for first, last in sorted(found.items())]

    def _item(self, section: str, item_id: str) -> list[types.DocumentSymbol]:
        path: KeyPath = (section, item_id)
        said = next(filter(None, (self._said((*path, field)) for field in NAMING)), "")
        inside = [*self._parts(path), *self._phases(path)]
        return self._symbol(path, said, KINDS.get(section, types.SymbolKind.Field), inside)

    def _parts(self, path: KeyPath) -> Iterator[types.DocumentSymbol]:
        for field, teller in _PARTS.items():
            for part in self._sketch.children((*path, field)):
                below: KeyPath = (*path, field, part)
                yield from self._symbol(below, self._said((*below, teller)), types.SymbolKind.Method, [])

    def _phases(self, path: KeyPath) -> Iterator[types.DocumentSymbol]:
        for phase in self._sketch.children((*path, "phases")):
            below: KeyPath = (*path, "phases", phase)
            steps = [
                one
                for step in self._sketch.children((*below, "steps"))
                for one in self._listed((*below, "steps", step), "id", self._said((*below, "steps", step, "customer")))
            ]
            yield from self._listed(below, "name", "", steps)

    def _listed(
        self, path: KeyPath, naming: str, said: str, inside: list[types.DocumentSymbol] | None = None
    ) -> list[types.DocumentSymbol]:
        """An entry of a list, known by one of its fields."""
        name = self._sketch.value((*path, naming))
        if name is None:
            return []
        first = min(self._starts(path), default=name.start)
        return [self._made(unquoted(name.word), said, types.SymbolKind.EnumMember, first, name, path, inside or [])]

    def _symbol(
        self, path: KeyPath, said: str, kind: types.SymbolKind, inside: list[types.DocumentSymbol]
    ) -> list[types.DocumentSymbol]:
        key = self._sketch.key(path)
        if key is None:
            return []
        return [self._made(unquoted(key.word) or "?", said, kind, key.start, key, path, inside)]

    def _made(
        self,
        name: str,
        said: str,
        kind: types.SymbolKind,
        start: int,
        known_by: Spot,
        path: KeyPath,
        inside: list[types.DocumentSymbol],
    ) -> types.DocumentSymbol:
        whole = self._text.range(start, max(self._ends[path], known_by.end))
        at = self._text.range(known_by.start, known_by.end)
        return types.DocumentSymbol(name or "?", kind, whole, at, said or None, children=inside)

    def _starts(self, path: KeyPath) -> Iterator[int]:
        return (spot.start for field in self._sketch.children(path) if (spot := self._sketch.key((*path, field))))

    def _said(self, path: KeyPath) -> str:
        spot = self._sketch.value(path)
        if spot is None:
            return ""
        word = unquoted(spot.word)
        return shortened(word.partition("\n")[2] if spot.is_block else word)
