"""A folder of blueprint files -> a portfolio. :func:`load` reads as the architecture of this package does."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from promisekit.diagnostic import Diagnostic, Related, Span, in_reading_order
from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.portfolio import ACTOR_SECTIONS, SECTIONS, Portfolio
from promisekit.model.reference import ID_PATTERN
from promisekit.model.url import is_local
from promisekit.model.walk import KeyPath
from promisekit.read.document import compose, node_span
from promisekit.read.files import SourceFile, blueprint_files, read_text
from promisekit.read.item import build
from promisekit.read.problems import (
    BAD_ID,
    ID_TWICE,
    NO_PORTFOLIO,
    NOT_A_MAPPING,
    PORTFOLIO_TWICE,
    UNKNOWN_FIELD,
    UNKNOWN_SECTION,
)
from promisekit.read.shape import noun
from promisekit.read.source_map import Place, SourceMap
from promisekit.read.tables import Trouble, read_results, with_local_links
from promisekit.read.values import NOTHING, Values, is_empty

_POSSIBLE_ID: Final = re.compile(r"^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*:", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """What was read: the portfolio, where everything stands, and what is wrong with the files.

    ``texts`` holds each file's text by its name in messages. ``unread_ids`` may stand in files or items that
    could not be read, so nobody should call them unknown.
    """

    folder: Path
    portfolio: Portfolio
    source_map: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    unread_ids: frozenset[str] = frozenset()
    broken: frozenset[tuple[str, str]] = frozenset()
    stand_ins: frozenset[KeyPath] = frozenset()

    def hides(self, code: str, path: KeyPath) -> bool:
        """Whether a finding at ``path`` would be about something that was already reported as unreadable.

        References of a half-read item are still checked; other rules wait until it can be read whole.
        """
        if not self.broken or (path[0], path[1] if len(path) > 1 else "") not in self.broken:
            return False
        if not code.startswith("PK1"):
            return True
        return any(path[:length] in self.stand_ins for length in range(1, len(path) + 1))


def load(path: Path | str, shown_as: str | None = None) -> Loaded:
    """Reads every blueprint file below the folder ``path``.

    ``shown_as`` is what messages call the folder (default: as given). Whatever is wrong with the files becomes
    a diagnostic. Raises NothingToReadError where there is no such folder or no blueprint file in it.
    """
    folder = Path(path)
    shown = (shown_as or folder.as_posix()).rstrip("/") or "."
    reading = _Reading(folder, shown)
    for file in blueprint_files(folder, shown):
        reading.file(file)
    return reading.loaded()


@dataclass
class _Reading:
    """The state of one :func:`load`."""

    folder: Path
    shown: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    items: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    about: About | None = None
    about_at: Span | None = None
    first_ids: dict[tuple[str, str], Span] = field(default_factory=dict)
    unread_ids: set[str] = field(default_factory=set)
    broken: set[tuple[str, str]] = field(default_factory=set)
    stand_ins: set[KeyPath] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.source_map = SourceMap(self.shown)

    def loaded(self) -> Loaded:
        """The result, once every file was read."""
        about = self.about
        if about is None and self.about_at is None:
            self.diagnostics.append(
                NO_PORTFOLIO.at(
                    Span(self.shown),
                    "no file has a `portfolio:` section, so the folder's name is used",
                    'add one to any file: `portfolio: {name: "…"}`',
                )
            )
        portfolio = Portfolio(about or About(name=self.folder.resolve().name or "Portfolio"), **self.items)
        return Loaded(
            self.folder,
            portfolio,
            self.source_map,
            tuple(in_reading_order(self.diagnostics)),
            self.texts,
            frozenset(self.unread_ids),
            frozenset(self.broken),
            frozenset(self.stand_ins),
        )

    def file(self, file: SourceFile) -> None:
        """Reads one file."""
        text = read_text(file, self.folder)
        if isinstance(text, Diagnostic):
            self.diagnostics.append(text)
            return
        self.texts[file.shown] = text
        root = compose(text, file.shown)
        if isinstance(root, Diagnostic):
            self.diagnostics.append(root)
            self.unread_ids.update(_POSSIBLE_ID.findall(text))
            return
        if root is None or (isinstance(root, yaml.ScalarNode) and is_empty(root)):
            return
        if not isinstance(root, yaml.MappingNode):
            self._no_mapping(root, file, "a file holds sections, such as `promises:`", "start with a section name")
            return
        values = Values(file.shown, len(text), self.diagnostics)
        if root.tag:
            values.of(yaml.ScalarNode(root.tag, "?", root.start_mark, root.end_mark))
        for name, key, value in values.entries(root):
            if values.is_missing(key, value):
                continue
            if name == "portfolio":
                self._about(file, values, key, value)
            elif name in SECTIONS:
                self._section(file, values, SECTIONS[name], value)
            else:
                self._unknown_section(file, name, key)

    def _about(self, file: SourceFile, values: Values, key: yaml.Node, value: yaml.Node) -> None:
        place = node_span(key, file.shown)
        if self.about_at:
            first = (Related(self.about_at, "first given here"),)
            self.diagnostics.append(
                PORTFOLIO_TWICE.at(place, "the portfolio section is given twice", "move its fields to the first", first)
            )
            return
        self.about_at = place
        self.source_map.add(("portfolio",), Place(file.shown, file.relative, key, value))
        built = self._built(file, values, About, ("portfolio",), value)
        if isinstance(built, About):
            self.about = built

    def _section(self, file: SourceFile, values: Values, model: type[Item], node: yaml.Node) -> None:
        if not isinstance(node, yaml.MappingNode):
            if values.of(node) is not NOTHING:
                self._no_mapping(
                    node, file, f"`{model.section}:` holds ids, each with the fields of {noun(model)}",
                    "write `an-id:` and indent the fields below it",
                )  # fmt: skip
            return
        if node.tag:
            values.of(yaml.ScalarNode(node.tag, "?", node.start_mark, node.end_mark))
        for item_id, key, value in values.entries(node):
            if values.is_missing(key, value):
                self.unread_ids.add(item_id)
            elif self._is_new_id(file, model.section, item_id, key):
                self._item(file, values, model, item_id, key, value)

    def _item(
        self,
        file: SourceFile,
        values: Values,
        model: type[Item],
        item_id: str,
        key: yaml.Node,
        value: yaml.Node,
    ) -> None:
        address = (model.section, item_id)
        self.source_map.add(address, Place(file.shown, file.relative, key, value))
        built = self._built(file, values, model, address, value)
        if built is None:
            self.unread_ids.add(item_id)
        else:
            self.items[model.section][item_id] = built

    def _built(
        self, file: SourceFile, values: Values, model: type[Any], address: tuple[str, ...], node: yaml.Node
    ) -> Any:
        raw = values.of(node)
        if not isinstance(raw, dict):
            if raw is not NOTHING:
                self._no_mapping(
                    node, file, f"{noun(model)} is due here, written as `name: value`", "indent its fields below its id"
                )  # fmt: skip
            return None
        before = len(self.diagnostics)
        if len(address) == 2:
            raw = self._with_id(raw, model, address)
        raw = self._with_files(file, raw, address)
        result = build(model, raw)
        for objection in result.objections:
            path = (*address, *objection.path)
            span = self.source_map.key_span(path) if objection.at_key else self.source_map.span(path)
            if objection.at_key and objection.problem.code == "PK006":
                span = self.source_map.span(path[:-1])
            self.diagnostics.append(objection.problem.at(span, objection.message, objection.hint))
        self.stand_ins.update((*address, *path) for path in result.stand_ins)
        if len(self.diagnostics) > before:
            self.broken.add((address[0], address[1] if len(address) > 1 else ""))
        return result.model

    def _with_id(self, raw: dict[str, Any], model: type[Item], address: tuple[str, ...]) -> dict[str, Any]:
        if "id" in raw:
            self.diagnostics.append(
                UNKNOWN_FIELD.at(
                    self.source_map.key_span((*address, "id")),
                    f"`id` is no field of {noun(model)}",
                    f"remove it: the id is the name that it stands under, `{address[1]}`",
                )
            )
        return {**raw, "id": address[1]}

    def _with_files(self, file: SourceFile, raw: dict[str, Any], address: tuple[str, ...]) -> dict[str, Any]:
        troubles: list[Trouble] = []
        if isinstance(raw.get("links"), tuple):
            raw, troubles = with_local_links(raw, self.folder, file.relative, is_local)
        if address[0] == "metrics" and isinstance(raw.get("results"), str):
            table = read_results(self.folder, self.shown, file.relative, raw["results"])
            if isinstance(table, Trouble):
                troubles.append(table)
                raw = {name: value for name, value in raw.items() if name != "results"}
            else:
                self.source_map.add_table((*address, "results"), table.place)
                raw = {**raw, "results": table.rows}
        for trouble in troubles:
            span = trouble.span or self.source_map.span((*address, *trouble.path))
            self.diagnostics.append(trouble.problem.at(span, trouble.message, trouble.hint))
        return raw

    def _is_new_id(self, file: SourceFile, section: str, item_id: str, key: yaml.Node) -> bool:
        place = node_span(key, file.shown)
        if not ID_PATTERN.fullmatch(item_id):
            better = re.sub(r"[^a-z0-9]+", "-", item_id.lower()).strip("-")
            hint = f"write it as `{better}`" if better else "write it like `right-invoice`"
            message = f"`{item_id}` is no id: an id has a-z, 0-9 and single hyphens"
            self.diagnostics.append(BAD_ID.at(place, message, hint))
            self.unread_ids.add(item_id)
            return False
        group = "actors" if section in ACTOR_SECTIONS else section
        first = self.first_ids.setdefault((group, item_id), place)
        if first is not place:
            shared = "; functions, roles and systems share one set of ids" if group == "actors" else ""
            self.diagnostics.append(
                ID_TWICE.at(
                    place,
                    f"`{item_id}` is the id of two items{shared}",
                    "give one of them another id, or put what both say under one",
                    (Related(first, "first given here"),),
                )
            )
            return False
        return True

    def _no_mapping(self, node: yaml.Node, file: SourceFile, message: str, hint: str) -> None:
        span = node_span(node, file.shown)
        self.diagnostics.append(NOT_A_MAPPING.at(span, message, hint))

    def _unknown_section(self, file: SourceFile, name: str, key: yaml.Node) -> None:
        known = ["portfolio", *SECTIONS]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        hint = f"did you mean `{near[0]}`?" if near else f"the sections are: {', '.join(known)}"
        self.diagnostics.append(UNKNOWN_SECTION.at(node_span(key, file.shown), f"`{name}` is no section", hint))
