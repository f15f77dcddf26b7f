"""What one blueprint file gives to the portfolio: its items, where they stand, what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.about import About
from promisekit.model.image import Image
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.model.url import is_local
from promisekit.model.walk import KeyPath
from promisekit.read.folder import Folder, OutsideError, SourceFile
from promisekit.read.item import build
from promisekit.read.named_files import Trouble, with_local_links
from promisekit.read.problems import EMPTY_VALUE, UNKNOWN_FIELD
from promisekit.read.results import read_results
from promisekit.read.shape import annotation_at, bare, field_names, noun
from promisekit.read.source_map import SourceMap
from promisekit.read.tree import Address, Tree

_NAMES: Final = frozenset(("portfolio", *SECTIONS))


class Entry:
    """An item, or the portfolio section, as its file gives it.

    ``built`` is None where nothing could be saved; ``is_broken`` says that there is something wrong with it, and
    ``has_lost`` that a reference may have stood where it could not be read.
    """

    __slots__ = ("address", "built", "diagnostics", "has_lost", "is_broken", "stand_ins", "tree")

    def __init__(self, address: Address, tree: Tree) -> None:
        self.address = address
        self.tree = tree
        self.built: BaseModel | None = None
        self.diagnostics: list[Diagnostic] = []
        self.stand_ins: frozenset[KeyPath] = frozenset()
        self.is_broken = False
        self.has_lost = False


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
    """What one file gives. ``diagnostics`` are those of no entry; ``named`` is what other files had to do with it;
    ``remarks`` are about what is read all the same.

    ``has_unread`` says that something in it could not be read, beside what its entries have lost, and ``has_unknown``
    that it may hold any id.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.diagnostics: list[Diagnostic] = []
        self.remarks: list[Diagnostic] = []
        self.unread_ids: set[str] = set()
        self.has_unread = False
        self.has_unknown = False
        self.places = SourceMap("")
        self.named: Named | None = None
        self.images: dict[str, Image] = {}

    def fits(self, folder: Folder) -> bool:
        """Whether the same text would give the same in another folder."""
        return self.named is None or self.named.is_same_in(folder)


class ReadFile(NamedTuple):
    """A file, its text, and what it gives."""

    file: SourceFile
    text: str
    part: FilePart


