"""Where things stand in a portfolio, as its editor is told."""

from __future__ import annotations

from lsprotocol import types

from promisekit.language_server.occurrences import Occurrence, occurrences
from promisekit.language_server.place import Cursor
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.server import Server
from promisekit.language_server.target import target_at


class Places:
    """Where things stand in one portfolio, as its editor is told."""

    def __init__(self, server: Server, portfolio: OpenPortfolio) -> None:
        self.text_of = server.texts_of(portfolio)
        self._server = server
        self._folder = portfolio.folder

    def location(self, found: Occurrence) -> types.Location:
        """A stretch of a file."""
        range_ = self.text_of(found.file).range(found.start, found.end)
        return types.Location(self._server.uri_of(self._folder / found.file), range_)

    def named_like(self, cursor: Cursor) -> list[Occurrence]:
        """Every place that names what the word at the cursor names."""
        target = target_at(cursor)
        return occurrences(cursor, target, self.text_of) if target else []
