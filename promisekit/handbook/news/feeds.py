"""Atom feeds (RFC 4287) of what changed, one for each role and function and one for all.

An entry is a period. Its id comes from the version that the period begins with, so that it stays the same while
the period goes on, and `updated` is the time of its latest commit: the same history makes the same feed.
"""

from __future__ import annotations

import datetime
import posixpath
import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import Markup

from promisekit.graph.graph import Address
from promisekit.handbook.book.address import TOP
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.render import Renderer, without_links
from promisekit.handbook.language.words import _
from promisekit.handbook.news.change_pages import WHAT_CHANGED, Changes, ToldPeriod, changes_path, feed_path
from promisekit.handbook.news.known_history import Remembered
from promisekit.report.printable import printable

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff\ud800-\udfff]")
_SPACE_BETWEEN_TAGS: Final = re.compile(r">\s*\n\s*")


class Feeds(Mapping[str, bytes]):
    """All feeds by path from the top of the site, each written when somebody asks for it."""

    def __init__(self, changes: Changes, book: Book, renderer: Renderer, site_url: str) -> None:
        """With a ``site_url`` the links in them are absolute."""
        self._readers: dict[str, Address | None] = {}
        if isinstance(changes.told, Remembered):
            self._readers = {feed_path(reader): reader for reader in changes.readers()}
            top = site_url.rstrip("/") + "/" if site_url else ""
            self._writer = _Writer(changes, changes.told, book, renderer, top)

    def __getitem__(self, path: str) -> bytes:
        return self._writer.feed(self._readers[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


class _Writer:
    def __init__(self, changes: Changes, told: Remembered, book: Book, renderer: Renderer, top: str) -> None:
        self._changes = changes
        self._told = told
        self._book = book
        self._renderer = renderer
        self._top = top
        self._seed = top or book.text.plain(book.portfolio.about.name)

    def feed(self, reader: Address | None) -> bytes:
        """One reader's."""
        say, language = self._book.language.gettext, self._book.language.code
        periods = self._changes.periods(reader)
        portfolio = self._book.text.plain(self._book.portfolio.about.name)
        root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
        title = say(_("%(portfolio)s: what changed"), portfolio=portfolio)
        if reader:
            values = {"portfolio": portfolio, "name": self._book.name(*reader)}
            title = say(_("%(portfolio)s: what changed for %(name)s"), **values)
        _child(root, "title", title)
        _child(root, "id", self._id(reader))
        _child(root, "updated", _utc(periods[0].updated if periods else self._told.past.start.time))
        _child(_child(root, "author"), "name", portfolio)
        _child(root, "link", rel="self", type="application/atom+xml", href=self._href(feed_path(reader), reader))
        page = self._book.addresses.url(changes_path(reader))
        _child(root, "link", rel="alternate", type="text/html", href=self._href(page, reader))
        for period in periods:
            self._entry(root, reader, period, self._href(page, reader))
        ET.indent(root)
        written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"

    def _entry(self, root: ET.Element, reader: Address | None, period: ToldPeriod, page: str) -> None:
        entry = _child(root, "entry")
        what = self._book.language.gettext(WHAT_CHANGED)
        _child(entry, "title", f"{what}: {period.heading}")
        _child(entry, "id", self._id(reader, period.anchor))
        _child(entry, "updated", _utc(period.updated))
        _child(entry, "link", rel="alternate", type="text/html", href=f"{page}#{period.anchor}")
        _child(entry, "content", self._content(period), type="html")

    def _content(self, period: ToldPeriod) -> str:
        html = self._renderer.body("feed_entry.md.j2", "", period=period)
        html = html.replace(f'="{TOP}', f'="{self._top}') if self._top else str(without_links(Markup(html)))
        return _SPACE_BETWEEN_TAGS.sub(">", html).strip()

    def _href(self, url: str, reader: Address | None) -> str:
        if self._top:
            return self._top + url
        return posixpath.relpath(url, posixpath.dirname(feed_path(reader))) + ("/" if url.endswith("/") else "")

    def _id(self, reader: Address | None, *parts: str) -> str:
        named = (self._seed, self._book.language.code, *(reader or ()), *parts)
        return uuid.uuid5(uuid.NAMESPACE_URL, "promisekit changes " + " ".join(named)).urn


def _child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, {name: _fit(value) for name, value in attributes.items()})
    child.text = _fit(text) or None
    return child


def _fit(text: str) -> str:
    """Without the characters that no XML file may hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def _utc(time: datetime.datetime) -> str:
    return time.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
