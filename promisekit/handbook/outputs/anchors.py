"""Many pages in one document: each page's ids and links are made those of the whole."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from typing import Final
from urllib.parse import quote, unquote

_TAG: Final = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE: Final = re.compile(
    r"""(\s)(id|for|href|src|srcset|aria-labelledby|aria-describedby|aria-controls|aria-owns|headers|list)="""
    r"""("[^"]*"|'[^']*')"""
)
_ID: Final = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_OURS: Final = "hb-"
"""Ids that begin so belong to controls which the handbook has once, and which its script knows by them."""

HOME: Final = "home"


class Anchors:
    """Where each page and each part of a page is in the whole document.

    A page is found by its path without `.md` (`#promises/repair`), a part of it by its own id after a colon
    (`#promises/repair:remedy`).
    """

    def __init__(self, paths: Iterable[str], data_of: Callable[[str], str | None]) -> None:
        """``paths`` are the Markdown files of the pages; ``data_of`` gives a picture's file as a `data:` URL."""
        self._page_ids: dict[str, str] = {}
        self._data_of = data_of
        for path in paths:
            self._page_ids[path] = self._free(_page_id(path))
        self._known: dict[str, set[str]] = {}

    def of(self, path: str) -> str:
        """The id of a page."""
        return self._page_ids[path]

    def learn(self, path: str, html: str) -> None:
        """Takes note of the ids of a page, before any page is brought into the whole."""
        ids = (found[1] or found[2] for tag in _TAG.finditer(html) for found in _ID.finditer(tag[0]))
        self._known[path] = {unescape(one) for one in ids if one}

    def in_whole(self, path: str, html: str) -> str:
        """The page's HTML with its ids and links made those of the whole document."""
        return _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda found: self._attribute(path, found), tag[0]), html)

    def _attribute(self, path: str, found: re.Match[str]) -> str:
        space, name, value = found[1], found[2], unescape(found[3][1:-1])
        made: str | None
        if name == "href":
            made = self._href(path, value)
        elif name in ("src", "srcset"):
            made = self._source(path, value) if name == "src" else None
        else:
            made = " ".join(self._id(path, one) for one in value.split())
        return "" if made is None else f'{space}{name}="{escape(made)}"'

    def _id(self, path: str, one: str) -> str:
        return one if one.startswith(_OURS) else f"{self._page_ids[path]}:{one}"

    def _href(self, path: str, href: str) -> str | None:
        """The link in the whole; None where it leads to a file that is not in it."""
        if _SCHEME.match(href):
            return href
        target, _, fragment = href.partition("#")
        page = self._page(path, unquote(target.partition("?")[0]))
        if page is None:
            return None
        fragment = unquote(fragment)
        if fragment and fragment in self._known.get(page, ()):
            return "#" + quote(self._id(page, fragment), safe="/:")
        return "#" + quote(self._page_ids[page], safe="/:")

    def _page(self, path: str, target: str) -> str | None:
        if not target:
            return path
        at = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        stem = at.removesuffix(".html").removesuffix(".md")
        candidates = (f"{stem}.md", "index.md" if at == "." else f"{at}/index.md")
        return next((one for one in candidates if one in self._page_ids), None)

    def _source(self, path: str, source: str) -> str | None:
        if source.startswith("data:"):
            return source
        if _SCHEME.match(source):
            return None
        return self._data_of(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(source))))

    def _free(self, wanted: str) -> str:
        taken, made, number = set(self._page_ids.values()), wanted, 2
        while made in taken:
            made, number = f"{wanted}-{number}", number + 1
        return made


def _page_id(path: str) -> str:
    """``promises/repair.md`` -> ``promises/repair``, ``promises/index.md`` -> ``promises``, the home -> ``home``."""
    stem = path.removesuffix(".md")
    stem = HOME if stem == "index" else stem.removesuffix("/index")
    return re.sub(r"[\s:]+", "-", stem)
