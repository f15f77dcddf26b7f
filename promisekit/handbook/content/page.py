"""A page of the handbook: Markdown with its metadata, for MkDocs or any other generator that reads Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Final

from promisekit.diagnostic import Span
from promisekit.graph.graph import Address

PICTURE: Final = re.compile(r'<div data-picture="([a-z-]+):([a-z0-9-]*)"></div>')
"""Where a picture belongs in a page. It is put in last, so that neither Markdown nor the search reads it."""


@dataclass(frozen=True)
class Page:
    """One page. ``path`` is a Markdown file from the top of the site, ``title`` plain text."""

    path: str
    title: str
    content: str | Callable[[], str]
    """Its body, or what makes it: of a preview, most pages are never looked at."""
    item: Address | None = None
    """The item that it is about; None for overviews."""
    parent: str | None = None
    """The overview that leads here: its path."""
    source: Span | None = None
    """Where the item stands in the files."""
    summary: str = ""
    """Plain text for search engines and link previews."""
    boost: float = 1.0
    """How much it counts in the search."""
    searchable: bool = True
    hide: tuple[str, ...] = ()
    """What the theme leaves out: `navigation`, `toc`."""
    feed: str = ""
    """The file of the feed that tells what changes here."""
    listed: bool = True
    """Whether an overview stands in the navigation tree."""

    @cached_property
    def body(self) -> str:
        """Markdown; what comes from the portfolio stands in it as HTML whose text is escaped."""
        return self.content if isinstance(self.content, str) else self.content()

    @property
    def in_navigation(self) -> bool:
        """Overviews are in the navigation tree, items are not: a thousand of them would make each page slow."""
        return self.item is None and self.listed

    def markdown(self) -> str:
        """Front matter and body. MkDocs' themes write metadata into HTML as it is, so it is escaped here."""
        meta = [f"title: {_quoted(self.title)}"]
        if self.summary:
            meta.append(f"description: {_quoted(self.summary)}")
        if not self.searchable:
            meta.append("search: {exclude: true}")
        elif self.boost != 1.0:
            meta.append(f"search: {{boost: {self.boost:g}}}")
        if self.hide:
            meta.append(f"hide: [{', '.join(self.hide)}]")
        if self.feed:
            meta.append(f"feed: {self.feed}")
        return "---\n" + "\n".join(meta) + "\n---\n\n" + self.body


def _quoted(text: str) -> str:
    return json.dumps(escape(text), ensure_ascii=False)
