"""The portfolio of a git revision, read from git's objects."""

from __future__ import annotations

import errno
import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from promisekit.read.folder import (
    DiskFolder,
    NothingToReadError,
    OutsideError,
    SourceFile,
    is_blueprint,
    is_read,
    source_files,
)
from promisekit.read.git import GitError, Repository, TreeFile
from promisekit.read.loader import Loaded, Parts
from promisekit.read.start import load_from

_LINK: Final = "120000"
_MOST_LINKS: Final = 8
"""A link may lead to a link, but not without end."""
_PORTFOLIO: Final = re.compile(rb"^portfolio\s*:", re.MULTILINE)
_MOST_LOOKED_AT: Final = 2_000
"""So many YAML files are opened in search of a portfolio; larger repositories have to name its folder."""


class RevisionFolder:
    """A portfolio folder as a commit holds it.

    ``folder`` is its path from the top of the repository; ``beside`` is the same folder on the disk: a file that
    does not differ there is not read from git.
    """

    def __init__(
        self, repository: Repository, commit: str, folder: str, shown: str, beside: DiskFolder | None = None
    ) -> None:
        self.path = repository.top / folder
        self.shown = shown
        self._repository = repository
        self._beside = beside
        self._tree = files_below(repository.files(commit), folder)
        self._is_fetched = False

    def files(self) -> list[SourceFile]:
        """Every blueprint file."""
        found = [relative for relative in self._tree if is_blueprint(relative)]
        if not found:
            raise NothingToReadError(f"there is no .yaml file in `{self.shown}` at that revision")
        return source_files(found, self.shown)

    def others(self) -> list[SourceFile]:
        """All other files."""
        beside = [path for path in self._tree if not is_blueprint(path) and all(map(is_read, path.split("/")))]
        return source_files(beside, self.shown)

    def ids(self) -> dict[str, str]:
        """The id of each blueprint file's content by its path."""
        return {relative: file.oid for relative, file in self._tree.items() if is_blueprint(relative)}

    def read(self, relative: str) -> bytes:
        """A file's content; a link is followed inside the folder."""
        self._fetch()
        target = self._followed(relative)
        if target is None:
            raise OutsideError(relative)
        if target not in self._tree:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), relative)
        return self._content(self._tree[target])

    def inside(self, relative_file: str, written: str) -> str | None:
        """A path that a file names, from the folder."""
        if "\x00" in written or written.startswith("/"):
            return None
        target = self._followed(posixpath.normpath(posixpath.join(posixpath.dirname(relative_file), written)))
        return target if target in self._tree else None

    def _followed(self, relative: str) -> str | None:
        """The path of the file that a link leads to, or that of the file itself; None outside of the folder."""
        for _link in range(_MOST_LINKS):
            file = self._tree.get(relative)
            if file is None or file.mode != _LINK:
                return None if relative.startswith("../") else relative
            target = self._content(file).decode("utf-8", "surrogateescape")
            if target.startswith("/"):
                return None
            relative = posixpath.normpath(posixpath.join(posixpath.dirname(relative), target))
        return None

    def _content(self, file: TreeFile) -> bytes:
        return self._repository.contents([file.oid])[file.oid]

    def _fetch(self) -> None:
        """Reads all blueprint files that are not on the disk as they are, at one go."""
        if self._is_fetched:
            return
        self._is_fetched = True
        wanted = [
            file.oid
            for relative, file in self._tree.items()
            if is_blueprint(relative) and not self._is_on_disk(relative, file)
        ]
        self._repository.contents(wanted)

    def _is_on_disk(self, relative: str, file: TreeFile) -> bool:
        if self._beside is None or file.mode == _LINK:
            return False
        try:
            return self._repository.know(file.oid, self._beside.read(relative))
        except (OSError, OutsideError):
            return False


