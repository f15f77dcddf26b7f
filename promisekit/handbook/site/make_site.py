"""Makes a site of a configuration: what ``mkdocs build`` does, less the pages that are as they were."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler, clean_directory

from promisekit.handbook.site.page_by_page import PageByPage, Theme
from promisekit.handbook.site.page_file import PageFile
from promisekit.handbook.site.plugin import PromisekitPlugin
from promisekit.handbook.site.reuse.last_build import KeptPage, LastBuild, digest_of
from promisekit.handbook.site.reuse.page_keys import PageKeys
from promisekit.handbook.site.reuse.settings import Unknown
from promisekit.handbook.site.search import search_of


def make_site(config: MkDocsConfig, last: LastBuild, folder: str = "") -> None:
    """Makes the site of ``config``, whose own plugin is ours; ``folder`` is where it stands in the whole, for
    another language.

    Raises what MkDocs raises: Abort and ConfigurationError.
    """
    counted = CountHandler()
    counted.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(counted)
    try:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        clean_directory(config.site_dir)
        _Making(config, last, folder, counted).make()
        config.plugins.on_post_build(config=config)
        counts = counted.get_counts()
        last.has_warned |= bool(counts)
        if counts and config.strict:
            told = ", ".join(f"{number} {kind.lower()}s" for kind, number in counts)
            raise Abort(f"Aborted with {told} in strict mode!")
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            log.error(str(error))
            raise Abort("Aborted with a BuildError!") from None
        raise
    finally:
        log.removeHandler(counted)


class _Making:
    """One site while it is made."""

    def __init__(self, config: MkDocsConfig, last: LastBuild, folder: str, counted: CountHandler) -> None:
        self._config = config
        self._counted = counted
        self._warned: set[str] = set()
        self._last = last
        self._folder = folder
        self._site = PageByPage(config, Theme.of(config))
        ours = config.plugins["promisekit"]
        assert isinstance(ours, PromisekitPlugin)
        self._handbook = ours.made
        self._search = search_of(config.plugins)

    def make(self) -> None:
        pages = self._site.pages
        for file in pages:
            if not isinstance(file, PageFile):
                self._site.fill(file)
        keys, looked_at = self._keys(), self._linked_into()
        kept = {file.src_uri: page for file in pages if file not in looked_at and (page := self._taken(file, keys))}
        for file in pages:
            if isinstance(file, PageFile) and file.src_uri not in kept:
                with self._listening(file):
                    self._site.fill(file)
        self._site.tell_templates()
        self._site.write_all_but_pages()
        for file in pages:
            if file.src_uri in kept:
                if self._search is not None:
                    self._search.search_index.entries += json.loads(kept[file.src_uri].entries)
            else:
                self._write(file, keys.get(file.src_uri))
        self._site.look_at_anchors()

    def _keys(self) -> dict[str, str]:
        """Of every page of ours; of none where nobody can know what is in them."""
        if self._last.file is None:
            return {}
        ours = [file for file in self._site.pages if isinstance(file, PageFile)]
        notes = [file.src_uri for file in self._site.files if not isinstance(file, PageFile)]
        book = self._handbook.book
        try:
            keys = PageKeys(self._config, self._site.nav, notes, book.portfolio.about, book.language.code)
        except (Unknown, OSError):
            self._last.may_be_kept = False
            return {}
        return {file.src_uri: keys.key(file, self._handbook.pictures) for file in ours}

    def _taken(self, file: File, keys: dict[str, str]) -> KeptPage | None:
        if file.src_uri not in keys:
            return None
        return self._last.take(self._folder + file.dest_uri, keys[file.src_uri], Path(file.abs_dest_path))

    def _linked_into(self) -> set[File]:
        """Pages of which a hand-written one names a place: whether it is there has to be looked at."""
        linked: set[File] = set()
        for file in self._site.pages:
            linked.update((file.page.links_to_anchors or {}) if file.page else ())
        return linked

    def _write(self, file: File, key: str | None) -> None:
        entries: list[dict[str, Any]] = self._search.search_index.entries if self._search is not None else []
        before = len(entries)
        with self._listening(file):
            self._site.write(file)
        path = Path(file.abs_dest_path)
        if key and path.exists() and file.src_uri not in self._warned:
            # Later the search's own entries are weighed: what is kept is what the page gave.
            self._last.made[self._folder + file.dest_uri] = KeptPage(key, digest_of(path), json.dumps(entries[before:]))

    @contextmanager
    def _listening(self, file: File) -> Iterator[None]:
        """Remembers a page that was warned of: the next build has to warn of it too."""
        before = sum(self._counted.counts.values())
        yield
        if sum(self._counted.counts.values()) > before:
            self._warned.add(file.src_uri)
