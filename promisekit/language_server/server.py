"""One editor's server: its open files, the portfolios that these belong to, and what the editor shows of them."""

from __future__ import annotations

import asyncio
import datetime
import gc
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from promisekit.language_server.completion import Client
from promisekit.language_server.diagnostics import Shown
from promisekit.language_server.following import Following
from promisekit.language_server.open_files import OpenFile, OpenFiles
from promisekit.language_server.place import Cursor
from promisekit.language_server.portfolio import OpenPortfolio, Reading
from promisekit.language_server.portfolio_folder import PortfolioFolders
from promisekit.language_server.sketch import sketch_of
from promisekit.language_server.text import Encoding, Text

log = logging.getLogger(__name__)

_REST: Final = 1.5
"""Seconds without a keystroke after which there is time to tidy up."""
_WITH_VS_CODES_COMMANDS: Final = ("Visual Studio Code", "Visual Studio Code - Insiders", "VSCodium", "code-server")


class Server(LanguageServer):
    """One editor's server: its open files, and the portfolios that these belong to."""

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        # Whole texts: a client's lines and ours may end at different characters, and differences would add up.
        super().__init__("promisekit", version("promisekit"), types.TextDocumentSyncKind.Full)
        self.open_files = OpenFiles()
        self.folders = PortfolioFolders(self.open_files)
        self.editor = ""
        """What the editor calls itself."""
        self._today = today
        self._reader = ThreadPoolExecutor(1, "reading")
        self._followed: dict[Path, Following] = {}
        self._told: dict[str, list[types.Diagnostic]] = {}
        """What the editor shows of each file, by its address."""
        self._has_failed = False
        self._tidying: asyncio.TimerHandle | None = None

    @property
    def encoding(self) -> Encoding:
        """In what the editor counts columns."""
        return self.workspace.position_encoding or types.PositionEncodingKind.Utf16

    def start(self) -> None:
        """Takes in which folders the editor has open."""
        folders = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        folders = folders or [self.workspace.root_path]
        self.folders.workspace = [Path(folder) for folder in folders if folder]
        self.folders.forget()

    def opened(self, uri: str, version: int | None, content: str) -> None:
        """Takes in a file that was opened, or what was typed into one."""
        path = path_of(uri)
        if path is not None:
            is_new = path not in self.open_files.by_path
            self.open_files.put(path, OpenFile(uri, version, content))
            self.changed(path, is_new=is_new)

    def closed(self, uri: str) -> None:
        """Takes in that a file is no longer open."""
        path = path_of(uri)
        if path is None:
            return
        self.open_files.remove(path)
        self.changed(path, is_new=True)

    def changed(self, path: Path, *, is_new: bool) -> None:
        """Takes in that a file is not what it was. ``is_new``: it may have come, or gone."""
        if is_new:
            self.folders.forget()
            self._let_go()
        following = self.following(path)
        if following is not None:
            following.changed()
        for folder, other in self._followed.items():
            if other is not following and path.is_relative_to(folder):
                other.changed()

    def _let_go(self) -> None:
        """Follows only what an open file belongs to: files may be closed, or belong to another portfolio now."""
        wanted = {self.folders.of(path) for path in self.open_files.by_path}
        for folder in [folder for folder in self._followed if folder not in wanted]:
            self._followed.pop(folder).end()
            self._clear(folder)

    def following(self, path: Path) -> Following | None:
        """The portfolio of an open file, which is followed from now on; None where the file is part of none."""
        folder = self.folders.of(path)
        if folder is None:
            return None
        if folder not in self._followed:
            if not self.open_files.below(folder):
                return None
            portfolio = OpenPortfolio(folder, self.open_files, self._today)
            self._followed[folder] = Following(portfolio, self._reader, self._tell, self._fail)
        return self._followed[folder]

    async def cursor(self, uri: str, position: types.Position, *, is_current: bool = False) -> Cursor | None:
        """The place in an open file that a question is about; None in files that are none of ours.

        ``is_current`` waits until what was typed last is read.
        """
        path = path_of(uri)
        held = self.open_files.by_path.get(path) if path else None
        following = self.following(path) if path and held else None
        if path is None or held is None or following is None:
            return None
        if is_current or following.portfolio.reading is None:
            await following.current()
        text = Text(held.content, self.encoding)
        file = path.relative_to(following.portfolio.folder).as_posix()
        return Cursor(following.portfolio, file, text, sketch_of(held.content), text.offset(position))

    @property
    def takes_versions(self) -> bool:
        """Whether the editor takes edits for certain versions of files."""
        edit = self._workspace_edit
        return bool(edit and edit.document_changes)

    @property
    def makes_files(self) -> bool:
        """Whether the editor makes, renames and removes files as a part of an edit."""
        edit = self._workspace_edit
        kinds = set(edit.resource_operations or ()) if edit else set()
        every = types.ResourceOperationKind
        return self.takes_versions and {every.Create, every.Rename, every.Delete} <= kinds

    @property
    def asks_for_edits(self) -> bool:
        """Whether the editor asks for the edit of an action once somebody chose it."""
        document = self.client_capabilities.text_document
        action = document.code_action if document else None
        support = action.resolve_support if action and action.data_support else None
        return support is not None and "edit" in support.properties

    @property
    def _workspace_edit(self) -> types.WorkspaceEditClientCapabilities | None:
        workspace = self.client_capabilities.workspace
        return workspace.workspace_edit if workspace else None

    @property
    def client(self) -> Client:
        """What the editor can do with what it is offered."""
        document = self.client_capabilities.text_document
        item = document.completion.completion_item if document and document.completion else None
        modes = item.insert_text_mode_support.value_set if item and item.insert_text_mode_support else []
        return Client(
            bool(item and item.snippet_support),
            types.InsertTextMode.AdjustIndentation in modes,
            self.editor in _WITH_VS_CODES_COMMANDS,
            item.documentation_format if item else None,
        )

    async def portfolios(self) -> list[OpenPortfolio]:
        """All portfolios of which a file is open; where none is, those in the editor's folders, read once."""
        if self._followed:
            for following in list(self._followed.values()):
                await following.current()
            return [following.portfolio for following in self._followed.values()]
        found = [OpenPortfolio(folder, self.open_files, self._today) for folder in self.folders.in_workspace()]
        for portfolio in found:
            await asyncio.get_running_loop().run_in_executor(self._reader, portfolio.read)
        return found

    @property
    def hover_formats(self) -> Sequence[types.MarkupKind] | None:
        """In which forms the editor shows what is told of a word."""
        document = self.client_capabilities.text_document
        return document.hover.content_format if document and document.hover else None

    def uri_of(self, path: Path) -> str:
        """What the editor calls a file."""
        held = self.open_files.by_path.get(path)
        return held.uri if held else str(from_fs_path(str(path)))

    def _tell(self, portfolio: OpenPortfolio, reading: Reading | None) -> None:
        """Sends the editor what was found, of those files of which it is not what it shows already."""
        found: dict[str, list[types.Diagnostic]] = {}
        held = reading.held if reading else {}
        if reading is not None:
            found = self.shown(portfolio).by_file(reading)
        by_uri = {self.uri_of(portfolio.folder / file): (file, diagnostics) for file, diagnostics in found.items()}
        for uri, (file, diagnostics) in by_uri.items():
            if self._told.get(uri, []) != diagnostics or file in held:
                self._publish(uri, diagnostics, held[file].version if file in held else None)
        for uri in [uri for uri in self._told if uri not in by_uri and self._is_below(uri, portfolio.folder)]:
            self._publish(uri, [], None)
        if self._tidying is not None:
            self._tidying.cancel()
        self._tidying = asyncio.get_running_loop().call_later(_REST, _tidy)

    def texts_of(self, portfolio: OpenPortfolio) -> Callable[[str], Text]:
        """What the files of a portfolio held when it was read, by their paths from its folder."""
        reading = portfolio.reading

        @cache
        def text_of(file: str) -> Text:
            return Text(reading.content(portfolio.folder, file) if reading else "", self.encoding)

        return text_of

    def shown(self, portfolio: OpenPortfolio) -> Shown:
        """How findings are shown in this editor."""
        document = self.client_capabilities.text_document
        publishing = document.publish_diagnostics if document else None
        return Shown(
            lambda file: self.uri_of(portfolio.folder / file),
            self.texts_of(portfolio),
            shows_related=bool(publishing and publishing.related_information),
        )

    def _fail(self, portfolio: OpenPortfolio, error: Exception) -> None:
        log.error("%s could not be checked", portfolio.folder, exc_info=error)
        if not self._has_failed:
            self._has_failed = True
            message = f"promisekit could not check {portfolio.folder}: {error!r}. Please tell those who make it."
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        if diagnostics:
            self._told[uri] = diagnostics
        else:
            self._told.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _clear(self, folder: Path) -> None:
        for uri in [uri for uri in self._told if self._is_below(uri, folder)]:
            self._publish(uri, [], None)

    def _is_below(self, uri: str, folder: Path) -> bool:
        path = path_of(uri)
        return path is not None and path.is_relative_to(folder)


def _tidy() -> None:
    """Looks through the memory while nobody types: in the middle of a word that would be felt."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def path_of(uri: str) -> Path | None:
    """The file that an editor names; None where it is none on a disk."""
    path = to_fs_path(uri)
    return Path(path) if path else None