class _NoFolder:
    """Stands for a portfolio that a revision does not have yet."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path = path
        self.shown = shown

    def files(self) -> list[SourceFile]:
        """None."""
        return []

    def others(self) -> list[SourceFile]:
        """None."""
        return []

    def read(self, relative: str) -> bytes:
        """Never called, since there are no files."""
        raise FileNotFoundError(relative)

    def inside(self, relative_file: str, written: str) -> str | None:
        """Nothing is inside."""
        return None


def load_revision(
    repository: Repository, revision: str, folder: Path, shown: str | None = None, parts: Parts | None = None
) -> Loaded:
    """The portfolio that lies in ``folder`` at ``revision``, whether or not it is there on the disk.

    ``shown`` is what messages call the folder. Raises GitError for an unknown revision, and NothingToReadError
    where it has no blueprint file there.
    """
    relative = repository.relative(folder)
    return load_from(RevisionFolder(repository, repository.commit(revision), relative, shown or relative or "."), parts)


class Later(NamedTuple):
    """What is known of a later version: its files by path from its folder and id, and what is gone since."""

    files: Mapping[str, str]
    is_gone: Callable[[str], bool]
    """Whether nothing stands any more at a path from the top of the repository."""


def earlier_folder(repository: Repository, commit: str, folder: str, now: Callable[[], Later]) -> str | None:
    """Where the portfolio of ``folder`` lies in an earlier commit: there, or in a folder that is gone since.

    None where the commit has no portfolio. Raises GitError where several folders may be meant.
    """
    tree = repository.files(commit)
    if any(map(is_blueprint, files_below(tree, folder))):
        return folder
    later = now()
    files = {path: file for path, file in tree.items() if file.mode != _LINK and is_blueprint(path)}
    gone = {path: file for path, file in files.items() if later.is_gone(path)}
    return _by_content(gone, later) or _by_section(repository, gone, folder, later)


def _by_content(gone: dict[str, TreeFile], later: Later) -> str | None:
    """The folder in which most of the later files lay, unchanged and by the same paths."""
    by_oid: dict[str, list[str]] = {}
    for path, file in gone.items():
        by_oid.setdefault(file.oid, []).append(path)
    votes = Counter(
        path[: -len(relative)].rstrip("/")
        for relative, oid in later.files.items()
        for path in by_oid.get(oid, ())
        if f"/{path}".endswith(f"/{relative}")
    )
    best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return best[0][0] if best else None


def _by_section(repository: Repository, gone: dict[str, TreeFile], folder: str, later: Later) -> str | None:
    """The folder that held the only `portfolio:` section."""
    if len(gone) > _MOST_LOOKED_AT:
        raise GitError(f"`{folder}` is not there at the base; say with --base-path which folder it was.")
    contents = repository.contents(file.oid for file in gone.values())
    found = sorted({_folder_of(path, later) for path in gone if _PORTFOLIO.search(contents[gone[path].oid])})
    if len(found) > 1:
        names = ", ".join(f"`{name or '.'}`" for name in found)
        raise GitError(f"`{folder}` is not there at the base; say with --base-path which of these it was: {names}.")
    return found[0] if found else None


def _folder_of(path: str, later: Later) -> str:
    """The portfolio folder of a file: its own path without the one by which the later version knows it."""
    known = [relative for relative in later.files if f"/{path}".endswith(f"/{relative}")]
    return path[: -len(max(known, key=len))].rstrip("/") if known else posixpath.dirname(path)


def nothing_yet(path: Path, shown: str) -> Loaded:
    """A portfolio without files, for a revision from before it began."""
    # What the portfolio section says of a folder without files was written by nobody, and is not compared.
    return replace(load_from(_NoFolder(path, shown)), broken=frozenset({("portfolio", "")}))


def files_below(tree: dict[str, TreeFile], folder: str) -> dict[str, TreeFile]:
    """The files below a folder, by their paths from it."""
    if not folder:
        return tree
    start = f"{folder}/"
    return {path[len(start) :]: file for path, file in tree.items() if path.startswith(start)}
