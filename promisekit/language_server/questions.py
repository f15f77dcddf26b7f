"""What editors ask, and who knows the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from promisekit.edit.draft import CannotEditError
from promisekit.language_server.actions import actions, resolved
from promisekit.language_server.actions.items import item_at
from promisekit.language_server.completion import complete
from promisekit.language_server.document_links import document_links
from promisekit.language_server.hints import hints
from promisekit.language_server.hover import hover
from promisekit.language_server.occurrences import declaration, occurrences
from promisekit.language_server.outline import Outline
from promisekit.language_server.places import Places
from promisekit.language_server.renaming import may_be_renamed, renamed
from promisekit.language_server.server import Server
from promisekit.language_server.target import target_at
from promisekit.language_server.tokens import LEGEND, tokens
from promisekit.language_server.workspace_symbols import workspace_symbols

_TRIGGERS: Final = [" ", "[", "{", ",", "-"]
"""Characters after which an editor asks what may follow."""
_TOP: Final = types.Position(0, 0)


def answer_questions(server: Server) -> None:
    """Says who answers which question."""
    _while_typing(server)
    _about_words(server)
    _about_files(server)
    _about_edits(server)


def _while_typing(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def completion(params: types.CompletionParams) -> types.CompletionList:
        cursor = await server.cursor(params.text_document.uri, params.position)
        return types.CompletionList(False, complete(cursor, server.client) if cursor else [])


def _about_words(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        cursor = await server.cursor(params.text_document.uri, params.position)
        return hover(cursor, server.hover_formats) if cursor else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location] | None:
        cursor = await server.cursor(params.text_document.uri, params.position, is_current=True)
        target = target_at(cursor) if cursor else None
        if cursor is None or target is None:
            return None
        places = Places(server, cursor.portfolio)
        if target.item is not None:
            found = declaration(cursor.portfolio, (target.item.section, target.item.id), places.text_of)
            return [places.location(found)] if found else None
        given = [one for one in occurrences(cursor, target, places.text_of) if one.is_declaration]
        return [places.location(one) for one in given] or None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        cursor = await server.cursor(params.text_document.uri, params.position, is_current=True)
        if cursor is None:
            return None
        places = Places(server, cursor.portfolio)
        with_declaration = params.context.include_declaration
        found = (one for one in places.named_like(cursor) if with_declaration or not one.is_declaration)
        return [places.location(one) for one in found]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        cursor = await server.cursor(params.text_document.uri, params.position, is_current=True)
        if cursor is None:
            return None
        kinds = types.DocumentHighlightKind
        here = (one for one in Places(server, cursor.portfolio).named_like(cursor) if one.file == cursor.file)
        return [
            types.DocumentHighlight(
                cursor.text.range(one.start, one.end), kinds.Write if one.is_declaration else kinds.Read
            )
            for one in here
        ]


def _about_files(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        cursor = await server.cursor(params.text_document.uri, _TOP)
        return Outline(cursor.text, cursor.sketch).symbols() if cursor else None

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        cursor = await server.cursor(params.text_document.uri, _TOP)
        return Outline(cursor.text, cursor.sketch).folds() if cursor else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def links(params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        cursor = await server.cursor(params.text_document.uri, _TOP)
        return document_links(cursor) if cursor else None

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    async def coloured(params: types.SemanticTokensParams) -> types.SemanticTokens | None:
        cursor = await server.cursor(params.text_document.uri, _TOP)
        return tokens(cursor) if cursor else None

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hints(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        cursor = await server.cursor(params.text_document.uri, params.range.start, is_current=True)
        return hints(cursor, cursor.offset, cursor.text.offset(params.range.end)) if cursor else None

    @server.feature(types.WORKSPACE_SYMBOL)
    async def found(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        symbols: list[types.WorkspaceSymbol] = []
        for portfolio in await server.portfolios():
            places = Places(server, portfolio)
            symbols += workspace_symbols(portfolio, params.query, places)
        return symbols


def _about_edits(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepared(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        cursor = await server.cursor(params.text_document.uri, params.position, is_current=True)
        target = may_be_renamed(cursor) if cursor else None
        if cursor is None or target is None:
            return None
        return types.PrepareRenamePlaceholder(cursor.text.range(target.start, target.end), target.id)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        cursor = await server.cursor(params.text_document.uri, params.position, is_current=True)
        with told():
            return renamed(server, cursor, params.new_name.strip()) if cursor else None

    kinds = types.CodeActionKind
    options = types.CodeActionOptions(
        [kinds.QuickFix, kinds.RefactorExtract, kinds.RefactorRewrite], resolve_provider=True
    )

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        cursor = await server.cursor(params.text_document.uri, params.range.start, is_current=True)
        return actions(server, cursor, cursor.text.offset(params.range.end), params) if cursor else None

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def chosen(action: types.CodeAction) -> types.CodeAction:
        data: Any = action.data
        cursor = await server.cursor(data["uri"], _TOP, is_current=True)
        if cursor is None:
            return action
        with told():
            return resolved(server, replace(cursor, offset=data["start"]), action)

    @server.command("promisekit.itemAt")
    async def item(uri: str, line: int) -> dict[str, str] | None:
        cursor = await server.cursor(uri, types.Position(line, 0))
        if cursor is None:
            return None
        end = cursor.text.starts[min(line, len(cursor.text.starts) - 1)] + len(cursor.text.line(line))
        section, item_id = item_at(replace(cursor, offset=end)) or ("", "")
        return {"folder": str(cursor.portfolio.folder), "section": section, "id": item_id}


@contextmanager
def told() -> Iterator[None]:
    """What cannot be done is told in the words that it is told in."""
    try:
        yield
    except CannotEditError as error:
        raise JsonRpcException(str(error), types.LSPErrorCodes.RequestFailed) from None
