"""The search's index: every section of every page with its words, and what kind of page it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final

from promisekit.graph.graph import Address
from promisekit.handbook.book.address import item_path
from promisekit.handbook.book.book import NAMED_BY, Book
from promisekit.handbook.language.words import ONE_OF
from promisekit.handbook.search.language_script import language_script
from promisekit.model.portfolio import SECTIONS

INDEX: Final = "search/index.js"
"""Where the index stands in a site, from its top. It is a script, since a page on a disk may load no data."""
WHY: Final = "why"
"""The anchor of the section of a promise's page that holds the customers' words."""
_TAG: Final = re.compile(r"<[^>]*>")
_SPACE: Final = re.compile(r"\s+")


def index_script(entries: Iterable[Mapping[str, Any]], book: Book) -> bytes:
    """The script that gives the page its search: what finds, what it knows of the language, and the pages.

    Each entry is a section with ``location`` (from the top of the site), ``title`` and ``text`` as HTML, and the
    ``boost`` of its page.
    """
    facts = _facts(book)
    pages: dict[str, list[Any]] = {}
    sections: list[list[Any]] = []
    for entry in entries:
        url, _, anchor = entry["location"].partition("#")
        kind, tags = facts.get(url, ("", tuple(entry.get("tags", ()))))
        page = pages.setdefault(url, [len(pages), url, _plain(entry["title"]), kind, entry.get("boost", 1)])
        section = [page[0], anchor, _plain(entry["title"]) if anchor else "", _plain(entry["text"])]
        sections.append([*section, tags] if tags and not anchor else section)
    known = {"pages": [page[1:] for page in pages.values()], "sections": sections}
    told = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"{engine()}{language_script(book.language.code)}globalThis.promisekitIndex={told};\n".encode()


def engine() -> str:
    """The script that finds."""
    return (Path(__file__).parent / "engine.js").read_text("utf-8")


def found_by(book: Book, address: Address) -> tuple[str, ...]:
    """Words that an item is found by beside those of its page: its tags; and where it has no name its id, which is
    what its author calls it in short."""
    section, item_id = address
    tags = book.portfolio.section(section)[item_id].tags
    return (*tags, item_id) if section in NAMED_BY else tags


def _facts(book: Book) -> dict[str, tuple[str, tuple[str, ...]]]:
    """URL of an item's page -> the word for its kind, and words that it is found by beside its own."""
    say = book.language.gettext
    return {
        book.addresses.url(item_path((section, item_id))): (say(ONE_OF[section]), found_by(book, (section, item_id)))
        for section in SECTIONS
        for item_id in book.portfolio.section(section)
    }


def _plain(html: str) -> str:
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).strip()
