"""One blueprint file -> what it gives to the portfolio: its items, where they stand, what is wrong with them."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from pydantic import BaseModel

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.model.url import is_local
from promisekit.model.walk import KeyPath
from promisekit.read.document import compose, node_span
from promisekit.read.explain import nearest
from promisekit.read.folder import Folder, OutsideError, SourceFile
from promisekit.read.item import build
from promisekit.read.problems import BAD_ID, NOT_A_MAPPING, UNKNOWN_FIELD, UNKNOWN_SECTION
from promisekit.read.shape import noun
from promisekit.read.source_map import Place, SourceMap
from promisekit.read.tables import Trouble, read_results, with_local_links
from promisekit.read.values import NOTHING, Values, is_empty

_POSSIBLE_ID: Final = r"(?m)(?:^|(?<=[\s{,]))([a-z0-9]+(?:-[a-z0-9]+)*)\s*:"


class Entry:
    """An item, or the portfolio section, as its file gives it.

    ``built`` is None where nothing could be saved; ``is_broken`` says that the model objected to something.
    """

    __slots__ = ("address", "built", "diagnostics", "is_broken", "place", "stand_ins")

    def __init__(self, address: tuple[str, ...], place: Place) -> None:
        self.address = address
        self.place = place
        self.built: BaseModel | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.stand_ins: frozenset[KeyPath] = frozenset()
        self.is_broken = False


class Named:
    """The files that one file names: asked of its folder, and remembered with the answers."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._inside: dict[tuple[str, str], str | None] = {}
        self._contents: dict[str, bytes] = {}

    @property
    def shown(self) -> str:
        """What messages call the folder."""
        return self._folder.shown

    def inside(self, relative_file: str, written: str) -> str | None:
        """As the folder answers."""
        answer = self._inside[relative_file, written] = self._folder.inside(relative_file, written)
        return answer

    def read(self, relative: str) -> bytes:
        """As the folder answers. Raises OSError."""
        content = self._contents[relative] = self._folder.read(relative)
        return content

    def is_same_in(self, other: Folder) -> bool:
        """Whether another folder gives the same answers."""
        try:
            return all(other.inside(*asked) == answer for asked, answer in self._inside.items()) and all(
                other.read(relative) == content for relative, content in self._contents.items()
            )
        except (OSError, OutsideError):
            return False


