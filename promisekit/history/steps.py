"""What happened to one item, or to the whole portfolio, from commit to commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from promisekit.diff import Change, Comparison, compare
from promisekit.graph.graph import Address
from promisekit.history.commits import Commit, Touched, commits
from promisekit.history.files import NAMING
from promisekit.read.folder import NothingToReadError, is_blueprint
from promisekit.read.git import Repository
from promisekit.read.loader import Loaded, Parts
from promisekit.read.revision import Later, RevisionFolder, earlier_folder, nothing_yet
from promisekit.read.start import load_from


@dataclass(frozen=True)
class Step:
    """One commit and what it changed; ``is_edge`` where what was before is not in this clone."""

    commit: Commit
    changes: tuple[Change, ...]
    is_edge: bool = False


class History:
    """The history of the portfolio in ``folder``, walked back from ``start``."""

    def __init__(self, repository: Repository, folder: Path, start: str = "HEAD") -> None:
        self._repository = repository
        self._folder = repository.relative(folder)
        self._start = repository.commit(start)
        self._parts: Parts = {}
        self._loaded: dict[tuple[str, str], Loaded] = {}

    def of_item(self, address: Address | None, item_id: str) -> Iterator[Step]:
        """The steps in which an item changed, newest first, its earlier ids followed.

        ``address`` is None for an id that does not exist any more, of whatever section. Raises GitError.
        """
        sought = {item_id}
        names_files = address is None or address[0] in NAMING
        for commit, comparison in self._steps(lambda files: self._may_change(files, sought, names_files)):
            changes = [c for c in comparison.changes if _is_about(c, address, item_id)]
            if changes:
                yield Step(commit, tuple(changes), self._is_edge(commit))
                section, now = address or (changes[0].section, changes[0].id)
                before = next((c.old for c in changes if c.weight == "renamed" and c.field == "id"), now)
                address = (section, before)
                sought.add(before)

    def of_all(self) -> Iterator[Step]:
        """Every step in which anything changed, newest first. Raises GitError."""
        for commit, comparison in self._steps(lambda _files: True):
            if comparison.changes:
                yield Step(commit, comparison.changes, self._is_edge(commit))

    def _steps(self, matters: Callable[[list[Touched]], bool]) -> Iterator[tuple[Commit, Comparison]]:
        folder: str | None = self._folder
        for commit in commits(self._repository, self._start):
            if folder is None:
                return
            inside = commit.below(folder)
            if not inside:
                continue
            before = self._folder_before(commit, folder)
            if before != folder or matters(inside):
                # The newer version was the older one of the step before.
                new = self._load(commit.id, folder)
                old = self._load(commit.parent, before) if commit.parent and before is not None else self._nothing()
                yield commit, compare(old, new)
            folder = before

    def _folder_before(self, commit: Commit, folder: str) -> str | None:
        """Where the portfolio lay before a commit; None where there was none yet."""
        if commit.parent is None or self._is_edge(commit):
            return None
        return folder_at(self._repository, commit.parent, commit.id, folder)

    def _load(self, commit: str, folder: str) -> Loaded:
        if (commit, folder) not in self._loaded:
            # Only the version that the next step compares with is needed again.
            self._loaded.clear()
            try:
                loaded = load_from(RevisionFolder(self._repository, commit, folder, self._folder or "."), self._parts)
            except NothingToReadError:
                loaded = self._nothing()
            self._loaded[commit, folder] = loaded
        return self._loaded[commit, folder]

    def _nothing(self) -> Loaded:
        return nothing_yet(self._repository.top, self._folder or ".")

    def _may_change(self, files: list[Touched], ids: set[str], names_files: bool) -> bool:
        """Whether one of these files may speak of an id, or be named by its item; the others are not read."""
        if names_files and not all(is_blueprint(file.path) for file in files):
            return True
        words = [item_id.encode() for item_id in ids]
        blobs = [blob for file in files if is_blueprint(file.path) for blob in file.blobs]
        return any(word in content for content in self._repository.contents(blobs).values() for word in words)

    def _is_edge(self, commit: Commit) -> bool:
        return commit.parent is None and self._repository.is_shallow


def folder_at(repository: Repository, earlier: str, later: str, folder: str) -> str | None:
    """Where the portfolio that a commit has in ``folder`` lay in an earlier commit; None where there was none yet.

    Raises GitError where several folders may be meant.
    """

    def now() -> Later:
        tree = repository.files(later)
        return Later(RevisionFolder(repository, later, folder, folder).ids(), lambda path: path not in tree)

    return earlier_folder(repository, earlier, folder, now)


def _is_about(change: Change, address: Address | None, item_id: str) -> bool:
    if address is None:
        return item_id in (change.id, change.old if change.weight == "renamed" else change.id)
    return (change.section, change.id) == address
