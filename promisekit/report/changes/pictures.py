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
    kind = _KINDS[item.section]
    sides = [
        kept.draw(kind, portfolio, item.id) if item.id in portfolio.section(item.section) else None
        for portfolio in (before, after)
    ]
    return Pictured(kind, item.id, kept.overlay(kind, before, after, item.id), *sides)
