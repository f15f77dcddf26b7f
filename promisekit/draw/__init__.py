"""Pictures: a view per picture (what it shows), a layout (where), and SVG.

>>> picture = draw("journey", portfolio, "disputed-invoice")  # doctest: +SKIP
>>> picture.svg, picture.file, picture.dot, frame(picture)  # doctest: +SKIP
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from promisekit.draw.choice import EVERYTHING, Choice, NoSuchPart, phases_of
from promisekit.draw.engine import NoGraphviz
from promisekit.draw.formats.missing import NoExport
from promisekit.draw.formats.pdf import to_pdf
from promisekit.draw.formats.png import to_png
from promisekit.draw.frame import FRAME_CSS, frame
from promisekit.draw.kinds import KINDS, NothingToDraw, Source
from promisekit.draw.link import Link, no_link
from promisekit.draw.overlay import OVERLAYS, overlay
from promisekit.draw.paper import FITS, PAPERS, laid_out, to_paper
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
    choice: Choice = EVERYTHING,
) -> Picture:
    """Draws one item, or the portfolio; `relations` saves work where many are drawn, `choice` is a part of the picture.

    Raises KeyError for a kind or an id that does not exist, `NothingToDraw` where the item has nothing that
    the picture shows, `NoSuchPart` where it has no such part, and `NoGraphviz` where a picture needs Graphviz and there
    is none.
    """
    source = Source(portfolio, link, language, relations or Relations(portfolio))
    chosen = KINDS[kind]
    return choice.of_picture(chosen.picture(choice.of_view(chosen.view(source, item_id))))


def draw_slides(
    kind: str, portfolio: Portfolio, item_id: str = "", *, language: str | None = None, choice: Choice = EVERYTHING
) -> list[Picture]:
    """The picture, and one for each phase of a journey that has several. Raises what `draw` raises."""
    source = Source(portfolio, no_link, language, Relations(portfolio))
    view = KINDS[kind].view(source, item_id)
    parts = () if choice.phase else phases_of(view)
    choices = [choice, *(replace(choice, phase=phase) for phase in parts)]
    return [one.of_picture(KINDS[kind].picture(one.of_view(view))) for one in choices]


def drawable(portfolio: Portfolio, *, relations: Relations | None = None) -> list[tuple[str, str]]:
    """Every picture that the portfolio has, as kind and id; the id is empty where a kind takes none."""
    source = Source(portfolio, no_link, None, relations or Relations(portfolio))
    return [(name, item_id) for name, kind in KINDS.items() for item_id in kind.ids(source)]


__all__ = [
    "FITS",
    "FRAME_CSS",
    "KINDS",
    "OVERLAYS",
    "PAPERS",
    "PICTURE_CSS",
    "Choice",
    "Link",
    "NoExport",
    "NoGraphviz",
    "NoSuchPart",
    "NothingToDraw",
    "Picture",
    "draw",
    "draw_slides",
    "drawable",
    "frame",
    "laid_out",
    "no_link",
    "overlay",
    "to_paper",
    "to_pdf",
    "to_png",
]
