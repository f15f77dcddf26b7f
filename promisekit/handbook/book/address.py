"""Where each item and overview stands in the site, and how one page links to another.

Links are written from the top of the site, as ``~/roles/service-agent/``, and brought down to the page that
holds them once it is whole: so a text that is shown on forty pages is made only once.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from promisekit.graph.graph import Address
from promisekit.model.portfolio import SECTIONS

FOLDERS: Final = {section: section.replace("_", "-") for section in SECTIONS}
"""Section -> the folder that its items' pages stand in."""

TOP: Final = "~/"
"""The top of the site in a link that has not been brought down to its page."""

_TAKEN: Final = frozenset(
    ["index", "con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
"""Ids whose files would be the overview of their section, or devices on Windows."""


def item_path(address: Address) -> str:
    """The Markdown file of an item's page, from the top of the site."""
    section, item_id = address
    return f"{FOLDERS[section]}/{item_file(item_id)}.md"


def item_file(item_id: str) -> str:
    """The name of an item's files without their ending; no id ends in a hyphen, so no two items share one."""
    return f"{item_id}-" if item_id in _TAKEN else item_id


def index_path(section: str) -> str:
    """The Markdown file of a section's overview."""
    return f"{FOLDERS[section]}/index.md"


@dataclass(frozen=True)
class Addresses:
    """How Markdown files become URLs: ``a/b/`` with directory URLs (MkDocs' default), else ``a/b.html``."""

    directory_urls: bool = True

    def url(self, path: str) -> str:
        """The URL of a file from the top of the site; only Markdown files move."""
        if not path.endswith(".md"):
            return path
        stem = path.removesuffix(".md")
        if not self.directory_urls:
            return stem + ".html"
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return stem + "/"

    def href(self, path: str, anchor: str = "") -> str:
        """A link to a page from the top of the site (see :data:`TOP`)."""
        return TOP + self.url(path) + (f"#{anchor}" if anchor else "")

    def way_up(self, path: str) -> str:
        """What leads from a page to the top of the site: ``../../`` for ``roles/service-agent.md``."""
        url = self.url(path)
        return "../" * url.count("/") or "./"

    def brought_down(self, html: str, path: str) -> str:
        """The page's HTML with every link from the top made relative to the page."""
        return html.replace('="~/', f'="{self.way_up(path)}')


def joined(folder: str, path: str) -> str:
    """A path named in a file of that folder, from the top of the portfolio."""
    return posixpath.normpath(posixpath.join(folder, path))
