"""Two versions of a portfolio, as somebody names them: revisions, folders, or nothing for the usual."""

from __future__ import annotations

import os
import re
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from promisekit.diagnostic import Diagnostic, Severity
from promisekit.read.folder import DiskFolder, Folder, NothingToReadError, OutsideError
from promisekit.read.git import GitError, Repository
from promisekit.read.loader import Loaded, Parts
from promisekit.read.problems import EMPTY_VALUE, NOT_A_MAPPING, SEVERAL_DOCUMENTS, SYNTAX, TOO_DEEP, UNREADABLE
from promisekit.read.revision import Later, RevisionFolder, earlier_folder, nothing_yet
from promisekit.read.start import load_from

WORKING_TREE: Final = "the working tree"
_WHOLE_FILE: Final = frozenset(problem.code for problem in (SYNTAX, UNREADABLE, TOO_DEEP, SEVERAL_DOCUMENTS))
"""What keeps a file from being read at all."""
_WHOLE_SECTION: Final = frozenset(problem.code for problem in (NOT_A_MAPPING, EMPTY_VALUE))
"""What keeps a section from being read, where it is said of the section itself."""
_RANGE: Final = re.compile(r"(?P<base>.*?)(?P<dots>\.{2,3})(?P<head>[^/.].*|)")


@dataclass(frozen=True)
class Asked:
    """What is to be compared. ``base`` and ``head`` are revisions, folders or nothing.

    ``path`` is the portfolio's folder, ``base_path`` the one that it was at the base, where that differs.
    """

    base: str | None = None
    head: str | None = None
    path: str = "blueprints"
    base_path: str | None = None


@dataclass(frozen=True)
class Version:
    """One side of a comparison. ``name`` is what the reader calls it: `main`, `the working tree`, a folder."""

    name: str
    loaded: Loaded = field(repr=False)
    commit: str | None = None
    """The commit's id; None for a folder."""
    is_before: bool = False
    """Whether the portfolio does not exist in this version yet."""


def read_versions(asked: Asked) -> tuple[Version, Version]:
    """Reads the base and the head; what they share is read once.

    Without a base it is where the head and the main branch parted, so that nobody is shown another's changes;
    without a head it is the working tree. `A..B` and `A...B` mean what they mean to git. Raises GitError and
    NothingToReadError.
    """
    with ExitStack() as at_the_end:
        reading = _Reading(asked, at_the_end)
        head = reading.head()
        base = reading.base(head)
    return _knowing(base, head), _knowing(head, base)


