"""The handbook while somebody writes: a page is made when it is asked for, and kept until something in it changes.

After a save the changed files are read, the portfolio is checked, and the pages stand ready to be made; the rest of
them, and the search, follow while nobody asks for anything.
"""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from promisekit.check import check
from promisekit.diagnostic import Severity
from promisekit.handbook.edition.project import ConfigError
from promisekit.handbook.edition.reading import Reading, this_day
from promisekit.handbook.language import words
from promisekit.handbook.language.language import language_of
from promisekit.handbook.news.known_history import state_of
from promisekit.handbook.preview.edition import Edition, is_made_page_by_page
from promisekit.handbook.preview.whole_edition import WholeEdition
from promisekit.handbook.site.build import config_path
from promisekit.handbook.site.language_sites import edition_config, folder_of, plugins_apart
from promisekit.handbook.site.reuse import settings
from promisekit.read.files import NothingToReadError
from promisekit.read.folder import DiskFolder
from promisekit.read.loader import Parts
from promisekit.read.start import load_from
from promisekit.report import Findings
from promisekit.report.text import render

_SHOWN: Final = 20
_WIDTH: Final = 100
_REST: Final = 0.25
"""Seconds without a question after which the other pages are made."""


_CANNOT_BE_MADE: Final = (MkDocsException, TemplateError, OSError)
"""What a template, a plugin or a file that is gone may end a page with; the others stand."""


class Trouble(NamedTuple):
    """Why the pages are those of an earlier save: a line for a heading, and all that is known of it, as plain text."""

    title: str
    told: str


class Preview:
    """A portfolio's handbook, followed from save to save. All its methods may be called from any thread."""

    def __init__(self, folder: Path, own_config: Path | None, site_url: str, to: Path) -> None:
        """``site_url`` is where it will be seen, ``to`` an empty folder that it may fill. Raises ConfigError and
        NothingToReadError."""
        self._folder = folder
        self._own_config = own_config
        self._host = site_url
        self._to = to
        self._parts: Parts = {}
        self._settings = ExitStack()
        self._editions: dict[str, Edition | WholeEdition] = {}
        self._config: MkDocsConfig | None = None
        self._reading: Reading | None = None
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._asked_at = 0.0
        self._history = ""
        self.base = "/"
        """Where the handbook begins on its host."""
        self.version = 0
        self.trouble: Trouble | None = None
        load_from(DiskFolder(folder, folder.as_posix()), self._parts)  # what is no portfolio at all ends it here
        self.follow(with_settings=True)

    def follow(self, *, with_settings: bool = False) -> None:
        """Takes in what was saved. ``with_settings`` reads the configuration and the theme's files anew, too."""
        with self._lock:
            before = self._reading
            try:
                reading = self._read()
                self.trouble = self._trouble_in(reading)
                if self.trouble is None:
                    about = before.loaded.portfolio.about if before else None
                    if with_settings or self._config is None or reading.loaded.portfolio.about != about:
                        self._start(reading)
                    else:
                        for edition in self._editions.values():
                            edition.follow(reading)
                    self._reading = reading
            except NothingToReadError as error:
                self.trouble = Trouble(str(error), "")
            except (ConfigError, *_CANNOT_BE_MADE) as error:
                self.trouble = _trouble_of(error)
                self._config = None
            self.version += 1
            self._changed.notify_all()

    @property
    def folders(self) -> list[Path]:
        """Beside the portfolio, the folders whose files pages are made with: templates, and what else is named."""
        with self._lock:
            return settings.folders(self._config) if self._config else []

    def page(self, path: str) -> bytes | None:
        """What stands at a path from the top of the handbook; None where nothing does."""
        with self._lock:
            self._asked_at = time.monotonic()
            found = self._edition_at(path)
            return found[0].answer(found[1]) if found else None

    def search(self, path: str, patience: float = 60) -> bytes | None:
        """The index for the search at a path. Where it is not made yet, it is waited for."""
        end = time.monotonic() + patience
        with self._lock:
            while True:
                found = self._edition_at(path)
                index = found[0].index if found else None
                if index is not None or found is None or time.monotonic() >= end:
                    return index
                self._changed.wait(0.2)

    def not_found(self) -> bytes:
        """The page for addresses that lead nowhere."""
        with self._lock:
            edition = self._editions.get("")
            return (edition.answer("404.html") if edition else None) or b""

    def wait(self, seen: int, seconds: float) -> int:
        """The version, once it is not ``seen`` any more, or after so many seconds."""
        with self._lock:
            self._changed.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def rest(self) -> bool:
        """Makes one page that nobody has asked for yet, or the search. False where there is nothing to do, or where
        somebody asks for pages just now."""
        with self._lock:
            if time.monotonic() - self._asked_at < _REST:
                return False
            try:
                made = next((True for edition in self._editions.values() if edition.make_another()), False)
            except _CANNOT_BE_MADE as error:
                made, self.trouble = True, _trouble_of(error)
                self.version += 1
            if made:
                self._changed.notify_all()
            return made

    def look_at_history(self) -> None:
        """Takes in what was committed or tagged since."""
        state = state_of(self._folder)
        if state != self._history:
            self.follow(with_settings=True)

    def close(self) -> None:
        """Removes what it has made."""
        self._settings.close()

    def _read(self) -> Reading:
        loaded = load_from(DiskFolder(self._folder, self._folder.as_posix()), self._parts)
        # Of each file the text that was read last.
        latest = {file: (file, text) for file, text in self._parts}
        self._parts = {key: self._parts[key] for key in latest.values()}
        day = this_day()
        return Reading(loaded, tuple(check(loaded, today=day)), day)

    def _trouble_in(self, reading: Reading) -> Trouble | None:
        errors = reading.errors
        if not errors:
            return None
        language = language_of(reading.loaded.portfolio.about.language)
        title = language.ngettext(*words.ERRORS, len(errors))
        findings = Findings.of(reading.loaded, errors[:_SHOWN]).at_least(Severity.ERROR)
        return Trouble(title, render(findings, width=_WIDTH))

    def _start(self, reading: Reading) -> None:
        """Reads the configuration and begins anew."""
        self._settings.close()
        self._editions = {}
        path = self._settings.enter_context(config_path(self._own_config, reading.loaded.portfolio))
        with plugins_apart({}):
            config = load_config(str(path), docs_dir=str(self._folder.resolve()), site_dir=str(self._to / "site"))
        if "promisekit" not in config.plugins:
            raise ConfigError("mkdocs.yml does not name our plugin; add `- promisekit` below `plugins:`")
        self.base = Edition.mount(config, self._host)
        self._config = config
        self._history = state_of(self._folder)
        kind = Edition if is_made_page_by_page(config) else WholeEdition
        self._editions[""] = kind(config, reading)

    def _edition_at(self, path: str) -> tuple[Edition | WholeEdition, str] | None:
        """The edition in whose language a path is, and the path in it. Makes what was not asked for before."""
        first = self._editions.get("")
        if first is None or self._reading is None or self._config is None:
            return None
        if isinstance(first, WholeEdition):
            return first, path
        about = self._reading.loaded.portfolio.about
        for code in about.all_languages[1:]:
            folder = folder_of(code, about)
            if not path.startswith(folder):
                continue
            if folder not in self._editions:
                config = edition_config(self._config, code, {})
                self._editions[folder] = Edition(config, self._reading, code, first)
            return self._editions[folder], path.removeprefix(folder)
        return first, path


def _trouble_of(error: Exception) -> Trouble:
    return Trouble(str(error).partition("\n")[0], str(error))
