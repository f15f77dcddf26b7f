"""Puts the pictures into pages that are otherwise done."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from promisekit.draw import FRAME_CSS, PICTURE_CSS, NoGraphviz, draw, frame
from promisekit.graph.relations import Relations
from promisekit.handbook.address import Addresses, item_path
from promisekit.handbook.page import PICTURE
from promisekit.model.portfolio import Portfolio

CSS: Final = PICTURE_CSS + FRAME_CSS


class Pictures:
    """Draws what pages ask for. Without Graphviz there is a note in each picture's place."""

    def __init__(self, portfolio: Portfolio, relations: Relations, addresses: Addresses) -> None:
        self._portfolio = portfolio
        self._relations = relations
        self._addresses = addresses
        self.missing: str | None = None
        """Why pictures are missing, once one was asked for and could not be drawn."""

    def put_in(self, html: str, path: str) -> str:
        """The page at ``path`` with its pictures."""
        if "data-picture=" not in html:
            return html
        return PICTURE.sub(lambda place: self._picture(place, path), html)

    def _picture(self, place: re.Match[str], path: str) -> str:
        way_up = self._addresses.way_up(path)

        def link(section: str, item_id: str) -> str | None:
            if item_id not in self._portfolio.section(section):
                return None
            return way_up + self._addresses.url(item_path((section, item_id)))

        try:
            picture = draw(place[1], self._portfolio, place[2], link=link, relations=self._relations)
        except NoGraphviz as error:
            self.missing = str(error)
            return f'<p class="hb-notice">There is no picture here. {escape(self.missing)}</p>'
        tools = '<p class="hb-picture-tools"><button type="button" class="hb-full">Full screen</button></p>'
        return f'<figure class="hb-picture hb-picture-{place[1]}">{tools}{frame(picture)}</figure>'
