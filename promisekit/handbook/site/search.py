"""Takes from MkDocs' search plugin what it read in the pages, and makes our own index of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from promisekit.handbook.book.book import Book
from promisekit.handbook.search.index import INDEX, index_script

THEIR_SEARCH: Final = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, which no page asks for."""
_THEIR_INDEX: Final = "search/search_index.json"


def search_of(plugins: Mapping[str, Any]) -> Any:
    """Material's search plugin, by whichever of its names; None where it is missing or switched off."""
    found = next((plugin for name, plugin in plugins.items() if name in ("search", "material/search")), None)
    return found if found is not None and "fields" in found.config and found.config.get("enabled", True) else None


def entries_of(plugins: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sections of all pages, as the search plugin read them. Once they are taken it has none to write."""
    search = search_of(plugins)
    if search is None:
        return []
    found: list[dict[str, Any]] = search.search_index.entries
    search.search_index.entries = []
    return found


def write_index(entries: list[dict[str, Any]], book: Book, config: MkDocsConfig) -> None:
    """Writes the index into the site, where it is the only one. Raises OSError."""
    if search_of(config.plugins) is None:
        return
    path = Path(config.site_dir, INDEX)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(index_script(entries, book))
    Path(config.site_dir, _THEIR_INDEX).unlink(missing_ok=True)
