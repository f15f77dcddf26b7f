"""A real editor's side of the protocol: a client of pytest-lsp over standard input and output."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from coverage import Coverage
from lsprotocol import types
from pygls.uris import from_fs_path

DAY = "1790000000"
"""A day in September 2026, in seconds since 1970."""


class Editor:
    """An editor with files open. Files are named by their paths from its folder."""

    def __init__(self, client: pytest_lsp.LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self._versions = itertools.count(1)
        self._seen: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return str(from_fs_path(str(self.folder / name)))

    async def open(self, name: str, text: str | None = None) -> None:
        """Opens a file; with a ``text`` it holds that, and it need not be on the disk."""
        self.texts[name] = (self.folder / name).read_text("utf-8") if text is None else text
        version = self._seen[name] = next(self._versions)
        item = types.TextDocumentItem(self.uri(name), "yaml", version, self.texts[name])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        """Changes what the file holds in the editor, and saves nothing."""
        self.texts[name] = text
        version = self._seen[name] = next(self._versions)
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        del self.texts[name]

    async def findings(self, name: str) -> list[types.Diagnostic]:
        """What the editor shows once the server has seen what it holds."""
        await self.until(lambda: self.client.versions.get(self.uri(name), 0) >= self._seen[name])
        return list(self.client.diagnostics[self.uri(name)])

    async def until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(60):
            while not is_so():
                await asyncio.sleep(0.01)

    def at(self, name: str, place: str, after: int = 0) -> types.Position:
        """The place of the ``|`` in a stretch of the file's text, which holds it once, as UTF-16 counts."""
        before, _, behind = place.partition("|")
        text = self.texts[name]
        assert text.count(before + behind) == 1, f"{before + behind!r} stands {text.count(before + behind)} times"
        lines = text[: text.index(before + behind) + len(before)].split("\n")
        return types.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)

    def text_at(self, name: str, range_: types.Range) -> str:
        """What stands in a range."""
        lines = self.texts[name].split("\n")
        picked = lines[range_.start.line : range_.end.line + 1]
        whole = "\n".join(picked).encode("utf-16-le")
        before = sum(len(line.encode("utf-16-le")) + 2 for line in picked[:-1])
        return whole[2 * range_.start.character : before + 2 * range_.end.character].decode("utf-16-le")


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def client(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[pytest_lsp.LanguageClient]:
    """One server for all tests of a process, each of which has a folder of its own in the workspace."""
    workspace = tmp_path_factory.mktemp("workspace")
    async with started(workspace) as client:
        yield client


class started:
    """A server that has been started with a workspace."""

    def __init__(self, workspace: Path | None, capabilities: types.ClientCapabilities | None = None) -> None:
        self._workspace = workspace
        self._capabilities = capabilities or pytest_lsp.client_capabilities("visual-studio-code")

    async def __aenter__(self) -> pytest_lsp.LanguageClient:
        self._client = client = pytest_lsp.make_test_lsp_client()
        client.versions, client.workspace_path = {}, self._workspace
        publish = client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def published(params: types.PublishDiagnosticsParams) -> None:
            publish(params)
            client.versions[params.uri] = params.version or 0

        client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _params: None)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
        await client.start_io(sys.executable, *_started(), "lsp", "--stdio", env=environment)
        folders = None
        if self._workspace:
            folders = [types.WorkspaceFolder(str(from_fs_path(str(self._workspace))), "workspace")]
        await client.initialize_session(
            types.InitializeParams(capabilities=self._capabilities, workspace_folders=folders)
        )
        return client

    async def __aexit__(self, *_error: object) -> None:
        await self._client.shutdown_session()
        await self._client.stop()


_WATCHED = """
import atexit, coverage
watching = coverage.Coverage({file!r}, data_suffix="lsp", config_file={config!r})
watching.start()
atexit.register(lambda: (watching.stop(), watching.save()))
from promisekit.cli.main import run
run()
"""


def _started() -> tuple[str, str]:
    """How Python starts promisekit: where the lines are counted that tests go over, those of the server count, too."""
    watching = Coverage.current()
    if watching is None:
        return "-m", "promisekit"
    file = f"{watching.config.data_file}.{os.getpid()}"
    return "-c", _WATCHED.format(file=file, config=str(Path(__file__).parents[2] / "pyproject.toml"))


Edit = Callable[..., Editor]


@pytest.fixture
def edit(client: pytest_lsp.LanguageClient, request: pytest.FixtureRequest) -> Edit:
    """An editor on files (name -> text) that were written into a fresh folder of the workspace."""

    def write(files: dict[str, str]) -> Editor:
        folder = client.workspace_path / request.node.name.replace("/", "-")[:80]
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        return Editor(client, folder)

    return write
