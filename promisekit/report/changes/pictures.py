"""The pictures of what changed, marked and before and after: blueprints of journeys and chains of promises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisekit.report.changes.review import ItemChanges, Pictured, Review

if TYPE_CHECKING:
    from promisekit.draw.cache import PictureCache
    from promisekit.model.portfolio import Portfolio

_KINDS: Final = {"promises": "promise", "journeys": "journey"}
_MOST: Final = 20
"""So many items are pictured; a larger change is looked at in the handbook."""
_SEEN: Final = frozenset(("weaker", "removed", "changed", "stronger", "added"))


def pictured(review: Review) -> tuple[Pictured, ...]:
    """The pictures of promises and journeys with changes that can be seen. Raises NoGraphviz."""
    from promisekit.diff.versions import Versions
    from promisekit.draw.cache import PictureCache

    items = [item for item in review.by_item if item.section in _KINDS and any(c.weight in _SEEN for c in item.changes)]
    if not items:
        return ()
    # What has another id now is the same item, so the earlier version is drawn with the ids of now.
    versions = Versions(review.base.loaded, review.head.loaded)
    kept = PictureCache.of_user()
    return tuple(_pictured(kept, versions.before, versions.after, item) for item in items[:_MOST])


def write_pictures(review: Review, folder: Path) -> None:
    """Writes each picture as SVG and PNG below ``folder``. Raises OSError and NoExport."""
    from promisekit.draw import to_png
    from promisekit.edit.write import write_bytes

    folder.mkdir(parents=True, exist_ok=True)
    for one in review.pictures:
        for name, picture in (("changes", one.changes), ("before", one.before), ("after", one.after)):
            if picture is not None:
                write_bytes(folder / f"{one.kind}-{one.id}-{name}.svg", picture.file.encode())
                write_bytes(folder / f"{one.kind}-{one.id}-{name}.png", to_png(picture))


def _pictured(kept: PictureCache, before: Portfolio, after: Portfolio, item: ItemChanges) -> Pictured:
    from promisekit.draw.kinds import KINDS, Source
    from promisekit.draw.link import no_link
    from promisekit.draw.overlay import overlay_view
    from promisekit.draw.overlay.excerpt import changed_steps, part_of
    from promisekit.graph.relations import Relations

    kind = _KINDS[item.section]
    marked = overlay_view(kind, before, after, item.id)
    views = [
        KINDS[kind].view(Source(portfolio, no_link, None, Relations(portfolio)), item.id)
        if item.id in portfolio.section(item.section)
        else None
        for portfolio in (before, after)
    ]
    whole = [kept.picture(kind, view) if view is not None else None for view in (marked, *views)]
    ids = changed_steps(marked)
    part = None
    if ids is not None:
        cut = [part_of(view, ids) if view is not None else None for view in (marked, *views)]
        drawn = [kept.picture(kind, view) if view is not None and view.phases else None for view in cut]
        assert drawn[0] is not None
        part = (drawn[0], drawn[1], drawn[2])
    assert whole[0] is not None
    return Pictured(kind, item.id, whole[0], whole[1], whole[2], part)
