"""The customer charter: what the public reads. Made of the public's portfolio and of templates of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.handbook.book.address import item_path
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.item_pages import headline
from promisekit.handbook.content.overviews import HOME
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.render import Renderer
from promisekit.handbook.language import words
from promisekit.model.metric import Metric
from promisekit.model.promise import Promise

HOW_WE_DID: Final = "how-we-did.md"


def charter_pages(book: Book, renderer: Renderer) -> Iterator[Page]:
    """All promises on one page, one page each, and one with what was measured."""
    promises = list(book.portfolio.promises.values())
    about = book.portfolio.about
    title = book.text.plain(about.brand_promise or about.name)
    # Only those whose contact is public are there.
    reached = [*book.portfolio.functions.values(), *book.portfolio.roles.values()]
    body = renderer.body("charter/home.md.j2", title, promises=promises, reached=reached, how_we_did=_how_we_did(book))
    yield Page(HOME, title, book.addresses.brought_down(body, HOME), hide=("navigation", "toc"))
    if book.portfolio.metrics:
        title = book.language.gettext(words.HOW_WE_DID)
        measured = [(promise, metrics) for promise in promises if (metrics := _metrics(book, promise))]
        body = renderer.body("charter/how_we_did.md.j2", title, measured=measured)
        yield Page(HOW_WE_DID, title, book.addresses.brought_down(body, HOW_WE_DID), hide=("toc",))
    for promise in promises:
        yield _promise_page(book, renderer, promise)


def _promise_page(book: Book, renderer: Renderer, promise: Promise) -> Page:
    address = ("promises", promise.id)
    path = item_path(address)
    title, rest = headline(book, promise)
    body = renderer.body(
        "charter/promise.md.j2",
        title,
        promise=promise,
        rest=rest,
        clock=book.clocks.get(promise.id),
        metrics=_metrics(book, promise),
        how_we_did=_how_we_did(book),
    )
    body = book.addresses.brought_down(body, path)
    return Page(path, book.name(*address), body, item=address, hide=("navigation", "toc"))


def _metrics(book: Book, promise: Promise) -> list[Metric]:
    return [book.portfolio.metrics[metric] for metric in promise.metrics]


def _how_we_did(book: Book) -> str:
    """The address of what was measured; empty where nothing was."""
    return book.page_href(HOW_WE_DID) if book.portfolio.metrics else ""
