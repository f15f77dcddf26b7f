"""One portfolio as its author sees it: read with the texts that editors hold, and checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from promisekit.check import check
from promisekit.diagnostic import Diagnostic
from promisekit.graph.graph import Graph
from promisekit.graph.relations import Relations
from promisekit.language_server.known import NOTHING_KNOWN, known_in
from promisekit.language_server.open_files import OpenFile, OpenFiles, OpenFolder
from promisekit.language_server.sketch import sketch_of
from promisekit.read.files import NothingToReadError
from promisekit.read.loader import Loaded, Parts
from promisekit.read.start import load_from

_OF_WHOLE_FILES: Final = ("PK001", "PK002", "PK003", "PK013", "PK014")
"""What may keep a whole file from being read."""


class Reading:
    """A portfolio at one moment: what was read, its references, what was found, and which texts editors held."""

    def __init__(self, loaded: Loaded, graph: Graph, findings: list[Diagnostic], held: Mapping[str, OpenFile]) -> None:
        self.loaded = loaded
        self.graph = graph
        self.findings = findings
        self.held = held

    def content(self, folder: Path, file: str) -> str:
        """What a file of the portfolio held, by its path from the ``folder``; of what was not read, what it holds."""
        if file in self.held:
            return self.held[file].content
        if file in self.loaded.texts:
            return self.loaded.texts[file]
        try:
            return (folder / file).read_bytes().decode("utf-8", "replace")
        except OSError:
            return ""

    @cached_property
    def relations(self) -> Relations:
        """What follows from the references."""
        return Relations(self.loaded.portfolio)


class OpenPortfolio:
    """A portfolio that is followed from keystroke to keystroke. :meth:`read` is for one thread at a time."""

    def __init__(self, folder: Path, open_files: OpenFiles, today: Callable[[], datetime.date]) -> None:
        self.folder = folder
        self.open_files = open_files
        self.today = today
        self._parts: Parts = {}
        self.reading: Reading | None = None
        """The last one; None before the first, and where there is nothing to read."""
        self.known = NOTHING_KNOWN
        """All items that may be referred to, also those that cannot be read just now."""

    def read(self) -> Reading | None:
        """Reads what changed, and checks all."""
        folder = OpenFolder(self.folder, self.open_files)
        try:
            loaded = load_from(folder, self._parts)
        except (NothingToReadError, OSError):
            self.reading = None
            return None
        # Of each file the text that was read last.
        latest = {file: (file, text) for file, text in self._parts}
        self._parts = {key: self._parts[key] for key in latest.values() if key[0].shown in loaded.texts}
        graph = Graph(loaded.portfolio, self.reading.graph if self.reading else None)
        self.reading = Reading(loaded, graph, check(loaded, today=self.today(), graph=graph), folder.held)
        unread = {finding.span.path for finding in loaded.diagnostics if finding.code in _OF_WHOLE_FILES}
        sketches = (sketch_of(loaded.texts[file]) for file in sorted(unread) if file in loaded.texts)
        self.known = known_in(loaded, self.known, sketches)
        return self.reading
