"""The handbook's site in one language, made page by page as its pages are asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.search.index import index_script
from promisekit.handbook.site.page_by_page import PageByPage, Theme
from promisekit.handbook.site.page_file import PageFile
from promisekit.handbook.site.plugin import PromisekitPlugin
from promisekit.handbook.site.reuse import settings
from promisekit.handbook.site.reuse.page_keys import PageKeys
from promisekit.handbook.site.search import search_of


def is_made_page_by_page(config: MkDocsConfig) -> bool:
    """Whether everything that has a say in a page is known: other plugins may want to see all pages first."""
    try:
        settings.told(config)
    except settings.Unknown:
        return False
    return search_of(config.plugins) is not None or not any("search" in name for name in config.plugins)


class Edition:
    """The site in one language. Not for several threads at once."""

    def __init__(
        self, config: MkDocsConfig, reading: Reading, language: str | None = None, first: Edition | None = None
    ) -> None:
        """``language`` is None for the portfolio's own; ``first`` is then the edition in that."""
        self._config = config
        self._language = language
        ours = config.plugins["promisekit"]
        assert isinstance(ours, PromisekitPlugin)
        self.ours = ours
        ours.reading, ours.language, ours.told = reading, language, first.ours.told if first else None
        config.plugins.on_startup(command="serve", dirty=False)
        ours.keeps_policy = True  # what follows the saves is a script of our own address
        self._config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._theme = Theme.of(config)
        self._search = search_of(config.plugins)
        self._nav = config.nav
        self._kept: dict[str, tuple[str, list[dict[str, Any]]]] = {}
        """Of pages that are written down: their key, and what the search knows of them."""
        self._index: bytes | None = None
        self._has_index = False
        """Whether the index is of this version."""
        self._gather()

    @staticmethod
    def mount(config: MkDocsConfig, host: str) -> str:
        """Lets a site believe that it is at its place on ``host``; gives the path of its top."""
        path = urlsplit(config.site_url or "/").path or "/"
        base = path if path.endswith("/") else f"{path}/"
        config.site_url = urljoin(host, base)
        return base

    def follow(self, reading: Reading) -> None:
        """Takes in what was saved."""
        self.ours.follow(reading, self._config)
        self._gather()

    def answer(self, path: str) -> bytes | None:
        """What stands at a path from the top of the site; None where nothing does."""
        file = self._files.get(path)
        if file is not None and file in self._pages:
            return self._page(file)
        if file is not None:
            return file.content_bytes
        if path in self._config.theme.static_templates:
            return self._site.template(path)
        return None

    @property
    def index(self) -> bytes | None:
        """The search's index of this version, or of the one before; None where there is none yet."""
        return self._index

    def make_another(self) -> bool:
        """Makes the next page, or the search's index once all are made. False where all is done."""
        file = next(self._left, None)
        if file is not None:
            self._page(file)
            return True
        if self._has_index:
            return False
        self._has_index = True
        if self._search is not None:
            kept = (self._kept[file.dest_uri] for file in self._pages if file.dest_uri in self._kept)
            entries = [entry for _key, found in kept for entry in found]
            self._index = index_script(entries, self.ours.made.book)
        return True

    def _gather(self) -> None:
        config = self._config
        config.nav = self._nav
        site = PageByPage(config, self._theme, is_preview=True)
        for file in site.pages:
            if not isinstance(file, PageFile):
                site.fill(file)
        site.tell_templates()
        book = self.ours.made.book
        notes = [file.src_uri for file in site.files if not isinstance(file, PageFile)]
        self._keys = PageKeys(config, site.nav, notes, book.portfolio.about, book.language.code)
        self._site = site
        self._files = site.by_address()
        self._pages = dict.fromkeys(site.pages)
        self._left = iter(site.pages)
        self._has_index = False
        self._fresh: set[str] = set()

    def _page(self, file: File) -> bytes:
        path = Path(file.abs_dest_path)
        if file.dest_uri not in self._fresh:
            key = self._keys.key(file, self.ours.made.pictures) if isinstance(file, PageFile) else ""
            if not key or self._kept.get(file.dest_uri, ("", []))[0] != key:
                self._make(file, key)
            self._fresh.add(file.dest_uri)
        return path.read_bytes()

    def _make(self, file: File, key: str) -> None:
        if isinstance(file, PageFile):
            self._site.fill(file)
        entries: list[dict[str, Any]] = self._search.search_index.entries if self._search is not None else []
        entries.clear()
        self._site.write(file)
        # The index weighs its own copies.
        self._kept[file.dest_uri] = key, json.loads(json.dumps(entries, default=str))
