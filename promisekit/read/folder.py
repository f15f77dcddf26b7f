"""Where the files of a portfolio come from: a folder on the disk here; a git revision in `revision.py`."""

from __future__ import annotations

import os
import re
import stat
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Protocol

_ENDINGS: Final = (".yaml", ".yml")
_ANY_ENDING: Final = re.compile(r"\.ya?ml(?:$|[.~ _-][^/]*$)", re.IGNORECASE)
_TEXTS: Final = (".txt", ".text", ".rtf", ".json", ".doc", ".docx", ".odt", ".xlsx")
_KINDS: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NothingToReadError(Exception):
    """There is no such folder, or no blueprint file in it. The message is for the user."""


class OutsideError(Exception):
    """A file is a link to a place outside the portfolio."""


class NoFileError(OSError):
    """What is there is no file, so that reading it would fail or never end. ``says`` what it is, ``hint`` the way
    out."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint


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
        """Every blueprint file in the order of their paths, and what lies there that cannot be read as one: what is no
        file, and folders that cannot be looked into. Raises NothingToReadError where there is none."""

    def others(self) -> list[SourceFile]:
        """All other files that are looked at."""


class _Listed(NamedTuple):
    """Paths from the folder: of what is read or cannot be, and of all other files."""

    read: list[str]
    others: list[str]


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
        if not self._listed.read:
            raise NothingToReadError(f"there is no .yaml file in `{self.shown}`{self._way_out()}")
        return source_files(self._listed.read, self.shown)

    def others(self) -> list[SourceFile]:
        """All other files below the folder."""
        return source_files(self._listed.others, self.shown)

    def _way_out(self) -> str:
        """What to do where there is nothing to read, and nothing with a name that nearly is."""
        others = sorted(self._listed.others)
        if any(map(is_called_blueprint, others)):
            return ""
        text = next((path for path in others if path.lower().endswith(_TEXTS)), None)
        if text:
            return f", only others such as `{text}`; blueprint files are plain text, and their names end in `.yaml`"
        return f"; `promisekit init {self.shown}` writes a small portfolio there"

    @cached_property
    def _listed(self) -> _Listed:
        found: list[str] = []
        others: list[str] = []

        def cannot_open(error: OSError) -> None:
            found.append(Path(error.filename).relative_to(self.path).as_posix())

        for parent, folders, names in os.walk(self.path, onerror=cannot_open):
            beneath = Path(parent).relative_to(self.path).as_posix()
            before = "" if beneath == "." else f"{beneath}/"
            found += [before + name for name in folders if is_read(name) and self._is_passed_over(before + name)]
            folders[:] = [name for name in folders if is_read(name)]
            for name in names:
                if is_read(name):
                    (found if name.endswith(_ENDINGS) else others).append(before + name)
        return _Listed(found, others)

    def _is_passed_over(self, folder: str) -> bool:
        """Whether a folder is a link, which is not followed, to blueprint files that are read nowhere else."""
        path = self.path / folder
        if not path.is_symlink():
            return False
        target, root = os.path.realpath(path), os.path.realpath(self.path)
        is_inside = target == root or target.startswith(f"{root}{os.sep}")
        if is_inside and all(map(is_read, Path(target).relative_to(root).parts)):
            return False
        return any(is_blueprint(name) for _parent, _folders, names in os.walk(target) for name in names)

    def read(self, relative: str) -> bytes:
        """A file's content. Raises NoFileError, OutsideError and OSError."""
        path = self.path / relative
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            if path.is_dir():
                raise NoFileError(
                    "this is a link to a folder, and links to folders are not followed",
                    "put the folder itself here, or start the link's name with `_`, and it is passed over",
                )
            if not path.exists():
                raise NoFileError(
                    "this is a link to a file that is not there", "remove it, or put the file itself here"
                )
            if not path.resolve().is_relative_to(self.path.resolve()):
                raise OutsideError(relative)
            mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise NoFileError("this folder cannot be opened", "check its permissions")
        if not stat.S_ISREG(mode):
            raise NoFileError(
                f"this is {_KINDS.get(stat.S_IFMT(mode), 'no file')}, not a file",
                "remove it, or start its name with `_`, and it is passed over",
            )
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


def is_called_blueprint(relative: str) -> bool:
    """Whether a file's name says that it holds a blueprint, or a copy of one: ``a.yml``, ``a.YAML``, ``a.yaml.txt``."""
    return _ANY_ENDING.search(relative) is not None


def source_files(relative: list[str], shown: str) -> list[SourceFile]:
    """The blueprint files at these paths of the folder that messages call ``shown``, in order."""
    return [SourceFile(path_shown(shown, path), path) for path in sorted(relative)]


def path_shown(folder_shown: str, relative: str) -> str:
    """What messages call a file of a folder."""
    return relative if folder_shown == "." else f"{folder_shown}/{relative}"