class FilePart:
    """What one file gives. ``diagnostics`` are those of no entry; ``named`` is what other files had to do with it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.diagnostics: list[Diagnostic] = []
        self.unread_ids: set[str] = set()
        self.places = SourceMap("")
        self.named: Named | None = None

    def fits(self, folder: Folder) -> bool:
        """Whether the same text would give the same in another folder."""
        return self.named is None or self.named.is_same_in(folder)


def read_part(file: SourceFile, text: str, folder: Folder) -> FilePart:
    """Reads one file of ``folder``."""
    reading = _Reading(file, text, folder)
    reading.sections()
    return reading.part


class _Reading:
    """The state of one :func:`read_part`."""

    def __init__(self, file: SourceFile, text: str, folder: Folder) -> None:
        self.file = file
        self.text = text
        self.folder = folder
        self.part = FilePart()
        self.values = Values(file.shown, text, self.part.diagnostics)

    def sections(self) -> None:
        """Reads every section of the file."""
        part, values = self.part, self.values
        root = compose(self.text, self.file.shown)
        if isinstance(root, Diagnostic):
            part.diagnostics.append(root)
            part.unread_ids.update(re.findall(_POSSIBLE_ID, self.text))
            return
        if root is None or (isinstance(root, yaml.ScalarNode) and is_empty(root)):
            return
        if not isinstance(root, yaml.MappingNode):
            self._no_mapping(root, "a file holds sections, such as `promises:`", "start with a section name")
            return
        if root.tag:
            values.of(yaml.ScalarNode(root.tag, "?", root.start_mark, root.end_mark))
        for name, key, value in values.entries(root):
            if values.is_missing(key, value):
                continue
            if name == "portfolio":
                self._entry(About, ("portfolio",), key, value)
            elif name in SECTIONS:
                self._section(SECTIONS[name], value)
            else:
                self._unknown_section(name, key)

    def _section(self, model: type[Item], node: yaml.Node) -> None:
        values = self.values
        if not isinstance(node, yaml.MappingNode):
            if values.of(node) is not NOTHING:
                self._no_mapping(
                    node, f"`{model.section}:` holds ids, each with the fields of {noun(model)}",
                    "write `an-id:` and indent the fields below it",
                )  # fmt: skip
            return
        if node.tag:
            values.of(yaml.ScalarNode(node.tag, "?", node.start_mark, node.end_mark))
        for item_id, key, value in values.entries(node):
            if values.is_missing(key, value):
                self.part.unread_ids.add(item_id)
            elif self._is_id(item_id, key):
                self._entry(model, (model.section, item_id), key, value)

    def _entry(self, model: type[Any], address: tuple[str, ...], key: yaml.Node, node: yaml.Node) -> None:
        entry = Entry(address, Place(self.file.shown, self.file.relative, key, node))
        self.part.places.add(address, entry.place)
        self.part.entries.append(entry)
        said = self.part.diagnostics
        before = len(said)
        raw = self.values.of(node)
        if isinstance(raw, dict):
            self._build(entry, model, raw)
        elif raw is not NOTHING:
            self._no_mapping(
                node, f"{noun(model)} is due here, written as `name: value`", "indent its fields below its id"
            )
        if len(said) > before:
            entry.diagnostics = tuple(said[before:])
            del said[before:]

    def _build(self, entry: Entry, model: type[Any], raw: dict[str, Any]) -> None:
        address, places = entry.address, self.part.places
        before = len(self.part.diagnostics)
        if len(address) == 2:
            raw = self._with_id(raw, model, address)
        raw = self._with_files(raw, address)
        result = build(model, raw)
        for objection in result.objections:
            path = (*address, *objection.path)
            span = places.key_span(path) if objection.at_key else places.span(path)
            if objection.at_key and objection.problem.code == "PK006":
                span = places.span(path[:-1])
            self.part.diagnostics.append(objection.problem.at(span, objection.message, objection.hint))
        if result.stand_ins:
            entry.stand_ins = frozenset((*address, *path) for path in result.stand_ins)
        entry.built = result.model
        entry.is_broken = len(self.part.diagnostics) > before

    def _with_id(self, raw: dict[str, Any], model: type[Item], address: tuple[str, ...]) -> dict[str, Any]:
        if "id" in raw:
            self.part.diagnostics.append(
                UNKNOWN_FIELD.at(
                    self.part.places.key_span((*address, "id")),
                    f"`id` is no field of {noun(model)}",
                    f"remove it: the id is the name that it stands under, `{address[1]}`",
                )
            )
        return {**raw, "id": address[1]}

    def _with_files(self, raw: dict[str, Any], address: tuple[str, ...]) -> dict[str, Any]:
        troubles: list[Trouble] = []
        relative = self.file.relative
        if isinstance(raw.get("links"), tuple):
            raw, troubles = with_local_links(raw, self._named(), relative, is_local)
        if address[0] == "metrics" and isinstance(raw.get("results"), str):
            table = read_results(self._named(), relative, raw["results"])
            if isinstance(table, Trouble):
                troubles.append(table)
                raw = {name: value for name, value in raw.items() if name != "results"}
            else:
                self.part.places.add_table((*address, "results"), table.place)
                raw = {**raw, "results": table.rows}
        for trouble in troubles:
            span = trouble.span or self.part.places.span((*address, *trouble.path))
            self.part.diagnostics.append(trouble.problem.at(span, trouble.message, trouble.hint))
        return raw

    def _named(self) -> Named:
        self.part.named = self.part.named or Named(self.folder)
        return self.part.named

    def _is_id(self, item_id: str, key: yaml.Node) -> bool:
        if ID_PATTERN.fullmatch(item_id):
            return True
        better = re.sub(r"[^a-z0-9]+", "-", item_id.lower()).strip("-")
        hint = f"write it as `{better}`" if better else "write it like `right-invoice`"
        message = f"`{item_id}` is no id: an id has a-z, 0-9 and single hyphens"
        self.part.diagnostics.append(BAD_ID.at(node_span(key, self.file.shown), message, hint))
        self.part.unread_ids.add(item_id)
        return False

    def _no_mapping(self, node: yaml.Node, message: str, hint: str) -> None:
        span: Span = node_span(node, self.file.shown)
        self.part.diagnostics.append(NOT_A_MAPPING.at(span, message, hint))

    def _unknown_section(self, name: str, key: yaml.Node) -> None:
        known = ["portfolio", *SECTIONS]
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else f"the sections are: {', '.join(known)}"
        self.part.diagnostics.append(
            UNKNOWN_SECTION.at(node_span(key, self.file.shown), f"`{name}` is no section", hint)
        )
