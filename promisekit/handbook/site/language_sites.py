"""One site per declared language: the portfolio's own at the top, each other in a folder named like its code.

MkDocs makes a site in one language. So each other one is a build of its own, with the same settings, into a folder
of the first one's site. An item's page has the same address in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from promisekit.handbook.language.language import language_of
from promisekit.model.about import About

Plugins = dict[str, Any]
"""Plugins that live as long as `mkdocs serve` does, by name."""


class Translation(NamedTuple):
    """The page that one is looking at, in another language."""

    code: str
    name: str
    """What the language calls itself."""
    href: str
    """From the page."""
    address: str = ""
    """On the web, where the site's own is known."""


def folder_of(code: str, about: About) -> str:
    """Where the site in a language stands, from the top: nothing for the portfolio's own, else ``fi/``."""
    return "" if code == about.language else f"{code}/"


def top_of(url: str, code: str, about: About) -> str:
    """What leads from a page to the top of all languages' sites; ``url`` is from the top of its own language's."""
    return "../" * (url.removeprefix("./").count("/") + folder_of(code, about).count("/")) or "./"


def translations(url: str, code: str, about: About, address: str | None = None) -> list[Translation]:
    """The page at ``url`` (from the top of its language's site) in the other languages; ``address`` is the page's
    on the web."""
    top, page = top_of(url, code, about), url.removeprefix("./")
    hrefs = {other: top + folder_of(other, about) + page for other in about.all_languages}
    return [
        Translation(
            other,
            _capital(language_of(other).own_name),
            hrefs[other],
            urljoin(address, hrefs[other]) if address else "",
        )
        for other in about.all_languages
        if other != code
    ]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def edition_config(config: MkDocsConfig, code: str, plugins: Plugins) -> MkDocsConfig:
    """The settings of the site in another language. ``plugins`` are those of its last build, and are filled."""
    settings: dict[str, Any] = {
        "docs_dir": config.docs_dir,
        "site_dir": f"{config.site_dir}/{code}",
        "strict": config.strict,
        "use_directory_urls": config.use_directory_urls,
    }
    if config.site_url:
        settings["site_url"] = f"{config.site_url.rstrip('/')}/{code}/"
    with plugins_apart(plugins):
        return load_config(config.config_file_path, **settings)


@contextmanager
def plugins_apart(plugins: Plugins) -> Iterator[None]:
    """MkDocs gives every configuration of one process the same plugins; a site in another language has its own."""
    option: Any = MkDocsConfig.plugins
    kept, option.plugin_cache = option.plugin_cache, plugins
    try:
        yield
    finally:
        option.plugin_cache = kept
