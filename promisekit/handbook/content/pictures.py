"""Puts the pictures into pages that are otherwise done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from typing import Any, Final

from promisekit.draw import FRAME_CSS, KINDS, PICTURE_CSS, NoGraphviz, NothingToDraw, Picture, frame, no_link, to_pdf
from promisekit.draw.cache import PictureCache, view_key
from promisekit.draw.kinds import Source
from promisekit.draw.portfolio_map.excerpt import excerpt
from promisekit.draw.portfolio_map.view import MapView
from promisekit.graph.relations import Relations
from promisekit.handbook.book.address import Addresses, item_path
from promisekit.handbook.content.page import PICTURE
from promisekit.handbook.content.picture_tables import OPEN, TABLES
from promisekit.handbook.language import words
from promisekit.handbook.language.language import Language, language_of
from promisekit.model.portfolio import Portfolio

CSS: Final = PICTURE_CSS + FRAME_CSS
PICTURE_FOLDER: Final = "assets/promisekit/pictures"
_FORMATS: Final = {"pdf": "PDF", "drawio": "draw.io"}
_MOST_FUNCTIONS: Final = 40
_MOST_JOURNEYS: Final = 32
"""Rows and columns of the portfolio's map on a page."""


class Pictures:
    """Draws what pages ask for. Without Graphviz there is a note in each picture's place."""

    def __init__(
        self, portfolio: Portfolio, relations: Relations, addresses: Addresses, language: Language | None = None
    ) -> None:
        self._portfolio = portfolio
        self._language = language or language_of(portfolio.about.language)
        self._relations = relations
        self._addresses = addresses
        self._cache = PictureCache.of_user()
        self.missing: str | None = None
        """Why pictures are missing, once one was asked for and could not be drawn."""

    def put_in(self, html: str, path: str) -> str:
        """The page at ``path`` with its pictures."""
        if "data-picture=" not in html:
            return html
        return PICTURE.sub(lambda place: self._picture(place, path), html)

    def shown(self, html: str, path: str) -> Iterator[str]:
        """Of each picture that a page at ``path`` asks for a name for all that it and the table below it tell."""
        for place in PICTURE.finditer(html):
            try:
                yield view_key(place[1], self._view(place, path))
            except NothingToDraw:
                yield ""

    @property
    def downloads(self) -> dict[str, Callable[[], bytes]]:
        """Files of journeys' pictures for other programs, by path from the top of the site, and what makes each."""
        return {
            download_path(item_id, ending): partial(self._download, item_id, ending)
            for item_id in self._portfolio.journeys
            for ending in DOWNLOADS
        }

    def _download(self, item_id: str, ending: str) -> bytes:
        # In a file of its own a link of the page would lead nowhere.
        source = Source(self._portfolio, no_link, self._language.code, self._relations)
        return self._cache.file("journey", KINDS["journey"].view(source, item_id), ending, DOWNLOADS[ending])

    def _view(self, place: re.Match[str], path: str) -> Any:
        way_up = self._addresses.way_up(path)

        def link(section: str, item_id: str) -> str | None:
            if item_id not in self._portfolio.section(section):
                return None
            return way_up + self._addresses.url(item_path((section, item_id)))

        source = Source(self._portfolio, link, self._language.code, self._relations)
        return KINDS[place[1]].view(source, place[2])

    def _picture(self, place: re.Match[str], path: str) -> str:
        try:
            view = self._view(place, path)
        except NothingToDraw:
            return ""
        table = self._table(place[1], view)
        try:
            drawn, said = self._readable(view)
            picture = self._cache.picture(place[1], drawn)
        except NoGraphviz as error:
            self.missing = str(error)
            return f'<p class="hb-notice">{self._language.gettext(words.NO_PICTURE)} {escape(self.missing)}</p>{table}'
        # A picture's words are not a page's: searches leave them out where the picture is in already.
        start = f'<figure class="hb-picture hb-picture-{place[1]}" data-search-exclude="1">'
        files = {}
        if place[1] == "journey":
            top = self._addresses.way_up(path)
            files = {ending: top + download_path(place[2], ending) for ending in DOWNLOADS}
        return f"{said}{start}{_tools(self._language, place[1], files)}{frame(picture)}</figure>\n{table}"

    def _readable(self, view: Any) -> tuple[Any, str]:
        """What is drawn of a view, and what is said where that is not the whole: nobody reads 300 columns."""
        if not isinstance(view, MapView):
            return view, ""
        part = excerpt(view, _MOST_FUNCTIONS, _MOST_JOURNEYS)
        if part is view:
            return view, ""
        told = self._language.gettext(words.PART_OF_THE_MAP)
        return part, f'<p class="hb-small">{told}</p>'

    def _table(self, kind: str, view: Any) -> str:
        """The same facts as the picture above, for those who do not see it, and for searching and copying."""
        if kind not in TABLES:
            return ""
        summary = f"<summary>{self._language.gettext(words.SAME_AS_TABLE)}</summary>"
        start = f'<details class="hb-same" data-search-exclude="1"{" open" if kind in OPEN else ""}>'
        return f"{start}{summary}{TABLES[kind](view).html()}</details>"


