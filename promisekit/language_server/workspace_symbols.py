"""Items found by a few letters of their ids or names, in all portfolios that are open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from promisekit.language_server.occurrences import declaration
from promisekit.language_server.outline import KINDS
from promisekit.language_server.places import Places
from promisekit.language_server.portfolio import OpenPortfolio

_MOST: Final = 500


def workspace_symbols(portfolio: OpenPortfolio, query: str, places: Places) -> Iterator[types.WorkspaceSymbol]:
    """The items whose id or name has the letters of ``query`` in their order; all for an empty one."""
    left = _MOST
    for item in portfolio.known:
        if not _has(f"{item.id} {item.name}".lower(), query.lower()):
            continue
        place = declaration(portfolio, (item.section, item.id), places.text_of)
        if place is not None:
            name = item.id if item.name == item.id else f"{item.id}: {item.name}"
            kind = KINDS.get(item.section, types.SymbolKind.Field)
            yield types.WorkspaceSymbol(places.location(place), name, kind, container_name=item.section)
            left -= 1
            if not left:
                return


def _has(word: str, letters: str) -> bool:
    left = iter(word)
    return all(letter in left for letter in letters if not letter.isspace())
