"""Where the files of a portfolio come from: a folder on the disk here; a git revision in `revision.py`."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Protocol

_ENDINGS: Final = (".yaml", ".yml")


class NothingToReadError(Exception):
    """There is no such folder, or no blueprint file in it. The message is for the user."""


class OutsideError(Exception):
    """A file is a link to a place outside the portfolio."""


class SourceFile(NamedTuple):
    """A blueprint file: how it is named in messages, and its path from the portfolio folder."""

    shown: str
    relative: str


class NamedFiles(Protocol):
    """The files that blueprint files name. Paths are relative to the portfolio folder, with `/` between parts."""

    @property
    def shown(self) -> str:
        """What messages call the folder."""

    def read(self, relative: str) -> bytes:
        """A file's content. Raises OutsideError for a link that leads out of the folder, and OSError."""

    def inside(self, relative_file: str, written: str) -> str | None:
        """``written`` in that file as a path from the folder; None where it leads to no file in the folder."""


class Folder(NamedFiles, Protocol):
    """A portfolio's files, wherever they lie."""

    @property
    def path(self) -> Path:
        """The folder's place on the disk, whether or not it exists there."""

    def files(self) -> list[SourceFile]:
        """Every blueprint file in the order of their paths. Raises NothingToReadError where there is none."""


class DiskFolder:
    """A folder on the disk."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path = path
        self.shown = shown

    def files(self) -> list[SourceFile]:
        """Every blueprint file below the folder."""
        if not self.path.is_dir():
            what = "is a file, not a folder" if self.path.exists() else "does not exist"
            raise NothingToReadError(f"`{self.shown}` {what}; name the folder that holds your blueprint files")
        found: list[str] = []
        for parent, folders, names in os.walk(self.path):
            folders[:] = [name for name in folders if is_read(name)]
            blueprints = [name for name in names if is_read(name) and name.endswith(_ENDINGS)]
            if blueprints:
                beneath = Path(parent).relative_to(self.path).as_posix()
                found += [name if beneath == "." else f"{beneath}/{name}" for name in blueprints]
        if not found:
            raise NothingToReadError(
                f"there is no .yaml file in `{self.shown}`; "
                f"`promisekit init {self.shown}` writes a small portfolio there"
            )
        return source_files(found, self.shown)

    def read(self, relative: str) -> bytes:
        """A file's content."""
        path = self.path / relative
        if path.is_symlink() and not path.resolve().is_relative_to(self.path.resolve()):
            raise OutsideError(relative)
        return path.read_bytes()

    def inside(self, relative_file: str, written: str) -> str | None:
        """A path that a file names, from the folder."""
        if "\x00" in written or written.startswith("/"):
            return None
        target = self.path / PurePosixPath(relative_file).parent / written
        try:
            resolved, root = target.resolve(), self.path.resolve()
            if not resolved.is_relative_to(root) or not resolved.is_file():
                return None
        except (OSError, RuntimeError):
            return None
        return resolved.relative_to(root).as_posix()


def is_read(name: str) -> bool:
    """Whether a file or folder of that name is looked at."""
    return not name.startswith((".", "_"))


def is_blueprint(relative: str) -> bool:
    """Whether the file at that path in a portfolio folder is a blueprint file."""
    return relative.endswith(_ENDINGS) and all(map(is_read, relative.split("/")))


def source_files(relative: list[str], shown: str) -> list[SourceFile]:
    """The blueprint files at these paths of the folder that messages call ``shown``, in order."""
    return [SourceFile(path_shown(shown, path), path) for path in sorted(relative)]


def path_shown(folder_shown: str, relative: str) -> str:
    """What messages call a file of a folder."""
    return relative if folder_shown == "." else f"{folder_shown}/{relative}"
