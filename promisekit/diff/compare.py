"""Two portfolios -> what changed. :func:`compare` reads as the architecture of this package does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from promisekit.diff.acceptance import Acceptances
from promisekit.diff.change import WEIGHTS, Change, Comparison, Weight
from promisekit.diff.fields import fields
from promisekit.diff.found import At, Found, Pair
from promisekit.diff.kinds.guideline_moves import with_moves
from promisekit.diff.kinds.items import GIVEN, item_added, item_removed, item_renamed
from promisekit.diff.kinds.pictures import replaced
from promisekit.diff.reach import Reaching
from promisekit.diff.successors import with_successors
from promisekit.diff.suspects import suspects
from promisekit.diff.tables import TABLES
from promisekit.diff.versions import Versions
from promisekit.graph.graph import ABOUT
from promisekit.model.portfolio import SECTIONS
from promisekit.model.walk import KeyPath
from promisekit.read.loader import Loaded

_SECTION_ORDER: Final = {name: rank for rank, name in enumerate(("portfolio", "promises", *SECTIONS))}


def compare(old: Loaded, new: Loaded, *, today: datetime.date | None = None) -> Comparison:
    """What changed from ``old`` to ``new``, whom it touches, and which guidelines should be read again.

    Items are compared as models: where and in which order they are written makes no difference. Items that one
    side could not read whole are left out (``Comparison.unread``). ``today`` is the day on which acceptances
    expire; without it none does.
    """
    versions = Versions(old, new)
    acceptances = Acceptances(versions.before, new, today)
    found = _with_moves(list(_found(versions)), versions)
    changes: list[Change] = []
    if found:
        reaching = Reaching(versions.before, lambda: versions.before_graph, versions.after_graph, versions.renames)
        changes = [acceptances.covered(_change(one, old, new, versions, reaching)) for one in found]
        changes.sort(key=_by_weight_and_place)
    return Comparison(
        tuple(changes),
        suspects(versions.before, new, changes),
        tuple(acceptances.idle()),
        tuple(sorted(versions.unread)),
    )


def _with_moves(found: list[Found], versions: Versions) -> list[Found]:
    gone = [versions.before.promises[key] for section, key in versions.gone if section == "promises"]
    came = [versions.after.promises[key] for section, key in versions.came if section == "promises"]
    return with_successors(
        with_moves(found, gone, came, versions.before, versions.after), came, versions.before, versions.after
    )


def _found(versions: Versions) -> Iterator[Found]:
    before, after = versions.before, versions.after
    for address in versions.gone:
        yield item_removed(before.section(address[0])[address[1]], before, At(address, address))
    for address in versions.came:
        yield item_added(after.section(address[0])[address[1]], after, At(address, address))
    for (section, old_id), new_id in sorted(versions.renames.items()):
        yield item_renamed(At((section, old_id), (section, new_id)))
    for old_address, new_address, old, new in versions.differing():
        at = At(("portfolio",), ("portfolio",)) if new_address == ABOUT else At(old_address, new_address)
        yield from fields(Pair(old, new, before, after), at, old, new, TABLES[new_address[0]])
    for old_address, new_address, old, new in versions.with_pictures():
        yield from replaced(Pair(old, new, before, after), At(old_address, new_address))


def _change(found: Found, old: Loaded, new: Loaded, versions: Versions, reaching: Reaching) -> Change:
    path = found.new_path if found.new_path is not None else found.old_path
    assert path is not None
    in_old = found.new_path is None
    section, item_id, inner = _parts(path)
    if in_old:
        item_id = versions.renames.get((section, item_id), item_id)
    here = (section, item_id, *inner) if section != "portfolio" else path
    is_left = not in_old or section == "portfolio" or item_id in new.portfolio.section(section)
    return Change(
        code=found.kind.code,
        weight=_weight(found, section, item_id, versions),
        section=section,
        id=item_id,
        field="id"
        if found.kind.weight == "renamed" and not inner
        else ".".join(k for k in inner if isinstance(k, str)),
        path=path,
        span=(old if in_old else new).source_map.span(path),
        old=found.old,
        new=found.new,
        message=found.message,
        lead=found.lead,
        reach=reaching.of(found.old_path, found.new_path),
        in_old=in_old,
        shown_at=new.source_map.span(here) if is_left else None,
    )


def _parts(path: KeyPath) -> tuple[str, str, KeyPath]:
    """Section, id and the path inside the item."""
    if path[0] == "portfolio":
        return "portfolio", "", path[1:]
    return str(path[0]), str(path[1]), path[2:]


def _weight(found: Found, section: str, item_id: str, versions: Versions) -> Weight:
    """The kind's weight; what happens to a promise that nobody was or is given makes it neither weaker nor stronger."""
    weight = found.kind.weight
    if section == "promises" and weight in ("weaker", "stronger"):
        sides = [side.promises.get(item_id) for side in (versions.before, versions.after)]
        if not any(promise and promise.status in GIVEN for promise in sides):
            return "changed"
    return weight


def _by_weight_and_place(change: Change) -> tuple[int, int, str, str, str, str]:
    return (
        WEIGHTS.index(change.weight), _SECTION_ORDER[change.section], change.id, change.code, str(change.path),
        change.old,
    )  # fmt: skip
