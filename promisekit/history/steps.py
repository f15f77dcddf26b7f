"""What happened to one item, or to the whole portfolio, from commit to commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from promisekit.diff import Change, compare
from promisekit.graph.graph import Address
from promisekit.history.commits import Commit, Touched, commits
from promisekit.history.files import NAMING
from promisekit.read.folder import NothingToReadError, is_blueprint
from promisekit.read.git import Repository
from promisekit.read.loader import Loaded, Parts
from promisekit.read.revision import Later, RevisionFolder, earlier_folder, nothing_yet
from promisekit.read.start import load_from
from promisekit.read.versions import knowing


@dataclass(frozen=True)
class Step:
    """One commit and what it changed; ``is_edge`` where what was before is not in this clone.

    ``passed_over`` is how many commits before it left the item so that it could not be read: what they changed is told
    here. ``unread`` are items of which this commit tells nothing, since one of its two versions cannot be read.
    """

    commit: Commit
    changes: tuple[Change, ...]
    is_edge: bool = False
    passed_over: int = 0
    unread: tuple[Address, ...] = ()


@dataclass
class _Held:
    """The version of a commit, before which there are others in which an item cannot be read."""

    commit: Commit
    loaded: Loaded
    passed_over: int = 0


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
        held: _Held | None = None
        for commit, old, new in self._steps(lambda files: self._may_change(files, sought, names_files)):
            if address and held is None and _is_unread(address, new):
                # There is no later version in which it would show.
                yield Step(commit, (), self._is_edge(commit), unread=(address,))
                continue
            if address and _is_unread(address, old):
                # What changed here shows in the next older version in which the item can be read.
                held = held or _Held(commit, new)
                held.passed_over += 1
                continue
            now = held or _Held(commit, new)
            changes = [
                c for c in compare(knowing(old, now.loaded), now.loaded).changes if _is_about(c, address, item_id)
            ]
            if changes:
                yield Step(now.commit, tuple(changes), self._is_edge(commit), now.passed_over)
                section, id_now = address or (changes[0].section, changes[0].id)
                before = next((c.old for c in changes if c.weight == "renamed" and c.field == "id"), id_now)
                address = (section, before)
                sought.add(before)
            held = None

    def of_all(self) -> Iterator[Step]:
        """Every step in which anything changed, newest first. Raises GitError."""
        for commit, old, new in self._steps(lambda _files: True):
            comparison = compare(old, new)
            items = {(item.section, item.id) for side in (old, new) for item in side.portfolio.items()}
            unread = tuple(sorted(one for one in items if _is_unread(one, old) or _is_unread(one, new)))
            if comparison.changes or unread:
                yield Step(commit, comparison.changes, self._is_edge(commit), unread=unread)

    def _steps(self, matters: Callable[[list[Touched]], bool]) -> Iterator[tuple[Commit, Loaded, Loaded]]:
        """Commits, and the portfolio before and after each."""
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
                yield commit, knowing(old, new), knowing(new, old)
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


def _is_unread(address: Address, loaded: Loaded) -> bool:
    """Whether nobody can say what an item was like in a version."""
    return address in loaded.broken or (
        address[1] in loaded.unread_ids and address[1] not in loaded.portfolio.section(address[0])
    )


def _is_about(change: Change, address: Address | None, item_id: str) -> bool:
    if address is None:
        return item_id in (change.id, change.old if change.weight == "renamed" else change.id)
    return (change.section, change.id) == address
