"""Which portfolio a file belongs to: the folder that is read as a whole when one of its files is open.

In this order: what `mkdocs.yml` names as its `docs_dir`; the nearest folder above in which a file has the portfolio
section; the nearest folder above called `blueprints`; for a file with sections, the nearest folder above in which, at
any depth, a file has the portfolio section, and last its own folder. Any other YAML file is none of ours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from promisekit.language_server.open_files import OpenFiles
from promisekit.model.portfolio import SECTIONS
from promisekit.read.folder import is_blueprint, is_read

_DEFAULT: Final = "blueprints"
_MOST_FILES: Final = 3_000
"""Files that are looked into at most, so that a folder of everything does not hold up the editor."""
_ABOUT: Final = re.compile(r"^\ufeff?portfolio[ \t]*:", re.MULTILINE)
_NAMES: Final = rf"(?:portfolio|{'|'.join(SECTIONS)})"
_SECTION: Final = re.compile(rf"^\ufeff?{_NAMES}[ \t]*:", re.MULTILINE)
_KEY: Final = re.compile(r"^\w[^\n:]*:", re.MULTILINE)
_OTHER_FOLDERS: Final = frozenset(("node_modules", "site-packages", "site", "venv"))


class PortfolioFolders:
    """Finds the portfolio of a file; what was found is remembered until something is saved."""

    def __init__(self, open_files: OpenFiles) -> None:
        self._open_files = open_files
        self.workspace: list[Path] = []
        """The folders that the editor has open."""
        self._known: dict[Path, Path | None] = {}
        """Folder -> the portfolio of all files in it."""
        self._around: dict[Path, Path | None] = {}
        """Folder -> the portfolio of those files in it that are blueprints."""

    def forget(self) -> None:
        """Looks anew: files may have come or gone."""
        self._known.clear()
        self._around.clear()

    def of(self, file: Path) -> Path | None:
        """The folder of the portfolio of a blueprint file; None where it is part of none."""
        if not file.name.endswith((".yaml", ".yml")):
            return None
        start = file.parent
        if start not in self._known:
            self._known[start] = self._folder_above(start)
        folder = self._known[start]
        if folder is None and (self._has(file, _SECTION) or not self._has(file, _KEY)):
            if start not in self._around:
                self._around[start] = self._folder_around(start)
            folder = self._around[start] or (start if self._has(file, _SECTION) else None)
        return folder if folder and is_blueprint(file.relative_to(folder).as_posix()) else None

    def in_workspace(self) -> list[Path]:
        """All portfolios in the folders that the editor has open."""
        found: dict[Path, None] = {}
        for top in self.workspace:
            for file in _files_below(top):
                folder = self.of(file) if self._has(file, _SECTION) else None
                if folder is not None:
                    found[folder] = None
        return list(found)

    def _folder_above(self, start: Path) -> Path | None:
        above = list(self._above(start))
        for folder in above:
            docs = _docs_of(folder)
            if docs is not None and start.is_relative_to(docs):
                return docs
        for folder in above:
            if any(self._has(file, _ABOUT) for file in self._files_in(folder)):
                return folder
        for folder in above:
            if folder.name == _DEFAULT:
                return folder
        return None

    def _folder_around(self, start: Path) -> Path | None:
        above = list(self._above(start))
        # The editor's own folder may hold anything.
        tops = [folder for folder in above if folder not in self.workspace] if self.workspace else above[:2]
        return next((top for top in tops if any(self._has(file, _ABOUT) for file in _files_below(top))), None)

    def _above(self, start: Path) -> Iterator[Path]:
        """The folder and those above it, up to the one that the editor has open."""
        for folder in (start, *start.parents):
            yield folder
            if folder in self.workspace:
                return

    def _files_in(self, folder: Path) -> Iterable[Path]:
        try:
            on_disk = [Path(entry.path) for entry in os.scandir(folder) if is_blueprint(entry.name)]
        except OSError:
            on_disk = []
        held = [path for path in self._open_files.by_path if path.parent == folder and is_blueprint(path.name)]
        return sorted({*on_disk, *held})

    def _has(self, file: Path, pattern: re.Pattern[str]) -> bool:
        held = self._open_files.by_path.get(file)
        if held:
            return pattern.search(held.content) is not None
        try:
            return file.is_file() and pattern.search(file.read_text("utf-8", "replace")) is not None
        except OSError:
            return False


def _files_below(top: Path) -> Iterator[Path]:
    left = _MOST_FILES
    for parent, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if is_read(name) and name not in _OTHER_FOLDERS)
        for name in sorted(names):
            if is_blueprint(name):
                left -= 1
                if left < 0:
                    return
                yield Path(parent) / name


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, which may hold tags for Python's own things."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _docs_of(folder: Path) -> Path | None:
    """The folder that `mkdocs.yml` names, where it names our plugin."""
    try:
        settings: Any = yaml.load((folder / "mkdocs.yml").read_text("utf-8"), _Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(settings, dict):
        return None
    plugins = settings.get("plugins")
    named = plugins if isinstance(plugins, dict | list) else ()
    if not any(one == "promisekit" or (isinstance(one, dict) and "promisekit" in one) for one in named):
        return None
    docs = settings.get("docs_dir", "docs")
    return Path(os.path.normpath(folder / docs)) if isinstance(docs, str) else None
