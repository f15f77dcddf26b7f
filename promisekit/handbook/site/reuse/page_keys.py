"""What the HTML of one of our pages depends on, told by value: the same key, the same bytes.

A page's Markdown holds all that it tells of the portfolio, with the names and figures of other items in it; its
pictures are told by what is drawn; the rest is what all pages of a site share: settings, tree, templates, code.
So nothing has to be known of which item leads to which page, and nothing can be forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from promisekit.handbook.content.pictures import Pictures
from promisekit.handbook.site.page_file import PageFile
from promisekit.handbook.site.reuse import settings
from promisekit.handbook.site.reuse.contents import versions
from promisekit.model.about import About


class PageKeys:
    """The keys of the pages of one site."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, notes: Iterable[str], about: About, code: str) -> None:
        """``notes`` are the paths of the files that are not ours, ``code`` is the site's language.

        Raises settings.Unknown and OSError.
        """
        shared = [
            versions(),
            settings.told(config),
            list(_tree(nav.items)),
            sorted(notes),
            [code, about.language, *about.all_languages],
        ]
        self._shared = hashlib.sha256(repr(shared).encode("utf-8", "surrogatepass"))

    def key(self, file: PageFile, pictures: Pictures) -> str:
        """The key of a page. Makes its Markdown, and what its pictures show, without drawing them."""
        page = file.page
        assert page is not None
        markdown = file.content_string
        where = [file.dest_uri, str(page.title), page.edit_url, page.canonical_url, list(_way_up(page))]
        own = repr([where, markdown, list(pictures.shown(markdown, file.src_uri))])
        told = self._shared.copy()
        told.update(own.encode("utf-8", "surrogatepass"))
        return told.hexdigest()


def _way_up(page: SitePage) -> Iterator[tuple[str, str, str]]:
    above = page.parent
    while above is not None:
        yield type(above).__name__, str(above.title), str(getattr(above, "url", ""))
        above = above.parent


def _tree(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield type(item).__name__, str(item.title), str(getattr(item, "url", "")), list(_tree(item.children or ()))
