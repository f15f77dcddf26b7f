"""Which files beside the YAML the public may have: only those that say so, and what such pages show."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import unquote

import yaml

from promisekit.handbook.book.audience import Audience
from promisekit.read.folder import is_called_blueprint

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SHOWN: Final = re.compile(
    r"""\]\(\s*<?([^)\s>]+)|(?:src|href)\s*=\s*["']([^"']+)["']|^\[[^\]]+\]:\s*<?([^\s>]+)""", re.MULTILINE
)
_NEVER: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".csv")


def public_files(paths: Iterable[str], read: Callable[[str], str], named: Iterable[str] = ()) -> set[str]:
    """The paths that may be in the public's site.

    A page is for the public if its front matter says ``audience: public``; a picture or another file if such a page
    shows it or links to it, or if it is ``named`` in the site's settings. YAML and CSV files never are.
    """
    found: set[str] = set()
    every = {path for path in paths if not any(part.startswith((".", "_")) for part in path.split("/"))}
    shown = set(named)
    for path in sorted(every):
        if path.endswith(".md"):
            try:
                text = read(path)
            except UnicodeDecodeError:
                continue
            if is_public(text):
                found.add(path)
                shown |= _shown_files(text, posixpath.dirname(path))
    return found | {path for path in every & shown if not _is_never_shown(path)}


def _is_never_shown(path: str) -> bool:
    return path.lower().endswith(_NEVER) or is_called_blueprint(path)


def is_public(markdown: str) -> bool:
    """Whether the page's front matter says that everybody may read it."""
    front = FRONT_MATTER.match(markdown.removeprefix("\ufeff").replace("\r\n", "\n"))
    try:
        said = yaml.safe_load(front[1]) if front else None
    except yaml.YAMLError:
        return False
    return isinstance(said, dict) and said.get("audience") == Audience.PUBLIC


def _shown_files(markdown: str, folder: str) -> set[str]:
    paths = (next(filter(None, match.groups())) for match in _SHOWN.finditer(markdown))
    return {posixpath.normpath(posixpath.join(folder, unquote(re.split(r"[?#]", path)[0]))) for path in paths}