class _Reading:
    """The state of one :func:`read_versions`."""

    def __init__(self, asked: Asked, at_the_end: ExitStack) -> None:
        self._at_the_end = at_the_end
        self._path = _tidy(asked.path)
        self._from_parting = False
        self._asked = asked
        word = asked.base or ""
        found = _RANGE.fullmatch(word) if asked.head is None and not Path(word).is_dir() else None
        if found:
            self._from_parting = found["dots"] == "..."
            self._asked = replace(asked, base=found["base"] or "HEAD", head=found["head"] or "HEAD")
        self._parts: Parts = {}

    @cached_property
    def _repository(self) -> Repository:
        return self._at_the_end.enter_context(Repository(Path(self._path)))

    def head(self) -> Version:
        """The later version."""
        word = self._asked.head
        if word is None:
            return self._on_disk(self._path, WORKING_TREE)
        if self._is_folder(word):
            self._path = _tidy(word)
            return self._on_disk(self._path, self._path)
        commit = self._repository.commit(word)
        folder = self._repository.relative(Path(self._path))
        try:
            loaded = self._load(RevisionFolder(self._repository, commit, folder, self._path))
        except NothingToReadError:
            raise NothingToReadError(
                f"there is no .yaml file in `{self._path}` at `{word}`; say with --path where the portfolio lies there"
            ) from None
        return Version(_readable(word, commit), loaded, commit)

    def base(self, head: Version) -> Version:
        """The earlier version."""
        word = self._asked.base
        if word is not None and self._is_folder(word):
            return self._on_disk(_tidy(word), _tidy(word))
        repository = self._repository
        if word is None:
            main = repository.main_branch
            commit = repository.merge_base(main, head.commit or "HEAD")
            name = f"{main.split('/', 2)[2].replace('origin/HEAD', 'the main branch')} at {commit[:7]}"
        elif self._from_parting:
            commit = repository.merge_base(word, head.commit or "HEAD")
            name = f"{_readable(word, commit)} at {commit[:7]}"
        else:
            commit = repository.commit(word)
            name = _readable(word, commit)
        found = self._base_folder(commit, head)
        if found is None:
            return Version(name, nothing_yet(Path(self._path), self._path), commit, is_before=True)
        same = found == repository.relative(Path(self._path))
        shown = self._path if same else Path(os.path.relpath(repository.top / found)).as_posix()
        beside = DiskFolder(Path(self._path), self._path) if head.commit is None else None
        return Version(name, self._load(RevisionFolder(repository, commit, found, shown, beside)), commit)

    def _base_folder(self, commit: str, head: Version) -> str | None:
        repository = self._repository
        if self._asked.base_path is not None:
            return repository.relative(Path(self._asked.base_path))
        return earlier_folder(repository, commit, repository.relative(Path(self._path)), lambda: self._later(head))

    def _later(self, head: Version) -> Later:
        repository = self._repository
        if head.commit is not None:
            tree = repository.files(head.commit)
            folder = RevisionFolder(repository, head.commit, repository.relative(Path(self._path)), self._path)
            return Later(folder.ids(), lambda path: path not in tree)
        disk = DiskFolder(Path(self._path), self._path)
        ids: dict[str, str] = {}
        for file in disk.files():
            try:
                ids[file.relative] = repository.id_of(disk.read(file.relative))
            except (OSError, OutsideError):
                continue
        return Later(ids, lambda path: not (repository.top / path).exists())

    def _on_disk(self, folder: str, name: str) -> Version:
        return Version(name, self._load(DiskFolder(Path(folder), folder)))

    def _load(self, folder: Folder) -> Loaded:
        return load_from(folder, self._parts)

    def _is_folder(self, word: str) -> bool:
        """Whether a word names a folder, not a revision. Raises GitError where it may be either."""
        if not Path(word).is_dir():
            if word.startswith(("./", "../", "/")):
                raise NothingToReadError(f"`{word}` does not exist; name the folder that holds your blueprint files")
            return False
        if word.startswith((".", "/")) or word.endswith("/"):
            return True
        try:
            both = self._repository.find_commit(word)
        except GitError:
            both = None
        if both:
            raise GitError(f"`{word}` is a folder and a revision; write `./{word}` or `refs/heads/{word}`.")
        return True


def _is_about_many(diagnostic: Diagnostic) -> bool:
    """Whether it keeps a whole file from being read, or a section, whose ids nobody knows."""
    if diagnostic.severity != Severity.ERROR:
        return False
    return diagnostic.code in _WHOLE_FILE or (diagnostic.code in _WHOLE_SECTION and len(diagnostic.key_path) < 2)


def knowing(loaded: Loaded, other: Loaded) -> Loaded:
    """A version with what the other says on the files that it could not read: those ids have not gone or come."""
    here, places = loaded.source_map, other.source_map
    unread = {here.relative(d.span.path) for d in loaded.diagnostics if _is_about_many(d)}
    if not unread:
        return loaded
    known = {places.relative(shown) for shown in other.texts}
    if not unread <= known:
        # One of them is new, or had another name: it may hold whatever stood in files that are not here.
        unread |= known - {here.relative(shown) for shown in loaded.texts}
    ids = {item.id for item in other.portfolio.items() if places.file_of(item.section, item.id) in unread}
    broken = {("portfolio", "")} if places.file_of("portfolio", "") in unread else set()
    return replace(loaded, unread_ids=loaded.unread_ids | ids, broken=loaded.broken | broken)


def _knowing(version: Version, other: Version) -> Version:
    return replace(version, loaded=knowing(version.loaded, other.loaded))


def _tidy(folder: str) -> str:
    return Path(os.path.normpath(folder)).as_posix()


def _readable(word: str, commit: str) -> str:
    """A revision as a reader knows it: an id cut to the length that people read."""
    if len(word) > 7 and commit.startswith(word.lower()):
        return commit[:7]
    return re.sub("^refs/(heads|remotes|tags)/", "", word)
