"""A portfolio folder as it would be with other contents in some of its files."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from promisekit.read.folder import DiskFolder, NothingToReadError, SourceFile, is_blueprint, path_shown, source_files


class OverlayFolder:
    """``disk`` with ``contents`` in place of what its files hold; None stands for a file that is gone.

    Paths are relative to the folder.
    """

    def __init__(self, disk: DiskFolder, contents: Mapping[str, bytes | None]) -> None:
        self.path: Path = disk.path
        self.shown = disk.shown
        self._disk = disk
        self._contents = contents

    def files(self) -> list[SourceFile]:
        """Every blueprint file."""
        there = {file.relative for file in self._disk.files()}
        new = {path for path, content in self._contents.items() if content is not None and is_blueprint(path)}
        gone = {path for path, content in self._contents.items() if content is None}
        found = (there | new) - gone
        if not found:
            raise NothingToReadError(f"there is no .yaml file in `{self.shown}`")
        return source_files(list(found), self.shown)

    def others(self) -> list[SourceFile]:
        """All other files."""
        return [file for file in self._disk.others() if self._contents.get(file.relative, b"") is not None]

    def read(self, relative: str) -> bytes:
        """A file's content. Raises OSError."""
        if relative not in self._contents:
            return self._disk.read(relative)
        content = self._contents[relative]
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path_shown(self.shown, relative))
        return content

    def inside(self, relative_file: str, written: str) -> str | None:
        """A path that a file names, from the folder."""
        found = self._disk.inside(relative_file, written)
        return None if found is not None and self._contents.get(found, b"") is None else found
