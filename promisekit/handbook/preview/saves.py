"""Tells of saves in a portfolio's folder, several in a burst as one."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from promisekit.handbook.edition.project import ConfigError

_QUIET: Final = 0.03
"""Seconds without another save after which a burst is over."""
_LONGEST: Final = 0.3
"""Seconds after which a burst is taken in, over or not."""
_NO_MORE: Final = (errno.ENOSPC, errno.EMFILE)
"""What Linux says at the limit of its watches; no disk is full."""
_OF_NO_CHANGE: Final = frozenset(("opened", "closed_no_write"))


class Saved(NamedTuple):
    """What was saved; ``of_settings`` where it may be more than the portfolio and its pages."""

    of_settings: bool


class Saves(FileSystemEventHandler):
    """Watches within its ``with`` block."""

    def __init__(self, folder: Path, config_file: Path | None, others: Iterable[Path] = ()) -> None:
        """``others`` are folders of templates and the like, which count as settings."""
        self._folder = folder.resolve()
        self._others = tuple(other.resolve() for other in others if other.is_dir())
        self._config_file = config_file.resolve() if config_file else None
        self._observer = Observer()
        self._observer.schedule(self, str(self._folder), recursive=True)
        for other in self._others:
            if not other.is_relative_to(self._folder):
                self._observer.schedule(self, str(other), recursive=True)
        if self._config_file and self._config_file.parent not in (self._folder, *self._others):
            self._observer.schedule(self, str(self._config_file.parent), recursive=False)
        self._news = threading.Condition()
        self._first = self._last = 0.0
        self._of_settings = False

    def __enter__(self) -> Saves:
        """Raises ConfigError where the system watches no more folders."""
        try:
            self._observer.start()
        except OSError as error:
            if error.errno not in _NO_MORE:
                raise
            told = "the system watches no more folders for saves; end another program that does"
            raise ConfigError(told) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called from the thread that watches."""
        if event.event_type in _OF_NO_CHANGE or (event.is_directory and event.event_type == "modified"):
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if not any(map(self._counts, paths)):
            return
        with self._news:
            self._last = time.monotonic()
            self._first = self._first or self._last
            self._of_settings |= any(map(self._is_of_settings, paths))
            self._news.notify_all()

    def next(self, seconds: float) -> Saved | None:
        """The next burst of saves once it is over, or None after so many seconds without one."""
        with self._news:
            if not self._news.wait_for(lambda: self._first, seconds):
                return None
            while time.monotonic() - self._last < _QUIET and time.monotonic() - self._first < _LONGEST:
                self._news.wait(_QUIET)
            saved = Saved(self._of_settings)
            self._first = 0.0
            self._of_settings = False
            return saved

    def _is_of_settings(self, path: Path) -> bool:
        return path == self._config_file or any(path.is_relative_to(other) for other in self._others)

    def _counts(self, path: Path) -> bool:
        """Whether a file may be part of the handbook: hidden ones, such as an editor's own, are not."""
        if path == self._config_file:
            return True
        top = next((top for top in (self._folder, *self._others) if path.is_relative_to(top)), None)
        if top is None:
            return False
        return not any(part.startswith(".") or part.endswith("~") for part in path.relative_to(top).parts)
