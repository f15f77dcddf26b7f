"""The change overlay: a blueprint or a chain with what is new, gone and changed since an earlier version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from promisekit.draw.kinds import KINDS, Source
from promisekit.draw.link import Link, no_link
from promisekit.draw.overlay.blueprint import merged_blueprint
from promisekit.draw.overlay.chain import merged_chain
from promisekit.draw.picture import Picture
from promisekit.graph.relations import Relations

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio

_MERGE: Final[dict[str, Callable[[Any, Any], Any]]] = {"journey": merged_blueprint, "promise": merged_chain}
OVERLAYS: Final = tuple(_MERGE)
"""The kinds of pictures that can show changes."""


def overlay(
    kind: str, old: Portfolio, new: Portfolio, item_id: str, *, link: Link = no_link, language: str | None = None
) -> Picture:
    """The picture of an item as it is in `new`, with what changed since `old` marked.

    Raises what `overlay_view` raises, and `NoGraphviz`.
    """
    return KINDS[kind].picture(overlay_view(kind, old, new, item_id, link=link, language=language))


def overlay_view(
    kind: str, old: Portfolio, new: Portfolio, item_id: str, *, link: Link = no_link, language: str | None = None
) -> Any:
    """What the overlay shows. An item that only one of the portfolios has is new, or gone, as a whole.

    Raises KeyError for a kind without an overlay, or an id that neither portfolio has.
    """
    merge, drawn = _MERGE[kind], KINDS[kind]
    section = drawn.section or ""
    views = [
        drawn.view(Source(portfolio, link, language or new.about.language, Relations(portfolio)), item_id)
        if item_id in portfolio.section(section)
        else None
        for portfolio in (old, new)
    ]
    if views == [None, None]:
        raise KeyError(item_id)
    before, after = views
    before = before if before is not None else _empty(after)
    after = after if after is not None else _empty(before)
    return merge(before, after)


def _empty(view: Any) -> Any:
    """The same item with nothing in it."""
    if hasattr(view, "phases"):
        return replace(view, phases=(), arrows=())
    return replace(view, nodes=(), edges=())
