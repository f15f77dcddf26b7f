"""All pages of the handbook, without any knowledge of the generator that will make a site of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from promisekit.diagnostic import Diagnostic, Span
from promisekit.graph.graph import Address
from promisekit.handbook.audience import Audience
from promisekit.handbook.book import Book
from promisekit.handbook.charter import charter_pages
from promisekit.handbook.item_pages import ItemPages
from promisekit.handbook.overviews import overview_pages
from promisekit.handbook.page import Page
from promisekit.handbook.render import Renderer


def make_pages(
    book: Book,
    findings: list[Diagnostic],
    *,
    templates: Path | None = None,
    span_of: Callable[[Address], Span | None] = lambda address: None,
) -> list[Page]:
    """Home, overviews and a page for every item, in the portfolio's order; for the public, the charter.

    ``templates`` is a folder whose templates take the place of ours; ``span_of`` tells where an item stands.
    """
    renderer = Renderer(book, templates)
    if book.audience is Audience.PUBLIC:
        return list(charter_pages(book, renderer))
    return [*overview_pages(book, renderer, findings), *ItemPages(book, renderer, span_of).all()]
