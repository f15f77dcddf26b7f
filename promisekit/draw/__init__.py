"""Pictures: a view per picture (what it shows), a layout (where), and SVG.

>>> picture = draw("journey", portfolio, "disputed-invoice")  # doctest: +SKIP
>>> picture.svg, picture.file, picture.dot, frame(picture)  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from promisekit.draw.engine import NoGraphviz
from promisekit.draw.export import NoExport, to_pdf, to_png
from promisekit.draw.frame import FRAME_CSS, frame
from promisekit.draw.kinds import KINDS, NothingToDraw, Source
from promisekit.draw.link import Link, no_link
from promisekit.draw.overlay import OVERLAYS, overlay
from promisekit.draw.paper import PAPERS, to_paper
from promisekit.draw.picture import PICTURE_CSS, Picture
from promisekit.graph.relations import Relations

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio


def draw(
    kind: str,
    portfolio: Portfolio,
    item_id: str = "",
    *,
    link: Link = no_link,
    language: str | None = None,
    relations: Relations | None = None,
) -> Picture:
    """Draws one item, or the portfolio; `relations` saves work where many are drawn.

    Raises KeyError for a kind or an id that does not exist, `NothingToDraw` where the item has nothing that
    the picture shows, and `NoGraphviz` where a picture needs Graphviz and there is none.
    """
    source = Source(portfolio, link, language, relations or Relations(portfolio))
    chosen = KINDS[kind]
    return chosen.picture(chosen.view(source, item_id))


def drawable(portfolio: Portfolio, *, relations: Relations | None = None) -> list[tuple[str, str]]:
    """Every picture that the portfolio has, as kind and id; the id is empty where a kind takes none."""
    source = Source(portfolio, no_link, None, relations or Relations(portfolio))
    return [(name, item_id) for name, kind in KINDS.items() for item_id in kind.ids(source)]


__all__ = [
    "FRAME_CSS",
    "KINDS",
    "OVERLAYS",
    "PAPERS",
    "PICTURE_CSS",
    "Link",
    "NoExport",
    "NoGraphviz",
    "NothingToDraw",
    "Picture",
    "draw",
    "drawable",
    "frame",
    "no_link",
    "overlay",
    "to_paper",
    "to_pdf",
    "to_png",
]
