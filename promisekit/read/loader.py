"""The files of a folder -> a portfolio, with where everything stands and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from promisekit.diagnostic import Diagnostic, Related, Span, in_mending_order
from promisekit.model.about import About
from promisekit.model.image import Image
from promisekit.model.portfolio import ACTOR_SECTIONS, SECTIONS, Portfolio
from promisekit.model.walk import KeyPath
from promisekit.read.ahead import ReadAhead
from promisekit.read.cut_text import cut_texts
from promisekit.read.divided_text import divided_texts
from promisekit.read.folder import Folder, SourceFile
from promisekit.read.part import Entry, FilePart, PartBuilder, ReadFile
from promisekit.read.plain_file import PlainFile
from promisekit.read.point_for_thousands import misread_points
from promisekit.read.problems import ID_TWICE, NO_PORTFOLIO, PORTFOLIO_TWICE
from promisekit.read.source_map import SourceMap
from promisekit.read.tree import Tree

if TYPE_CHECKING:
    from promisekit.read.copies import Copy

Parts = dict[tuple[SourceFile, str], FilePart]
"""Files that were read before, by name and text, so that what two versions share is read once."""
Source = tuple[SourceFile, str | Diagnostic, FilePart | None]
"""A file, its text or why it cannot be read, and what it gives where that is known from another time."""


@dataclass(frozen=True, eq=False, repr=False)
class Loaded:
    """What was read: the portfolio, where everything stands, and what is wrong with the files.

    ``texts`` holds each file's text by its name in messages. ``unread_ids`` may stand in files or items that
    could not be read, so nobody should call them unknown; any id may where ``has_unknown`` says so: nothing is known
    of what a file holds. ``has_unread`` says that something could not be read, so that nobody should say that
    nothing refers to this or that; ``about_is_unread`` that the portfolio section may stand there, and a stand-in
    takes its place. Two are never compared, nor shown as a whole.
    """

    folder: Path
    portfolio: Portfolio
    source_map: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    unread_ids: frozenset[str] = frozenset()
    broken: frozenset[tuple[str, str]] = frozenset()
    stand_ins: frozenset[KeyPath] = frozenset()
    has_unread: bool = False
    has_unknown: bool = False
    about_is_unread: bool = False

    def may_be_unread(self, item_id: str) -> bool:
        """Whether an item of that id may stand in what could not be read."""
        return self.has_unknown or item_id in self.unread_ids

    def hides(self, code: str, path: KeyPath) -> bool:
        """Whether a finding at ``path`` would be about something that was already reported as unreadable.

        References of a half-read item are still checked; other rules wait until it can be read whole.
        """
        item_id = path[1] if len(path) > 1 and path[0] != "portfolio" else ""
        if not self.broken or (path[0], item_id) not in self.broken:
            return False
        if not code.startswith(_REFERENCES):
            return True
        return any(path[:length] in self.stand_ins for length in range(1, len(path) + 1))


def put_together(folder: Folder, sources: Sequence[Source], parts: Parts, ahead: ReadAhead) -> Loaded:
    """The portfolio of ``folder`` from its files.

    ``ahead`` gives the values of those texts that were not read before; their parts are added to ``parts``.
    """
    unread: list[Diagnostic] = []
    files: list[ReadFile] = []
    for file, text, part in sources:
        if isinstance(text, Diagnostic):
            unread.append(text)
            continue
        if part is None:
            part = parts[file, text] = _part(file, text, folder, ahead.next(file.shown))
            part.remarks += cut_texts(text, file.shown)
            part.remarks += divided_texts(text, file.shown)
            part.remarks += misread_points(text, file.shown)
        files.append(ReadFile(file, text, part))
    reading = _Reading(folder, unread, files)
    if reading.may_have_copies:
        from promisekit.read.copies import copies_among

        copies = copies_among(files)
        if copies:
            reading = _Reading(folder, unread, files, copies)
    return reading.loaded()


def _part(file: SourceFile, text: str, folder: Folder, plain: PlainFile | None) -> FilePart:
    if plain is not None:
        builder = PartBuilder(Tree(file.shown, file.relative, text), folder)
        if builder.take(plain.values, plain.said):
            return builder.part
    # What composes YAML is imported where it is needed: a portfolio that is in order was composed elsewhere.
    from promisekit.read.sections import read_sections

    return read_sections(file, text, folder)


_REFERENCES: Final = "PK10"
"""How the codes of rules about references begin."""
_NO_COPIES: Final[Mapping[SourceFile, Copy]] = MappingProxyType({})


class _Reading:
    """Puts together what the files of one folder give."""

    def __init__(
        self,
        folder: Folder,
        unread: Sequence[Diagnostic],
        files: Sequence[ReadFile],
        copies: Mapping[SourceFile, Copy] = _NO_COPIES,
    ) -> None:
        self.folder = folder
        self.diagnostics: list[Diagnostic] = [*unread, *(copy.finding for copy in copies.values())]
        self.texts = {file.file.shown: file.text for file in files}
        self.items: dict[str, dict[str, Any]] = {name: {} for name in SECTIONS}
        self.about: About | None = None
        self.about_entry: Entry | None = None
        self.first_ids: dict[tuple[str, str], Entry] = {}
        self.unread_ids: set[str] = set()
        self.has_unread = bool(unread)
        self.has_unknown = bool(unread)
        self.broken: set[tuple[str, str]] = set()
        self.stand_ins: set[KeyPath] = set()
        self.source_map = SourceMap(folder.shown)
        self.images: dict[str, Image] = {}
        self.has_clash = False
        for file in files:
            copy = copies.get(file.file)
            if not copy:
                self.add(file.part)
            elif not copy.is_whole:
                self._leave_out(file.part)

    @property
    def may_have_copies(self) -> bool:
        """Whether two files give the same, or something is wrong with two files that hold the same."""
        return self.has_clash or (bool(self.diagnostics) and len(set(self.texts.values())) < len(self.texts))

    def _leave_out(self, part: FilePart) -> None:
        """What a copy says and the original does not is not read: nobody knows which of the two holds."""
        self.has_unread = True
        self.has_unknown |= part.has_unknown
        self.unread_ids |= part.unread_ids | {entry.address[-1] for entry in part.entries}

    def loaded(self) -> Loaded:
        """The result, once every file was added."""
        if self.about_entry is None and not self.may_be_unread("portfolio"):
            self.diagnostics.append(
                NO_PORTFOLIO.at(
                    Span(self.folder.shown),
                    "no file has a `portfolio:` section, so the folder's name is used",
                    'add one to any file: `portfolio: {name: "…"}`',
                )
            )
        about = self.about or About(name=self.folder.path.resolve().name or "Portfolio")
        return Loaded(
            self.folder.path,
            Portfolio(about, **self.items, images=self.images),
            self.source_map,
            tuple(in_mending_order(self.diagnostics)),
            self.texts,
            frozenset(self.unread_ids),
            frozenset(self.broken),
            frozenset(self.stand_ins),
            self.has_unread,
            self.has_unknown,
            self.about is None and (self.about_entry is not None or self.may_be_unread("portfolio")),
        )

    def may_be_unread(self, name: str) -> bool:
        """Whether that id or section may stand in what could not be read."""
        return self.has_unknown or name in self.unread_ids

    def add(self, part: FilePart) -> None:
        """Adds what one file gives, where no earlier file gave it."""
        self.diagnostics += [*part.diagnostics, *part.remarks]
        self.unread_ids |= part.unread_ids
        self.has_unread |= part.has_unread
        self.has_unknown |= part.has_unknown
        for entry in part.entries:
            if len(entry.address) == 1:
                self._about(entry)
            elif self._is_new(entry):
                self._item(entry)
        self.source_map.add_tables(part.places)
        self.images |= part.images

    def _about(self, entry: Entry) -> None:
        first = self.about_entry
        if first:
            self.has_clash = True
            self.diagnostics.append(
                PORTFOLIO_TWICE.at(
                    entry.tree.id_span(entry.address),
                    "the portfolio section is given twice",
                    "move its fields to the first",
                    (Related(first.tree.id_span(first.address), "first given here", first.address),),
                    entry.address,
                )
            )
            return
        self.about_entry = entry
        self._keep(entry, ("portfolio", ""))
        if isinstance(entry.built, About):
            self.about = entry.built

    def _item(self, entry: Entry) -> None:
        section, item_id = entry.address
        self._keep(entry, (section, item_id))
        if entry.built is None:
            self.unread_ids.add(item_id)
        else:
            self.items[section][item_id] = entry.built

    def _keep(self, entry: Entry, address: tuple[str, str]) -> None:
        self.source_map.add(entry.address, entry.tree)
        self.stand_ins |= entry.stand_ins
        self.diagnostics += entry.diagnostics
        self.has_unread |= entry.has_lost
        if entry.is_broken:
            self.broken.add(address)

    def _is_new(self, entry: Entry) -> bool:
        section, item_id = entry.address
        group = "actors" if section in ACTOR_SECTIONS else section
        first = self.first_ids.setdefault((group, item_id), entry)
        if first is entry:
            return True
        shared = "; functions, roles and systems share one set of ids" if group == "actors" else ""
        self.has_unread = self.has_clash = True
        self.diagnostics.append(
            ID_TWICE.at(
                entry.tree.id_span(entry.address),
                f"`{item_id}` is the id of two items{shared}",
                "give one of them another id, or put what both say under one",
                (Related(first.tree.id_span(first.address), "first given here", first.address),),
                entry.address,
            )
        )
        return False
