"""Edits of a portfolio as an editor makes them itself, so that they can be undone and nothing is saved behind its back.

What is to change is found out in a draft on the texts that the editor holds; the editor is told where they differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol import types

from promisekit.edit.draft import Draft
from promisekit.language_server.open_files import OpenFolder
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.server import Server
from promisekit.language_server.text import Encoding, Text

FileEdit = types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile


def draft_of(portfolio: OpenPortfolio) -> Draft:
    """A draft on what editors hold now."""
    return Draft(OpenFolder(portfolio.folder, portfolio.open_files))


def as_edit(server: Server, portfolio: OpenPortfolio, draft: Draft) -> types.WorkspaceEdit | None:
    """What an editor has to do so that its files are as in the draft; None where it cannot, or nothing changes."""
    edits = list(_edits(server, portfolio, draft))
    texts = [edit for edit in edits if isinstance(edit, types.TextDocumentEdit)]
    if len(texts) < len(edits) and not server.makes_files:
        return None
    if server.takes_versions:
        return types.WorkspaceEdit(document_changes=edits) if edits else None
    by_uri = {edit.text_document.uri: list(edit.edits) for edit in texts}
    return types.WorkspaceEdit(changes=by_uri) if by_uri else None  # type: ignore[arg-type]


def _edits(server: Server, portfolio: OpenPortfolio, draft: Draft) -> Iterator[FileEdit]:
    changes = {change.relative: change for change in draft.changes()}
    gone = set(draft.moved.values())
    for relative, change in changes.items():
        uri = server.uri_of(portfolio.folder / relative)
        if change.after is None:
            if relative not in gone:
                yield types.DeleteFile(uri)
            continue
        before = change.before
        if relative in draft.moved:
            old = draft.moved[relative]
            before = changes[old].before
            yield types.RenameFile(server.uri_of(portfolio.folder / old), uri)
        elif before is None:
            yield types.CreateFile(uri)
        held = portfolio.open_files.by_path.get(portfolio.folder / relative)
        document = types.OptionalVersionedTextDocumentIdentifier(uri, held.version if held else None)
        edits = list(differences(_decoded(before or b""), _decoded(change.after), server.encoding))
        if edits:
            yield types.TextDocumentEdit(document, edits)


def differences(old: str, new: str, encoding: Encoding) -> Iterator[types.TextEdit]:
    """The edits that lead from one text to the other: the lines that differ, and of these what differs."""
    text = Text(old, encoding)
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if b - a == d - c:
            for number in range(b - a):
                yield _between(text, starts[a + number], before[a + number], after[c + number])
        else:
            yield _between(text, starts[a], "".join(before[a:b]), "".join(after[c:d]))


def _between(text: Text, start: int, old: str, new: str) -> types.TextEdit:
    """One edit without what both begin and end with."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    end = 0
    while end < min(len(old), len(new)) - same and old[-1 - end] == new[-1 - end]:
        end += 1
    return types.TextEdit(text.range(start + same, start + len(old) - end), new[same : len(new) - end])


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogatepass")
