"""Files that cannot be read: where it begins, and which items are missing for as long as it is so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.language_server.sketch import Sketch, sketch_of
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.read.folder import DiskFolder
from promisekit.read.loader import Loaded
from promisekit.read.problems import SYNTAX, UNREADABLE

CODES: Final = (SYNTAX.code, UNREADABLE.code)
"""What is said of a file in which nothing can be read."""


class Missing(NamedTuple):
    """What stands in such a file, as far as its lines tell: section and id, or the portfolio section, and its name."""

    address: KeyPath
    name: str


class Unread(NamedTuple):
    """A file in which nothing can be read: what is wrong, where the file is, and what is missing because of it."""

    finding: Diagnostic
    file: Path
    missing: list[Missing]

    def name_of(self, address: KeyPath) -> str:
        """What people call what is missing."""
        return next((one.name for one in self.missing if one.address == address and one.name), str(address[-1]))

    @property
    def link(self) -> str:
        """Opens the line in an editor."""
        span = self.finding.span
        return f"vscode://file{quote(self.file.absolute().as_posix())}:{span.line}:{span.column}"


def unread_files(loaded: Loaded, folder: DiskFolder) -> list[Unread]:
    """The files of a portfolio's folder in which nothing can be read."""
    found: list[Unread] = []
    for finding in loaded.diagnostics:
        if finding.code in CODES and finding.span.path not in {one.finding.span.path for one in found}:
            relative = finding.span.path.removeprefix(f"{folder.shown}/")
            text = loaded.texts.get(finding.span.path, "")
            found.append(Unread(finding, folder.path / relative, _missing(loaded, sketch_of(text))))
    return found


def missing_of(unread: Sequence[Unread], section: str) -> list[Missing]:
    """What is missing in a section."""
    return [it for one in unread for it in one.missing if it.address[0] == section]


def file_of(unread: Sequence[Unread], address: KeyPath) -> Unread | None:
    """The file in which an item stands that is missing; None where it is not."""
    return next((one for one in unread if address in [it.address for it in one.missing]), None)


def _missing(loaded: Loaded, sketch: Sketch) -> list[Missing]:
    found = [Missing(("portfolio",), "")] if loaded.about_is_unread and sketch.children(("portfolio",)) else []
    for section in SECTIONS:
        there = loaded.portfolio.section(section)
        for part in sketch.children((section,)):
            if isinstance(part, str) and ID_PATTERN.fullmatch(part) and part not in there:
                found.append(Missing((section, part), _name(sketch, (section, part))))
    return found


def _name(sketch: Sketch, address: KeyPath) -> str:
    words = (sketch.words((*address, field)) for field in ("name", "promise", "says"))
    return next((one[0] for one in words if one and one[0]), str(address[-1]))
