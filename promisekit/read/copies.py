"""Files that give again what another file gives: copies that somebody made before changing something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from promisekit.diagnostic import Diagnostic, Related, Span
from promisekit.read.folder import SourceFile
from promisekit.read.part import Entry, ReadFile
from promisekit.read.problems import ID_TWICE
from promisekit.read.tree import Address

_WORDS: Final = (
    "copy|backup|back-up|bak|old|orig|original|archive|kopio|varmuuskopio|vanha|arkisto|kopia|gammal|gamla"
    "|kopie|alt|copia|copie"
)
_MARKS: Final = re.compile(
    r"^(?:(?:copy|backup) of|kopie von|kopia av|copi[ea] de|kopio)[ _-]+"
    rf"|[ _.\u2013-]+(?:{_WORDS})(?:[ _-]*\(?\d+\)?)?$"
    r"|[ _]*\(\d+\)$"
    r"|[ _]*\([^()]*conflicted copy[^()]*\)$"
    r"|\.sync-conflict-.*$"
    r"|~\d*$",
    re.IGNORECASE,
)
"""What programs and people add to the name of a copy, in English, Finnish, Swedish and German, French and Spanish."""
_FOLDERS: Final = re.compile(rf"(?:{_WORDS})s?", re.IGNORECASE)


class Copy(NamedTuple):
    """A file that gives again what ``original`` gives; ``finding`` says so."""

    original: SourceFile
    finding: Diagnostic
    is_whole: bool
    """Whether it says nothing else than the original."""


def copies_among(files: Sequence[ReadFile]) -> dict[SourceFile, Copy]:
    """The copies. What is called a copy is one, whatever the order of the files; else what comes later is."""
    found: dict[SourceFile, Copy] = {}
    having: dict[Address, list[ReadFile]] = {}
    texts: dict[str, ReadFile] = {}
    for read in sorted(files, key=lambda read: _name(read.file).order):
        entries = {entry.address: entry for entry in read.part.entries}
        first = texts.setdefault(read.text.strip(), read)
        others = {id(other): other for address in entries for other in having.get(address, ())}
        original = first if first is not read and _may_be_whole_copy(read, entries, first) else None
        for other in others.values():
            original = original or (other if _is_copy(read, entries, other) else None)
        if original:
            found[read.file] = _copy(read, entries, original)
            continue
        for address in entries:
            having.setdefault(address, []).append(read)
    return found


def _may_be_whole_copy(read: ReadFile, entries: dict[Address, Entry], other: ReadFile) -> bool:
    """Whether two files that hold the same are more than two times the portfolio section."""
    if not read.text.strip():
        return False
    return entries.keys() != {("portfolio",)} or _name(read.file).bare == _name(other.file).bare


def _is_copy(read: ReadFile, entries: dict[Address, Entry], other: ReadFile) -> bool:
    same = sum(entry.address in entries for entry in other.part.entries)
    if _name(read.file).bare == _name(other.file).bare:
        return 2 * same >= len(entries)
    return same >= 2 and 5 * same >= 4 * len(entries)


def _copy(read: ReadFile, entries: dict[Address, Entry], original: ReadFile) -> Copy:
    theirs = {entry.address: entry for entry in original.part.entries}
    same = [address for address in entries if address in theirs]
    name, other = read.file.relative, original.file.relative
    is_whole = read.text.strip() == original.text.strip()
    count = sum(len(address) == 2 for address in same)
    what = f"{count} items" if count > 1 else "item" if count else "portfolio section"
    if len(same) < len(entries):
        says = f"`{name}` gives again {len(same)} of what `{other}` gives, and {len(entries) - len(same)} more"
    elif is_whole:
        says = f"`{name}` is a copy of `{other}`" + (f": it gives the same {what}" if same else "")
    else:
        says = f"`{name}` gives the same {what} as `{other}`, and the two differ in what they say"
    aside = f"start its name with `_`, and it is passed over: `_{PurePosixPath(name).name}`"
    hint = (
        f"remove it, or {aside}"
        if is_whole
        else f"put what holds into one of the two files; remove the other, or {aside}"
    )
    if not same:
        return Copy(original.file, ID_TWICE.at(Span(read.file.shown), says, hint), is_whole)
    path = same[0]
    related = (Related(theirs[path].tree.id_span(path), "first given here", path),)
    return Copy(original.file, ID_TWICE.at(entries[path].tree.id_span(path), says, hint, related, path), is_whole)


class _Name(NamedTuple):
    bare: str
    """The file's name without what makes it a copy's."""
    order: tuple[int, int, str, str]
    """Originals come first: names with fewer marks of a copy, nearer to the top, shorter."""


def _name(file: SourceFile) -> _Name:
    path = PurePosixPath(file.relative)
    marks = sum(_FOLDERS.fullmatch(folder) is not None for folder in path.parts[:-1])
    stem = path.stem
    while (bare := _MARKS.sub("", stem, count=1)) != stem and bare:
        stem, marks = bare, marks + 1
    return _Name(stem.casefold(), (marks, len(path.parts), path.stem.casefold(), file.relative))
