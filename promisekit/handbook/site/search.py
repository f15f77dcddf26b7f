"""Makes Material's search find a promise by a customer's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from promisekit.handbook.book.address import FOLDERS
from promisekit.handbook.content.search_weights import FIELDS, WHY, WHY_BOOST


def prefer_whole_sentences(plugins: Mapping[str, Any]) -> None:
    """Lets a sentence outweigh a title; by default one word in a title counts a thousand times more."""
    search = search_of(plugins)
    if search is not None and not search.config.get("fields"):
        search.config["fields"] = {name: dict(field) for name, field in FIELDS.items()}


def weigh_customers_words(plugins: Mapping[str, Any]) -> None:
    """Raises the sections with customers' words above all others."""
    search = search_of(plugins)
    for entry in search.search_index.entries if search is not None else ():
        location = entry["location"]
        if location.startswith(FOLDERS["promises"]) and location.endswith(f"#{WHY}"):
            entry["boost"] = entry.get("boost", 1.0) * WHY_BOOST


def index_of(plugins: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> bytes:
    """The index that the search writes of what it knows of the pages. There has to be a search."""
    index = search_of(plugins).search_index
    index.entries = [dict(entry) for entry in entries]
    weigh_customers_words(plugins)
    return str(index.generate_search_index(None)).encode()


def search_of(plugins: Mapping[str, Any]) -> Any:
    """Material's search plugin, by whichever of its names; None where it is missing or switched off."""
    found = next((plugin for name, plugin in plugins.items() if name in ("search", "material/search")), None)
    return found if found is not None and "fields" in found.config and found.config.get("enabled", True) else None
