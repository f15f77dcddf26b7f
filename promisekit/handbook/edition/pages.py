"""All pages of the handbook, without any knowledge of the generator that will make a site of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from promisekit.diagnostic import Diagnostic, Span
from promisekit.graph.graph import Address
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.charter import charter_pages
from promisekit.handbook.content.item_pages import ItemPages
from promisekit.handbook.content.overviews import overview_pages
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.practice_pages import practice_pages
from promisekit.handbook.content.render import Renderer
from promisekit.handbook.news.change_pages import Changes, feed_path
from promisekit.handbook.news.feeds import Feeds
from promisekit.handbook.news.known_history import Remembered, Silence


class Made(NamedTuple):
    """All pages, and the feeds that stand beside them by path from the top of the site."""

    pages: list[Page]
    feeds: Mapping[str, bytes] = {}


def make_pages(
    book: Book,
    findings: list[Diagnostic],
    *,
    templates: Path | None = None,
    span_of: Callable[[Address], Span | None] = lambda address: None,
    told: Remembered | Silence | None = None,
    site_url: str = "",
) -> Made:
    """Home, overviews and a page for every item, in the portfolio's order; for the public, the charter.

    ``templates`` is a folder whose templates take the place of ours; ``span_of`` tells where an item stands;
    ``told`` is what changed, which the public is not told.
    """
    if book.audience is Audience.PUBLIC:
        return Made(list(charter_pages(book, Renderer(book, templates))))
    changes = Changes(book, told) if told else None
    more = _of_news(changes) if changes else {}
    renderer = Renderer(book, templates, **more)
    pages = [
        *overview_pages(book, renderer, findings, changes.for_builders(site_url) if changes else ()),
        *practice_pages(book, renderer),
        *ItemPages(book, renderer, span_of).all(),
    ]
    if changes is None:
        return Made(pages)
    pages = [replace(page, feed=feed_path(page.item)) if changes.tells(page.item) else page for page in pages]
    return Made([*pages, *changes.pages(renderer)], Feeds(changes, book, renderer, site_url))


def _of_news(changes: Changes) -> dict[str, Callable[..., Any]]:
    """What templates ask of what changed."""
    return {
        "news": changes.head_link,
        "changes_href": changes.href,
        "changed_on": changes.guideline_changed_on,
        "item_changed_on": changes.item_changed_on,
    }
