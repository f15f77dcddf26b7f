"""The handbook's site where other plugins have their say: they may want to see all pages, so all are made."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.search.index import INDEX
from promisekit.handbook.site.make_site import make_site
from promisekit.handbook.site.plugin import PromisekitPlugin
from promisekit.handbook.site.reuse.last_build import LastBuild


class WholeEdition:
    """The site in all languages, made whole after every save."""

    def __init__(self, config: MkDocsConfig, reading: Reading) -> None:
        self._config = config
        self._site = Path(config.site_dir)
        self._make(config, reading)

    def follow(self, reading: Reading) -> None:
        """Takes in what was saved."""
        old = self._config
        config = load_config(old.config_file_path, docs_dir=old.docs_dir, site_dir=old.site_dir, site_url=old.site_url)
        self._make(config, reading)

    def answer(self, path: str) -> bytes | None:
        """What stands at a path from the top of the site; None where nothing does."""
        file = self._site / path
        return file.read_bytes() if file.is_file() else None

    @property
    def index(self) -> bytes | None:
        """The search's index."""
        return self.answer(INDEX)

    def make_another(self) -> bool:
        """There is none left to make."""
        return False

    def _make(self, config: MkDocsConfig, reading: Reading) -> None:
        ours = config.plugins["promisekit"]
        assert isinstance(ours, PromisekitPlugin)
        ours.reading = reading
        nothing = LastBuild.nothing(self._site)
        ours.make_edition = lambda edition, where: make_site(edition, nothing, where)
        config.plugins.on_startup(command="serve", dirty=False)
        make_site(config, nothing)
