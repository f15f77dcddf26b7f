"""The handbook as Markdown with its pictures, and a ``mkdocs.yml`` that needs no plugin of ours.

MkDocs with Material and Zensical both make a site of it, and whatever reads Markdown later.
"""

from __future__ import annotations

import datetime
from html import escape
from pathlib import Path
from typing import Any, Final

import yaml

from promisekit.handbook.book.address import FOLDERS
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.style import ASSET_FOLDER, assets
from promisekit.handbook.edition.files_beside import Beside
from promisekit.handbook.edition.handbook import Handbook
from promisekit.handbook.edition.look import THEME
from promisekit.handbook.edition.navigation import charter_navigation, navigation
from promisekit.handbook.edition.project import Project, Written, make
from promisekit.handbook.language import words
from promisekit.handbook.language.language import Language
from promisekit.handbook.outputs.kept_folder import NotOursError, write_folder
from promisekit.model.text import worded

_FIELDS: Final = {"title": {"boost": 2.0}, "tags": {"boost": 2.0}}
"""What a word in each field counts in Material's search, a word in the text being 1; by default one in a title counts
a thousand."""

DOCS: Final = "docs"
CONFIG: Final = "mkdocs.yml"

_HEAD: Final = """\
# Written by promisekit, which is not needed any more from here on. Either of these makes a site of it:
#   pip install mkdocs-material && mkdocs build
#   pip install zensical && zensical build
# You may change this file: `promisekit pages` leaves what was changed by hand as it is.
"""


def write_pages(out: Path, project: Project, today: datetime.date | None = None) -> Written:
    """Writes a project's handbook into the folder ``out``.

    Raises NothingToReadError, NotOursError where the folder is another's, and OSError.
    """
    if out.resolve().is_relative_to(project.folder.resolve()):
        raise NotOursError(f"`{out}` lies in the portfolio's own folder; name one outside it")
    made = make(project, today)
    if made.handbook is None:
        return Written(made.reading)
    files = markdown_pages(made.handbook, made.beside, project.name)
    kept = write_folder(out, files)
    return Written(made.reading, len(made.handbook.pages), tuple(kept), made.handbook.pictures.missing)


def markdown_pages(handbook: Handbook, beside: Beside, name: str | None = None) -> dict[str, bytes]:
    """All files by path: settings, pages, style sheets, scripts, and what lies beside the YAML.

    The handbook has to be made without directory URLs, so that links work where the site is opened from a disk.
    A hand-written page takes the place of ours. ``name`` is the site's name as HTML; by default the portfolio's.
    """
    made = {f"{DOCS}/{path}": content for path, content in beside.files.items()}
    made |= {f"{DOCS}/{path}": text.encode() for path, text in beside.notes.items()}
    for page in handbook.pages:
        if page.path not in beside.notes:
            made[f"{DOCS}/{page.path}"] = handbook.pictures.put_in(page.markdown(), page.path).encode()
    made |= {f"{DOCS}/{path}": feed for path, feed in handbook.feeds.items()}
    made |= {f"{DOCS}/{path}": make() for path, make in handbook.downloads.items()}
    for path, content in assets().items():
        made[f"{DOCS}/{ASSET_FOLDER}/{path}"] = content
    settings = yaml.safe_dump(_settings(handbook, beside, name), allow_unicode=True, sort_keys=False, width=120)
    made[CONFIG] = (_HEAD + settings).encode()
    return made


def _settings(handbook: Handbook, beside: Beside, name: str | None) -> dict[str, Any]:
    about, language = handbook.book.portfolio.about, handbook.book.language
    titles = {page.path: page.title for page in handbook.pages if page.in_navigation}
    tree = charter_navigation if handbook.book.audience is Audience.PUBLIC else navigation
    toc = {"toc_depth": 3, "title": language.gettext(words.ON_THIS_PAGE)}
    return {
        # Themes write the name into their pages as it is.
        "site_name": name or escape(worded(about.name, language.code, about.language)),
        "use_directory_urls": False,
        "theme": _theme(language),
        "nav": tree(titles, [note for note in beside.notes if note not in titles], language),
        "not_in_nav": "".join(f"/{folder}/\n" for folder in (*FOLDERS.values(), "changes", "practice")),
        "extra_css": [f"{ASSET_FOLDER}/handbook.css", f"{ASSET_FOLDER}/pictures.css"],
        "extra_javascript": [f"{ASSET_FOLDER}/{name}.js" for name in ("finder", "handbook", "pictures")],
        # `offline` lets the search work from a disk; it would fetch this script from another host.
        "extra": {"polyfills": [f"{ASSET_FOLDER}/iframe-worker.js"], "generator": False},
        "plugins": [{"search": {"fields": _FIELDS}}, "offline"],
        "markdown_extensions": ["attr_list", "fenced_code", "tables", {"toc": toc}],
    }


def _theme(language: Language) -> dict[str, Any]:
    features = [feature for feature in THEME["features"] if not feature.startswith("content.action")]
    spoken = {"language": language.code.partition("-")[0]} if language.has_words else {}
    # Zensical's name for the look of MkDocs' Material; that one passes it over.
    return THEME | spoken | {"variant": "classic", "features": features}
