"""A portfolio's files while they are edited in memory: nothing is written before everything is found to be as meant."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.edit.commit import ChangedMeanwhileError, FileChange, write_all
from promisekit.edit.edited_text import edited
from promisekit.edit.operation import Operation, applied
from promisekit.edit.syntax import NoSuchPlaceError, shown, syntax_of
from promisekit.read.files import read_text
from promisekit.read.folder import DiskFolder, SourceFile, path_shown
from promisekit.read.overlay import OverlayFolder
from promisekit.read.start import load_from

if TYPE_CHECKING:
    from promisekit.read.loader import Loaded, Parts

_BOM: Final = b"\xef\xbb\xbf"
_TRIES: Final = 5


class CannotEditError(Exception):
    """What was asked for cannot be done; nothing was written. The message is for the user."""


class Draft:
    """The files of a portfolio folder, as they were read and as they are to be.

    Every change of a file is read again: what comes out must say what it said, but for the operations.
    """

    def __init__(self, folder: DiskFolder) -> None:
        self.folder = folder
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self._parts: Parts = {}
        self.moved: dict[str, str] = {}
        """Files that got another name: the new one and the old one."""

    def load(self) -> Loaded:
        """The portfolio as it is to be."""
        return load_from(OverlayFolder(self.folder, dict(self._after)), self._parts)

    def files(self) -> list[SourceFile]:
        """The blueprint files as they are to be."""
        return OverlayFolder(self.folder, dict(self._after)).files()

    def content(self, relative: str) -> bytes | None:
        """What a file is to hold; None for no file."""
        if relative not in self._after:
            path = self.folder.path / relative
            try:
                self._before[relative] = self._after[relative] = self.folder.read(relative) if _exists(path) else None
            except OSError as error:
                raise CannotEditError(f"`{self.shown(relative)}` cannot be read: {error}") from None
        return self._after[relative]

    def text(self, relative: str) -> str:
        """The text of a blueprint file, without a byte order mark. Raises CannotEditError."""
        self.content(relative)
        text = read_text(SourceFile(self.shown(relative), relative), OverlayFolder(self.folder, self._after))
        if isinstance(text, Diagnostic):
            raise CannotEditError(f"`{self.shown(relative)}` cannot be read: {text.message}; {text.hint}")
        return text

    def operate(self, relative: str, operations: Sequence[Operation]) -> None:
        """Does operations in one file. Raises CannotEditError."""
        if not operations:
            return
        text = self.text(relative) if self.content(relative) is not None else ""
        try:
            expected = syntax_of(text).plain()
            for operation in operations:
                expected = applied(expected, operation)
            new = edited(text, operations)
        except NoSuchPlaceError as error:
            raise CannotEditError(f"`{self.shown(relative)}`: {error}") from None
        except ValueError as error:
            raise CannotEditError(
                f"`{self.shown(relative)}` cannot be read: {error}; `promisekit check` says where"
            ) from None
        self.rewrite(relative, new, expected)

    def rewrite(self, relative: str, text: str, expected: object) -> None:
        """Puts another text into a file, which has to say ``expected``. Raises CannotEditError."""
        try:
            found = syntax_of(text).plain()
        except ValueError as error:
            raise CannotEditError(
                f"`{self.shown(relative)}` could not be written so that it can be read: {error}"
            ) from None
        if found != expected:
            where = _first_difference(expected, found, ())
            raise CannotEditError(
                f"`{self.shown(relative)}` would say something else than was asked for at `{shown(where)}`; "
                "is it repeated by an alias (`*name`)? Write it out in both places first"
            )
        self.replace(relative, text)

    def branch(self) -> Draft:
        """The same draft again, to try something on."""
        other = Draft(self.folder)
        other._before, other._after, other.moved = dict(self._before), dict(self._after), dict(self.moved)
        other._parts = self._parts
        return other

    def replace(self, relative: str, text: str) -> None:
        """Puts another text into a file that cannot be read as it is; a byte order mark stays."""
        before = self.content(relative)
        self._after[relative] = (_BOM if before and before.startswith(_BOM) else b"") + text.encode()

    def move(self, relative: str, to: str) -> None:
        """Gives a file another name. Raises CannotEditError where that is taken."""
        if self.content(to) is not None:
            raise CannotEditError(f"`{self.shown(to)}` is there already")
        self.write(to, self.content(relative))
        self.write(relative, None)
        self.moved[to] = relative

    def write(self, relative: str, content: bytes | None) -> None:
        """Puts any content into a file, or takes it away."""
        self.content(relative)
        self._after[relative] = content

    def changes(self) -> list[FileChange]:
        """The files that are to change, in the order of their paths."""
        return [
            FileChange(relative, self._before[relative], after)
            for relative, after in sorted(self._after.items())
            if self._before[relative] != after
        ]

    def is_gone(self, shown: str) -> bool:
        """Whether the file that messages call so is to be taken away."""
        return any(self.shown(relative) == shown and after is None for relative, after in self._after.items())

    def shown(self, relative: str) -> str:
        """What messages call a file."""
        return path_shown(self.folder.shown, relative)

    def diff(self) -> str:
        """What is to change, as a unified diff; empty where nothing is."""
        gone = set(self.moved.values())
        return "".join(self._diff_of(change) for change in self.changes() if change.relative not in gone)

    def _diff_of(self, change: FileChange) -> str:
        before, name = change.before, self.shown(change.relative)
        old_name = "/dev/null" if before is None else name
        if change.relative in self.moved:
            old_name, before = self.shown(self.moved[change.relative]), self._before[self.moved[change.relative]]
        new_name = "/dev/null" if change.after is None else name
        lines = difflib.unified_diff(_lines(before), _lines(change.after), old_name, new_name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def edit(folder: DiskFolder, make: Callable[[Draft], None], *, dry_run: bool = False) -> Draft:
    """Makes an edit and writes it, all files or none; with ``dry_run`` nothing is written.

    ``make`` is called again on the new contents where a file was changed between reading and writing. Raises
    CannotEditError, NothingToReadError and OSError.
    """
    for _ in range(_TRIES):
        draft = Draft(folder)
        make(draft)
        if dry_run:
            return draft
        try:
            write_all(folder.path, draft.changes())
        except ChangedMeanwhileError as error:
            changed = error.relative
            continue
        return draft
    raise CannotEditError(
        f"`{path_shown(folder.shown, changed)}` is changed by another program again and again; nothing was written"
    )


def file_of(loaded: Loaded, address: KeyPath) -> str:
    """The file in which an item stands, as a path from the portfolio folder. Raises CannotEditError."""
    section, item_id = str(address[0]), str(address[1]) if len(address) > 1 else ""
    found = loaded.source_map.file_of(section, item_id)
    if found is None:
        raise CannotEditError(
            f"there is no `{item_id}` in `{section}`" if item_id else f"there is no `{section}:` section"
        )
    return found


def by_file(loaded: Loaded, operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    """The operations of each file, by where the items stand. Raises CannotEditError."""
    found: dict[str, list[Operation]] = {}
    for operation in operations:
        found.setdefault(file_of(loaded, operation.path[:2]), []).append(operation)
    return found


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _lines(content: bytes | None) -> list[str]:
    # Only what git counts as the end of a line.
    lines = (content or b"").decode("utf-8", "replace").split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _first_difference(expected: object, found: object, path: KeyPath) -> KeyPath:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in (*expected, *found):
            if expected.get(key) != found.get(key):
                return _first_difference(expected.get(key), found.get(key), (*path, key))
    if isinstance(expected, list) and isinstance(found, list):
        for position, (one, other) in enumerate(zip(expected, found, strict=False)):
            if one != other:
                return _first_difference(one, other, (*path, position))
    return path