class PartBuilder:
    """Builds the part of one file from the values of its items."""

    def __init__(self, tree: Tree, folder: Folder) -> None:
        self.tree = tree
        self.part = FilePart()
        self._folder = folder
        self._said: set[tuple[str, Span, str | int]] = set()

    def take(self, plain: dict[str, Any], said: Sequence[Diagnostic] = ()) -> bool:
        """Adds all items of a file; none where the file holds anything but sections of items.

        ``said`` is what is wrong with the form of values in them.
        """
        if not all(map(_is_section, plain.items())):
            return False
        self.tree.holds(plain)
        said_of: dict[KeyPath, list[Diagnostic]] = {}
        for one in said:
            said_of.setdefault(one.key_path[: 1 if one.key_path[0] == "portfolio" else 2], []).append(one)
        for name, values in plain.items():
            items = {(name,): values} if name == "portfolio" else {(name, key): one for key, one in values.items()}
            for address, fields in items.items():
                entry = self.entry(address)
                entry.diagnostics += said_of.get(address, ())
                self.build(entry, fields)
        return True

    def entry(self, address: Address) -> Entry:
        """Adds an item that is not built yet."""
        entry = Entry(address, self.tree)
        self.part.places.add(address, self.tree)
        self.part.entries.append(entry)
        return entry

    def build(self, entry: Entry, raw: dict[str, Any]) -> None:
        """Builds an item from its fields."""
        address, places, said = entry.address, self.part.places, entry.diagnostics
        has_holes, has_lost = bool(said), any(diagnostic.code != EMPTY_VALUE.code for diagnostic in said)
        if len(address) == 2:
            raw = self._with_id(raw, entry)
        raw = self._with_files(raw, entry)
        model = model_of(address)
        result = build(model, raw, has_holes=has_holes)
        if result.ids:
            named = {places.key_span((*address, *path)) for path in result.ids}
            said[:] = [one for one in said if one.code != EMPTY_VALUE.code or one.span not in named]
        for objection in result.objections:
            path = (*address, *objection.path)
            span = places.key_span(path) if objection.at_key else places.span(path)
            if objection.at_key and objection.problem.code == "PK006":
                span = places.span(path[:-1])
            path = places.written(path)
            said_before = (objection.problem.code, span, path[-1])
            if said_before in self._said:
                # What an alias repeats is wrong once.
                continue
            self._said.add(said_before)
            message = f"{self.tree.name_of(address, path[len(address) :])} {objection.says}"
            said.append(objection.problem.at(span, message, objection.hint, key_path=path))
        if result.stand_ins:
            entry.stand_ins = frozenset((*address, *path) for path in result.stand_ins)
        entry.built = result.model
        entry.is_broken = bool(said or result.objections)
        entry.has_lost = has_lost or result.lost

    def _with_id(self, raw: dict[str, Any], entry: Entry) -> dict[str, Any]:
        address = entry.address
        if "id" in raw:
            entry.diagnostics.append(
                UNKNOWN_FIELD.at(
                    self.tree.key_span(address, ("id",)),
                    f"`id` of `{address[1]}` is no field of {noun(model_of(address))}",
                    f"remove it: the id is the name that it stands under, `{address[1]}`",
                    key_path=(*address, "id"),
                )
            )
        return {**raw, "id": address[1]}

    def _with_files(self, raw: dict[str, Any], entry: Entry) -> dict[str, Any]:
        address = entry.address
        troubles: list[Trouble] = []
        relative = self.tree.relative
        if isinstance(raw.get("links"), tuple):
            raw, troubles = with_local_links(raw, self._named(), relative, is_local)
        if address[0] == "metrics" and isinstance(raw.get("results"), str):
            table = read_results(self._named(), relative, raw["results"])
            if isinstance(table, list):
                troubles += table
                raw = {name: value for name, value in raw.items() if name != "results"}
            else:
                self.part.places.add_table((*address, "results"), table.place)
                raw = {**raw, "results": table.rows}
                self.part.remarks += [self._diagnostic(address, doubt) for doubt in table.doubts]
        if _may_name_images(address[0], raw):
            # Looking at pictures is imported where there are some.
            from promisekit.read.images import with_images

            raw, more = with_images(raw, address[0], self._named(), relative, self.part.images)
            troubles += more
        entry.diagnostics += [self._diagnostic(address, trouble) for trouble in troubles]
        return raw

    def _diagnostic(self, address: Address, trouble: Trouble) -> Diagnostic:
        path = (*address, *trouble.path)
        span = trouble.span or self.part.places.span(path)
        message = f"{self.tree.name_of(address, trouble.path)} {trouble.says}"
        return trouble.problem.at(span, message, trouble.hint, key_path=path)

    def _named(self) -> Named:
        self.part.named = self.part.named or Named(self._folder)
        return self.part.named


def model_of(address: Address) -> type[BaseModel]:
    """The class of an item, or of the portfolio section."""
    return About if address[0] == "portfolio" else SECTIONS[address[0]]


def _may_name_images(section: str, raw: dict[str, Any]) -> bool:
    if section == "personas":
        return "image" in raw
    held = raw.get("evidence") if section == "touchpoints" else None
    return isinstance(held, dict) or (isinstance(held, tuple) and any(isinstance(one, dict) for one in held))


def _is_section(named: tuple[str, Any]) -> bool:
    """Whether these values are a section of items, each under an id and with fields, and no other section in it.

    Under the name of a field stands what was meant for an item without an id.
    """
    name, values = named
    if not isinstance(values, dict):
        return False
    if name == "portfolio":
        return _holds_no_section(values, _other_names(name))
    if name not in SECTIONS or not values.keys().isdisjoint(_own_names(name)):
        return False
    others = _other_names(name)
    return all(
        isinstance(fields, dict) and ID_PATTERN.fullmatch(item_id) and _holds_no_section(fields, others)
        for item_id, fields in values.items()
    )


def _holds_no_section(fields: dict[str, Any], others: frozenset[str]) -> bool:
    return fields.keys().isdisjoint(others) or not any(isinstance(fields.get(name), dict) for name in others)


@cache
def _own_names(section: str) -> frozenset[str]:
    """Names that stand for no item of the section: sections, and fields. A function may be called `people`, though,
    which as a field is a number and never a mapping.
    """
    fields = (
        name for name in field_names(SECTIONS[section]) if bare(annotation_at(SECTIONS[section], (name,))) is not float
    )
    return frozenset((*_NAMES, *fields))


@cache
def _other_names(section: str) -> frozenset[str]:
    """The names of sections that are no fields of the section's items."""
    return _NAMES - set(field_names(model_of((section,))))
