"""The whole handbook as one HTML file: for a mail, for a place without a network.

All pages, pictures, style sheets and scripts are in it, and a policy that forbids every request. With scripts one
page shows at a time and the search works; without, all pages stand one after another.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

import yaml
from markupsafe import Markup

from promisekit.edit.write import write_bytes
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.render import environment
from promisekit.handbook.content.style import ASSETS, assets
from promisekit.handbook.edition.files_beside import Beside
from promisekit.handbook.edition.handbook import Handbook
from promisekit.handbook.edition.navigation import charter_navigation, navigation
from promisekit.handbook.edition.project import Project, Written, make
from promisekit.handbook.edition.public_files import FRONT_MATTER
from promisekit.handbook.outputs.anchors import Anchors
from promisekit.handbook.search.index import WHY, engine, found_by
from promisekit.handbook.search.language_script import language_script
from promisekit.model.text import worded

OFFLINE: Final = Path(__file__).parent / "offline"
EXTENSIONS: Final = ("attr_list", "fenced_code", "tables", "toc")
_STYLES: Final = ("handbook.css", "pictures.css")
_SCRIPTS: Final = (ASSETS / "finder.js", OFFLINE / "single_file.js", ASSETS / "handbook.js", ASSETS / "pictures.js")
_MARK: Final = "document.documentElement.classList.add('js');"
"""Said before the first page is there, so that not all of them show for a moment."""

_BY_SCHEME: Final = re.compile(
    r"""(?P<selector>[^{}]*\[data-md-color-scheme=["']?(?P<scheme>slate|default)["']?\][^{}]*)\{(?P<rules>[^{}]*)\}"""
)
_SCHEME: Final = re.compile(r"""\[data-md-color-scheme=["']?(?:slate|default)["']?\]""")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR: Final = re.compile(r"[^{}]+(?=\{)")
_ID_OF_PART: Final = re.compile(r"#(?!hb-|sf-|__)([A-Za-z][\w-]*)")
_LINK_TO_PART: Final = re.compile(r"""href=["']#([\w-]+)["']""")
_HEADING: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ANY_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Article:
    """A page of the file. ``html`` is its content, ``up`` the overview above it as id and title."""

    id: str
    title: str
    html: Markup
    up: tuple[str, str] | None
    boost: float
    searchable: bool
    why: str
    """The id of the section with the customers' words, which counts more than others; empty where there is none."""
    tags: str
    """Words that the page is found by beside its own, a line each."""


def write_single_file(out: Path, project: Project, today: datetime.date | None = None) -> Written:
    """Writes a project's handbook into one HTML file. Raises NothingToReadError, ConfigError and OSError."""
    made = make(project, today)
    if made.handbook is None:
        return Written(made.reading)
    html = single_file(made.handbook, made.beside, project.name)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(out, html.encode())
    return Written(made.reading, len(made.handbook.pages), missing_pictures=made.handbook.pictures.missing)


def single_file(handbook: Handbook, beside: Beside, name: str | None = None) -> str:
    """The HTML file. ``name`` is the handbook's as HTML; by default the portfolio's."""
    pages = [*_in_order(handbook.pages, beside), *_notes(beside)]
    anchors = Anchors((page.path for page in pages), lambda path: _data_url(path, beside))
    htmls = dict(_rendered(pages, handbook))
    for path, html in htmls.items():
        anchors.learn(path, html)
    titles = {page.path: page.title for page in pages}
    about, language = handbook.book.portfolio.about, handbook.book.language
    finding = engine() + language_script(language.code)
    script = "\n".join([finding, *(file.read_text("utf-8") for file in _SCRIPTS)])
    page = environment(language).get_template("single_file.html.j2")
    return page.render(
        name=Markup(name or escape(worded(about.name, language.code, about.language))),
        lang=language.code,
        policy=_policy(_MARK, script),
        mark=Markup(_MARK),
        style=Markup(_style(handbook)),
        script=Markup(script),
        menu=_menu(handbook, titles, anchors),
        articles=[_article(page, htmls[page.path], titles, anchors, handbook) for page in pages],
    )


def _in_order(pages: list[Page], beside: Beside) -> Iterator[Page]:
    """Every overview with its items after it; a page that is written by hand takes the place of ours."""
    ours = [page for page in pages if page.path not in beside.notes]
    below: dict[str | None, list[Page]] = {}
    for page in ours:
        below.setdefault(page.parent, []).append(page)
    there = {page.path for page in ours}
    for page in ours:
        if page.parent not in there:
            yield page
            yield from below.get(page.path, ())


def _notes(beside: Beside) -> Iterator[Page]:
    for path, text in beside.notes.items():
        front = FRONT_MATTER.match(text)
        body = text[front.end() :] if front else text
        yield Page(path, _note_title(front[1] if front else "", body, path), body)


def _note_title(front: str, body: str, path: str) -> str:
    try:
        said = yaml.safe_load(front)
    except yaml.YAMLError:
        said = None
    if isinstance(said, dict) and isinstance(said.get("title"), str):
        return str(said["title"])
    heading = re.search(r"^#\s+(.+?)\s*#*$", body, re.MULTILINE)
    return heading[1] if heading else Path(path).stem.replace("-", " ").capitalize()


def _rendered(pages: list[Page], handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Path -> HTML, made as the site makes it."""
    from markdown import Markdown

    markdown = Markdown(extensions=[*EXTENSIONS])
    for page in pages:
        yield page.path, handbook.pictures.put_in(markdown.reset().convert(page.body), page.path)


def _article(page: Page, html: str, titles: dict[str, str], anchors: Anchors, handbook: Handbook) -> Article:
    parent = page.parent if page.parent in titles else None
    heading = _HEADING.search(html)
    title = unescape(_ANY_TAG.sub("", heading[1])) if heading else page.title
    is_promise = page.item is not None and page.item[0] == "promises"
    return Article(
        id=anchors.of(page.path),
        title=title if page.item is None else page.title,
        html=Markup(anchors.in_whole(page.path, html)),
        up=(anchors.of(parent), titles[parent]) if parent else None,
        boost=page.boost,
        searchable=page.searchable,
        why=f"{anchors.of(page.path)}:{WHY}" if is_promise else "",
        tags="\n".join(found_by(handbook.book, page.item)) if page.item else "",
    )


def _menu(handbook: Handbook, titles: dict[str, str], anchors: Anchors) -> list[tuple[str, list[tuple[str, str]]]]:
    """Headings with the pages below them, as id and title; what has no heading comes first."""
    ours = {page.path: page.title for page in handbook.pages if page.in_navigation}
    notes = [path for path in titles if path not in ours and not any(path == page.path for page in handbook.pages)]
    tree = charter_navigation if handbook.book.audience is Audience.PUBLIC else navigation
    alone: list[tuple[str, str]] = []
    groups: list[tuple[str, list[tuple[str, str]]]] = [("", alone)]
    for entry in tree(ours, notes, handbook.book.language):
        heading, below = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        if isinstance(below, str):
            alone.append((anchors.of(below), heading or titles[below]))
        else:
            groups.append((heading, [_leaf(one, titles, anchors) for one in below]))
    return [(heading, leaves) for heading, leaves in groups if leaves]


def _leaf(entry: Any, titles: dict[str, str], anchors: Anchors) -> tuple[str, str]:
    title, path = next(iter(entry.items())) if isinstance(entry, dict) else (titles[entry], entry)
    return anchors.of(path), title


def _style(handbook: Handbook) -> str:
    ours = assets()
    base, own = ((OFFLINE / name).read_bytes() for name in ("base.css", "single_file.css"))
    whole = b"\n".join([base, *(ours[name] for name in _STYLES), own]).decode()
    return of_many_pages(by_system(_COMMENT.sub("", whole)))


def of_many_pages(css: str) -> str:
    """The style sheet of one page made that of many: by which ids it knows parts, and what the page has."""

    def selector(found: re.Match[str]) -> str:
        made = _LINK_TO_PART.sub(r'href$=":\1"', found[0])
        made = _ID_OF_PART.sub(r'[id$=":\1"]', made)
        return made.replace("body:has(", ".sf-shown:has(")

    return _SELECTOR.sub(selector, css)


def by_system(css: str) -> str:
    """The style sheet with the theme's scheme chosen by the reader's system; on paper it is always the light one."""

    def rule(found: re.Match[str]) -> str:
        made = f"{_SCHEME.sub(':root', found['selector'])}{{{found['rules']}}}"
        return made if found["scheme"] == "default" else f"\n@media screen and (prefers-color-scheme:dark){{{made}}}\n"

    return _BY_SCHEME.sub(rule, css)


def _policy(*scripts: str) -> str:
    """What the browser may do: run these scripts, and ask nobody for anything."""
    sums = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{one}'" for one in sums)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _data_url(path: str, beside: Beside) -> str | None:
    content = beside.files.get(path)
    kind = mimetypes.guess_type(path)[0]
    if content is None or kind is None or not kind.startswith("image/"):
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
