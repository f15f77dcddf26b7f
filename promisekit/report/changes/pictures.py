"""The pictures of what changed, before and after: blueprints of journeys and chains of promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisekit.report.changes.review import ItemChanges, Pictured, Review

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.read import Loaded

_KINDS: Final = {"promises": "promise", "journeys": "journey"}
_MOST: Final = 20
"""So many items are pictured; a larger change is looked at in the handbook."""
_SEEN: Final = frozenset(("weaker", "removed", "changed", "stronger", "added"))


def pictured(review: Review) -> tuple[Pictured, ...]:
    """The pictures of promises and journeys with changes that can be seen. Raises NoGraphviz."""
    items = [item for item in review.by_item if item.section in _KINDS and any(c.weight in _SEEN for c in item.changes)]
    return tuple(_pictured(review, item) for item in items[:_MOST])


def write_pictures(review: Review, folder: Path) -> Iterator[str]:
    """Writes each picture as SVG and PNG below ``folder``; the names of the files. Raises OSError and NoExport."""
    from promisekit.draw import to_png
    from promisekit.edit.write import write_bytes

    folder.mkdir(parents=True, exist_ok=True)
    for one in review.pictures:
        for when, picture in (("before", one.before), ("after", one.after)):
            if picture is not None:
                name = f"{one.kind}-{one.id}-{when}"
                write_bytes(folder / f"{name}.svg", picture.file.encode())
                write_bytes(folder / f"{name}.png", to_png(picture))
                yield name


def _pictured(review: Review, item: ItemChanges) -> Pictured:
    renamed = (change.old for change in item.changes if change.weight == "renamed" and change.field == "id")
    old_id = next(renamed, item.id)
    kind = _KINDS[item.section]
    return Pictured(
        kind,
        item.id,
        review.name(item.section, item.id),
        _drawn(review.base.loaded, item.section, old_id),
        _drawn(review.head.loaded, item.section, item.id),
    )


def _drawn(loaded: Loaded, section: str, item_id: str) -> Picture | None:
    from promisekit.draw import draw

    if item_id not in loaded.portfolio.section(section):
        return None
    return draw(_KINDS[section], loaded.portfolio, item_id)
