"""The portfolio that is worked on: what its files say now, what is wrong with it, and edits that can be undone."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from promisekit.check.runner import check
from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.edit.commit import finish
from promisekit.edit.draft import CannotEditError, Draft, edit, file_of
from promisekit.edit.operation import Operation
from promisekit.edit.syntax import NoSuchPlaceError, plain, syntax_of
from promisekit.edit.ways_out import key_of, take, ways_out
from promisekit.graph.graph import Graph
from promisekit.read.folder import DiskFolder, NothingToReadError, path_shown
from promisekit.read.loader import Loaded, Parts
from promisekit.read.overlay import OverlayFolder
from promisekit.read.start import load_from
from promisekit.studio.speech import _
from promisekit.studio.undo import History, Step
from promisekit.studio.unread import Unread, unread_files


class Conflict(Exception):
    """Somebody else changed the same value meanwhile: what it was when the page was shown, and what it is now."""

    def __init__(self, was: Any, now: Any) -> None:
        super().__init__("changed meanwhile")
        self.was = was
        self.now = now


class Kept(NamedTuple):
    """What an item said before its file broke, and the file."""

    value: Any
    file: Unread


class Workspace:
    """One portfolio folder. All methods may be called from any thread."""

    def __init__(self, folder: Path, shown: str, today: datetime.date) -> None:
        finish(folder)
        self.folder = DiskFolder(folder, shown)
        self.today = today
        self.history = History(folder)
        self.changed_at = 0.0
        """When the files were read last, in seconds of a clock that only goes on."""
        self.version = 0
        """Counts the states that were read, so that a page knows whether it is old."""
        self._lock = threading.RLock()
        self._steady = False
        self._parts: Parts = {}
        self._stamp: tuple[tuple[str, int, int], ...] | None = None
        self._loaded: Loaded | None = None
        self._findings: list[Diagnostic] = []
        self._unread: list[Unread] = []
        self._graph: Graph | None = None
        self._kept: dict[str, str] = {}
        self._places: dict[KeyPath, str] = {}

    @contextmanager
    def steady(self) -> Iterator[None]:
        """One state for all that a page shows: within, the files are looked at once, and again after an edit of ours.

        Others wait meanwhile.
        """
        with self._lock:
            before = self._steady
            if not before:
                with suppress(NothingToReadError):
                    assert self.loaded
            self._steady = True
            try:
                yield
            finally:
                self._steady = before

    @property
    def loaded(self) -> Loaded:
        """The portfolio as the files are now. Raises NothingToReadError."""
        with self._lock:
            if self._loaded is not None and self._steady and self._stamp is not None:
                return self._loaded
            stamp = self._stamped()
            if self._loaded is None or stamp != self._stamp:
                self._stamp = None
                self._loaded = load_from(DiskFolder(self.folder.path, self.folder.shown), self._parts)
                self._graph = Graph(self._loaded.portfolio, self._graph)
                self._findings = check(self._loaded, today=self.today, graph=self._graph)
                self._unread = unread_files(self._loaded, self.folder)
                self._stamp = stamp
                self.version += 1
                self.changed_at = time.monotonic()
                self._keep()
            return self._loaded

    @property
    def findings(self) -> list[Diagnostic]:
        """What `check` says, what to mend first at the top."""
        with self._lock:
            assert self.loaded
            return self._findings

    @property
    def unread(self) -> list[Unread]:
        """The files in which nothing can be read, with what is missing because of it."""
        with self._lock:
            assert self.loaded
            return self._unread

    @property
    def graph(self) -> Graph:
        """Who refers to whom."""
        with self._lock:
            assert self.loaded and self._graph
            return self._graph

    def values(self, address: KeyPath) -> Any:
        """What the files say of an item, as it is written; None where it cannot be read."""
        relative = self.loaded.source_map.file_of(str(address[0]), str(address[-1]) if len(address) > 1 else "")
        if relative is None:
            return None
        return self._value(relative, address)

    def before_it_broke(self, address: KeyPath) -> Kept | None:
        """What an item said while its file could be read; None where it can be, or never could since the start."""
        with self._lock:
            assert self.loaded
            relative = self._places.get(address)
            if relative is None:
                return None
            shown = path_shown(self.folder.shown, relative)
            file = next((one for one in self._unread if one.finding.span.path == shown), None)
            return Kept(_at(syntax_of(self._kept[shown]).plain(), address), file) if file else None

    def _keep(self) -> None:
        """Remembers the texts that can be read, and what stands in them."""
        assert self._loaded
        unread = {one.finding.span.path for one in self._unread}
        for shown, text in self._loaded.texts.items():
            if shown not in unread:
                self._kept[shown] = text
        for item in self._loaded.portfolio.items():
            found = self._loaded.source_map.file_of(item.section, item.id)
            if found is not None:
                self._places[item.section, item.id] = found

    def change(self, path: KeyPath, make: Callable[[Any], Sequence[Operation]], was: Any, label: str) -> None:
        """Changes what stands at ``path`` in an item: ``make`` gives the operations for what stands there now.

        ``was`` is what its page showed; ``...`` where it does not matter. Raises Conflict where that is not what stands
        there now; CannotEditError; OSError.
        """
        relative = file_of(self.loaded, path[:1] if path[:1] == ("portfolio",) else path[:2])

        def operate(draft: Draft) -> None:
            now = _at(syntax_of(draft.text(relative)).plain(), path)
            if was is not ... and now != was:
                raise Conflict(was, now)
            draft.operate(relative, list(make(now)))

        self.edit(operate, label)

    def edit(self, make: Callable[[Draft], None], label: str) -> None:
        """Makes any edit, and remembers how to undo it. Raises CannotEditError and OSError."""
        with self._lock:
            draft = edit(DiskFolder(self.folder.path, self.folder.shown), make)
            self.history.add(Step(label, tuple(draft.changes())))
            self._stamp = None

    def tried(self, path: KeyPath, make: Callable[[Any], Sequence[Operation]]) -> Loaded:
        """The portfolio as it would be with another value at ``path``; nothing is written. Raises CannotEditError."""
        with self._lock:
            address = path[:1] if path[:1] == ("portfolio",) else path[:2]
            draft = Draft(DiskFolder(self.folder.path, self.folder.shown))
            relative, item = self.written(draft, address)
            draft.operate(relative, list(make(_at(item, path[len(address) :]))))
            after = {relative: draft.content(relative)}
            return load_from(OverlayFolder(draft.folder, after), dict(self._parts))

    def written(self, draft: Draft, address: KeyPath) -> tuple[str, Any]:
        """The file of an item in a draft, and what it says of it. Raises CannotEditError."""
        relative = file_of(self.loaded, address)
        return relative, _at(syntax_of(draft.text(relative)).plain(), address)

    def ways(self, finding: Diagnostic) -> list[str]:
        """What may be written instead of what a finding is about."""
        draft = Draft(DiskFolder(self.folder.path, self.folder.shown))
        return [way.instead for way in ways_out(draft, finding)]

    def mend(self, finding_key: str, instead: str) -> None:
        """Takes a finding's way out. Raises CannotEditError and OSError."""

        def make(draft: Draft) -> None:
            finding = next((one for one in self.findings if key_of(one) == finding_key), None)
            way = next((way for way in ways_out(draft, finding) if way.instead == instead), None) if finding else None
            if way is None:
                raise CannotEditError("this was mended already")
            take(draft, way)

        self.edit(make, _("wrote %(words)s", words=instead))

    def undo(self) -> Step | None:
        """Takes the last step back; None where there is none. Raises CannotEditError and OSError."""
        return self._go(self.history.last_done(), back=True)

    def redo(self) -> Step | None:
        """Makes the step again that was taken back last."""
        return self._go(self.history.last_undone(), back=False)

    def _go(self, step: Step | None, *, back: bool) -> Step | None:
        if step is None:
            return None
        with self._lock:
            edit(DiskFolder(self.folder.path, self.folder.shown), step.make(back=back))
            self.history.moved(back=back)
            self._stamp = None
        return step

    def _value(self, relative: str, path: KeyPath) -> Any:
        text = self.loaded.texts.get(Draft(self.folder).shown(relative), "")
        try:
            syntax = syntax_of(text)
            return plain(syntax.at(path), {})
        except (ValueError, NoSuchPlaceError):
            return None

    def _stamped(self) -> tuple[tuple[str, int, int], ...]:
        """What tells whether any file was written since."""
        found = []
        for path in sorted(self.folder.path.rglob("*")):
            if path.suffix in (".yaml", ".yml", ".csv") and not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    status = path.stat()
                    found.append((path.as_posix(), status.st_mtime_ns, status.st_size))
        return tuple(found)


def _at(value: Any, path: KeyPath) -> Any:
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value