def download_path(item_id: str, ending: str) -> str:
    """Where the file of a journey's picture stands."""
    return f"{PICTURE_FOLDER}/journey-{item_id}.{ending}"


def _drawio(picture: Picture) -> bytes:
    from promisekit.draw.formats.drawio import to_drawio

    return to_drawio(picture).encode()


DOWNLOADS: Final[Mapping[str, Callable[[Picture], bytes]]] = {"pdf": to_pdf, "drawio": _drawio}
"""Formats that take so little time that every journey's is made with the site: slides take up to two seconds each."""


def _tools(language: Language, kind: str, files: Mapping[str, str]) -> str:
    """The buttons above a picture. Its script shows those that can do something; without it none is seen.

    ``files`` are addresses of files for other programs, by their ending.
    """
    say = language.gettext
    views = "".join(
        _button(say(word), f'data-view="{view}" aria-pressed="{"true" if view == "full" else "false"}"')
        for view, word in words.PICTURE_VIEWS.items()
    )
    walk = _sign("back", "‹", say(words.STEP_BACK))
    walk += f'<span data-tool="said" role="status">{say(words.STEP_BY_STEP)}</span>'
    walk += _sign("on", "›", say(words.STEP_ON))
    zoom = _sign("out", "−", say(words.SMALLER)) + _sign("whole", "100 %", say(words.USUAL_SIZE))
    zoom += _sign("in", "+", say(words.LARGER))
    zoom += _drawn("width", say(words.FIT_WIDTH)) + _drawn("all", say(words.FIT_ALL))
    save = _sign("svg", "↓ SVG", say(words.SAVE_AS) % {"format": "SVG"})
    save += _sign("png", "↓ PNG", say(words.SAVE_AS) % {"format": "PNG"})
    for ending, href in files.items():
        name = _FORMATS[ending]
        save += (
            f'<a href="{href}" download data-tool="{ending}" aria-label="{say(words.SAVE_AS) % {"format": name}}">'
            f"↓ {name}</a>"
        )
    groups = _group("views", views, hidden=True) + _group("walk", walk, hidden=True) if kind == "journey" else ""
    groups += _group("zoom", zoom) + _group("save", save, hidden=True)
    more = _drawn("more", say(words.MORE_TOOLS)).replace("<button ", '<button aria-expanded="false" ')
    full = more + _drawn("full", say(words.FULL_SCREEN)).replace("<button ", '<button class="hb-full" ')
    named = f'role="group" aria-label="{say(words.PICTURE_TOOLS)}"'
    return f'<div class="hb-picture-tools" {named} hidden>{groups}{full}</div>'


_ICONS: Final = {
    "width": "M1 8h14M4 5L1 8l3 3M12 5l3 3l-3 3",
    "all": "M2 2l12 12M2 6V2h4M14 10v4h-4",
    "more": "M3 8h.01M8 8h.01M13 8h.01",
    "full": "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
}
"""What many fonts lack, or draw in their own way: lines in a square of 16 px."""


def _drawn(name: str, word: str) -> str:
    """A button with an icon, which says what it does to whoever points at it, too."""
    icon = f'<title>{word}</title><path d="{_ICONS[name]}"/>'
    return _sign(name, f'<svg class="hb-icon hb-icon-{name}" viewBox="0 0 16 16" aria-hidden="true">{icon}</svg>', word)


def _group(name: str, buttons: str, *, hidden: bool = False) -> str:
    return f'<span data-tools="{name}"{" hidden" if hidden else ""}>{buttons}</span>'


def _sign(name: str, sign: str, word: str) -> str:
    return _button(sign, f'data-tool="{name}" aria-label="{word}"')


def _button(word: str, attributes: str) -> str:
    return f'<button type="button" {attributes}>{word}</button>'
