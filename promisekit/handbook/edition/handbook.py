"""A whole handbook in memory: pages, pictures, style sheets. What any generator is handed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from promisekit.graph.graph import LINK, Address, Graph
from promisekit.graph.relations import Relations
from promisekit.handbook.book.address import Addresses, item_path
from promisekit.handbook.book.audience import LEFT_OUT, Audience, PublicClock, acted_on, charter_of
from promisekit.handbook.book.book import Book
from promisekit.handbook.book.safe_text import in_markdown
from promisekit.handbook.content.feedback_link import FeedbackLink
from promisekit.handbook.content.overviews import broken_pages
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.pictures import Pictures
from promisekit.handbook.content.render import Renderer
from promisekit.handbook.edition.pages import make_pages
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.language.language import language_of
from promisekit.handbook.news.known_history import Remembered, Silence
from promisekit.model.portfolio import Portfolio
from promisekit.model.text import Text
from promisekit.model.url import is_local
from promisekit.read.folder import is_blueprint, is_called_blueprint

_BEGINNING: Final = re.compile(r"(?:.*\|)?[\s>#*+-]*(?:\d+[.)])?\s*")
_END: Final = re.compile(r"\s*(?:\|.*)?")
_CODE: Final = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]*`)", re.DOTALL)


@dataclass(frozen=True)
class Handbook:
    """Everything that a site needs, and what it takes from the portfolio's folder beside it."""

    book: Book
    pages: list[Page]
    pictures: Pictures
    left_out: tuple[tuple[Address, str], ...] = ()
    """For the public: items whose texts link to what the public does not see, and the link as it is written."""
    feeds: Mapping[str, bytes] = field(default_factory=dict)
    """Atom feeds by path from the top of the site."""
    feedback: FeedbackLink | None = None
    site_url: str = ""

    @property
    def downloads(self) -> Mapping[str, Callable[[], bytes]]:
        """Files of pictures for other programs, by path from the top of the site, and what makes each."""
        return self.pictures.downloads if self.book.audience is not Audience.PUBLIC else {}

    def keeps(self, path: str) -> bool:
        """Whether a file of the portfolio's folder belongs in the site: hidden ones never, YAML if linked to."""
        if any(part.startswith((".", "_")) for part in path.split("/")):
            return False
        return not is_called_blueprint(path) or (is_blueprint(path) and path in self._linked_files())

    def with_feedback(self, page: Page) -> Page:
        """The page with the link for those who find that something on it does not work, where there is one."""
        if self.feedback is None:
            return page
        url = self.book.addresses.url(page.path)
        whole = f"{self.site_url.rstrip('/')}/{url.removeprefix('./')}" if self.site_url else url
        return self.feedback.put_on(page, whole, self.book.language)

    def with_item_links(self, markdown: str, path: str, *, to_files: bool = False) -> str:
        """A hand-written page with its `[[id]]` made links to pages, or to their Markdown files; code left alone."""
        parts = _CODE.split(markdown)
        parts[::2] = [LINK.sub(lambda link: self._item_link(link, path, to_files), part) for part in parts[::2]]
        return "".join(parts)

    def _item_link(self, link: re.Match[str], path: str, to_files: bool) -> str:
        address = self.book.linked(link[1])
        if address is None:
            return LEFT_OUT if self.book.audience is Audience.PUBLIC else link[0]
        name = in_markdown(self.book.name(*address) if _is_alone(link) else self.book.name_inside(*address))
        if not self.book.has_page(address):
            return name
        if to_files:
            href = posixpath.relpath(item_path(address), posixpath.dirname(path))
        else:
            href = self.book.addresses.way_up(path) + self.book.href(*address).removeprefix("~/")
        return f"[{name}]({href})"

    def _linked_files(self) -> set[str]:
        portfolio = self.book.portfolio
        links = [*portfolio.about.links, *(link for item in portfolio.items() for link in item.links)]
        return {link.url.partition("#")[0] for link in links if is_local(link.url)}


def _is_alone(link: re.Match[str]) -> bool:
    """Whether there is nothing else in its line, its item of a list or its cell of a table."""
    text = link.string
    before, after = text[: link.start()].rpartition("\n")[2], text[link.end() :].partition("\n")[0]
    return bool(_BEGINNING.fullmatch(before) and _END.fullmatch(after))


def make_handbook(
    reading: Reading,
    *,
    directory_urls: bool = True,
    templates: Path | None = None,
    audience: Audience = Audience.DESIGN,
    language: str | None = None,
    told: Remembered | Silence | None = None,
    feedback: FeedbackLink | None = None,
    site_url: str = "",
) -> Handbook:
    """All pages of a portfolio without errors that the audience sees, in a language (default: the portfolio's own).

    ``told`` is what git remembers; without it no page tells what changed. ``site_url`` is the site's address on the
    web, empty where nobody knows it.
    """
    graph, spans, findings = Graph(reading.loaded.portfolio), reading.spans(), list(reading.findings)
    left_out: tuple[tuple[Address, str], ...] = ()
    unseen: Mapping[Address, Text] = {}
    clocks: Mapping[str, PublicClock] = {}
    if audience is Audience.PUBLIC:
        charter = charter_of(graph)
        graph, spans, findings, left_out = Graph(charter.portfolio), {}, [], charter.left_out
        clocks = charter.clocks
    elif audience is Audience.STAFF:
        acted = acted_on(graph)
        graph, unseen = acted.graph, acted.unseen
    relations, addresses = Relations(graph.portfolio), Addresses(directory_urls)
    spoken = language_of(language or graph.portfolio.about.language)
    book = Book(graph, relations, addresses, spans, audience, unseen, spoken, clocks)
    made = make_pages(book, findings, templates=templates, span_of=spans.get, told=told, site_url=site_url)
    pictures = Pictures(graph.portfolio, relations, addresses, spoken)
    handbook = Handbook(book, made.pages, pictures, left_out, made.feeds, feedback, site_url)
    return replace(handbook, pages=[handbook.with_feedback(page) for page in made.pages]) if feedback else handbook


def broken_handbook(
    reading: Reading, last_good: Handbook | None, *, directory_urls: bool = True, language: str | None = None
) -> Handbook:
    """While somebody is writing: the last good pages with the new findings, or the findings alone."""
    addresses = Addresses(directory_urls)
    portfolio = Portfolio(reading.loaded.portfolio.about)
    spoken = language_of(language or portfolio.about.language)
    book = last_good.book if last_good else Book(Graph(portfolio), Relations(portfolio), addresses, language=spoken)
    pictures = last_good.pictures if last_good else Pictures(portfolio, Relations(portfolio), addresses, spoken)
    new = broken_pages(book, Renderer(book), list(reading.findings), alone=last_good is None)
    replaced = {page.path for page in new}
    kept = [page for page in last_good.pages if page.path not in replaced] if last_good else []
    if last_good:
        return replace(last_good, pages=[*new, *kept])
    return Handbook(book, new, pictures)
