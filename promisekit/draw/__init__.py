"""Pictures: a view per picture (what it shows), a layout (where), and SVG.

>>> picture = draw("journey", portfolio, "disputed-invoice")  # doctest: +SKIP
>>> picture.svg, picture.file, picture.dot, frame(picture)  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from promisekit.draw.engine import NoGraphviz
from promisekit.draw.export import NoExport, to_pdf, to_png
from promisekit.draw.frame import FRAME_CSS, frame
from promisekit.draw.picture import PICTURE_CSS, Picture

if TYPE_CHECKING:
    from promisekit.graph.relations import Relations
    from promisekit.model.portfolio import Portfolio

Link = Callable[[str, str], str | None]
"""From a section and an id to the address of the item's page, or None where it has none."""


def no_link(section: str, item_id: str) -> str | None:
    """For a picture that stands alone: nothing in it leads anywhere."""
    return None


def draw_journey(
    portfolio: Portfolio, item_id: str, link: Link, language: str | None, relations: Relations | None
) -> Picture:
    """The service blueprint of a journey."""
    from promisekit.draw.blueprint.from_portfolio import blueprint_view
    from promisekit.draw.blueprint.picture import blueprint_picture

    return blueprint_picture(blueprint_view(portfolio, item_id, link, language=language, relations=relations))


def draw_promise(
    portfolio: Portfolio, item_id: str, link: Link, language: str | None, relations: Relations | None
) -> Picture:
    """The chain of a promise, from the pains that it answers to what staff do. May raise NoGraphviz."""
    from promisekit.draw.chain.from_portfolio import chain_view
    from promisekit.draw.chain.picture import chain_picture

    return chain_picture(chain_view(portfolio, item_id, link, language=language))


Draw = Callable[["Portfolio", str, Link, str | None, "Relations | None"], Picture]

KINDS: Final[Mapping[str, Draw]] = {"journey": draw_journey, "promise": draw_promise}
"""What can be drawn, by the word that people use for it."""


def draw(
    kind: str,
    portfolio: Portfolio,
    item_id: str,
    *,
    link: Link = no_link,
    language: str | None = None,
    relations: Relations | None = None,
) -> Picture:
    """Draws one item; `relations` saves work where many are drawn.

    Raises KeyError for a kind or an id that does not exist, and `NoGraphviz` where a picture needs Graphviz and
    there is none.
    """
    return KINDS[kind](portfolio, item_id, link, language, relations)


__all__ = [
    "FRAME_CSS",
    "KINDS",
    "PICTURE_CSS",
    "Link",
    "NoExport",
    "NoGraphviz",
    "Picture",
    "draw",
    "frame",
    "no_link",
    "to_pdf",
    "to_png",
]
