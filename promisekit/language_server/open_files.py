"""What editors hold of files, saved or not, and a folder that is read with these texts in place of the files'."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from promisekit.read.folder import DiskFolder, SourceFile, is_blueprint, source_files


class OpenFile(NamedTuple):
    """A file in an editor: what the editor calls it, which version of it, and its text."""

    uri: str
    version: int | None
    content: str


class OpenFiles:
    """The files that are open, by their path on the disk."""

    def __init__(self) -> None:
        self.by_path: dict[Path, OpenFile] = {}

    def put(self, path: Path, file: OpenFile) -> None:
        """Takes in a file that was opened, or what was typed into it."""
        self.by_path[path] = file

    def remove(self, path: Path) -> None:
        """Forgets a file that was closed: what the disk holds counts again."""
        self.by_path.pop(path, None)

    def below(self, folder: Path) -> dict[str, OpenFile]:
        """The open files of a folder, by their path from it with `/` between its parts."""
        return {
            path.relative_to(folder).as_posix(): file
            for path, file in list(self.by_path.items())
            if path.is_relative_to(folder)
        }


class OpenFolder(DiskFolder):
    """A portfolio's folder as its author sees it. What messages call its files is their path from the folder."""

    def __init__(self, path: Path, open_files: OpenFiles) -> None:
        super().__init__(path, ".")
        self.held = open_files.below(path)

    def files(self) -> list[SourceFile]:
        """Every blueprint file below the folder, also those that are not saved yet."""
        new = [relative for relative in self.held if is_blueprint(relative)]
        if not new:
            return super().files()
        return source_files(list({*self._on_disk, *new}), self.shown)

    def read(self, relative: str) -> bytes:
        """A file's content. Raises OSError and OutsideError."""
        held = self.held.get(relative)
        # Half a character, which some editors send while one is composed, is told as what it is.
        return held.content.encode("utf-8", "surrogatepass") if held else super().read(relative)

    @cached_property
    def _on_disk(self) -> list[str]:
        return self._listed.read if self.path.is_dir() else []
