"""Ids, each with what people call the item; first those that most likely belong here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol.types import CompletionItemKind as Kind

from promisekit.diagnostic import KeyPath
from promisekit.language_server.asked import Asked, sections_in
from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.known import KnownItem
from promisekit.language_server.place import Cursor, Place
from promisekit.language_server.summary import summary
from promisekit.model.actor import Function, Role, System
from promisekit.model.pain_point import PainPoint
from promisekit.model.portfolio import ACTOR_SECTIONS
from promisekit.model.touchpoint import Touchpoint
from promisekit.read.shape import noun

_KIND: Final = Kind.Reference
Rank = dict[str, int]
"""Id -> how near it is, 0 the nearest."""


def ids(cursor: Cursor, place: Place, sections: tuple[str, ...]) -> list[Offer]:
    """The items of these sections, but for those that the list has already and the item itself."""
    there = _there(cursor, place)
    near = _near(cursor, place.path)
    own = place.path[1] if len(place.path) > 1 and place.path[0] in sections else None
    items = [item for item in cursor.portfolio.known.of(sections) if item.id not in there and item.id != own]
    items.sort(key=lambda item: (near.get(item.id, len(near)), sections.index(item.section), item.name.lower()))
    offers = [offer_of(cursor, item, tells_section=len(sections) > 1) for item in items]
    if place.path[-1:] == ("by",) and sections == ACTOR_SECTIONS:
        offers.append(
            Offer("customer", Kind.Keyword, "the customer", "The clock of the promise stands still meanwhile.")
        )
    return offers


def offer_of(cursor: Cursor, item: KnownItem, *, tells_section: bool) -> Offer:
    """An id as it is offered."""
    said = item.name
    if tells_section and item.item is not None:
        said = f"{item.name} ({noun(type(item.item)).split(' ', 1)[1]})"
    return Offer(item.id, _KIND, said, summary(cursor.portfolio, item), known_as=item.name)


def _there(cursor: Cursor, place: Place) -> set[str]:
    """The ids that stand in the same list or mapping already."""
    word = place.word
    if place.is_key:
        return {str(key) for key in cursor.sketch.children(place.path)} - {word}
    if isinstance(place.path[-1], int):
        return set(cursor.sketch.words(place.path[:-1])) - {word}
    return set()


def _near(cursor: Cursor, path: KeyPath) -> Rank:
    """Which ids belong to where the cursor is: to the touchpoint of a step or a guideline, to its function."""
    nearest = _Nearest(cursor)
    section, depth = path[0] if path else "", len(path)
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    if section == "journeys" and "steps" in path:
        step = path[: path.index("steps") + 2]
        nearest.of_touchpoints(cursor.sketch.words((*step, "touchpoint")))
    elif section == "promises" and depth > 2:
        promise = path[:2]
        if path[2] == "guidelines" and depth > 3:
            guideline = path[:4]
            if field == "escalate_to":
                nearest.of_role(cursor.sketch.words((*guideline, "role")))
            if field == "at":
                nearest.add(cursor.sketch.words((*promise, "kept_at")))
            nearest.of_touchpoints(cursor.sketch.words((*guideline, "at")))
        if path[2] in ("commitments", "accountable"):
            nearest.add(cursor.sketch.words((*promise, "accountable")))
            nearest.responsible(cursor.sketch.words((*promise, "kept_at")))
        if field == "kept_at":
            nearest.where_felt(cursor.sketch.words((*promise, "answers")))
        if field == "answers":
            nearest.pains_at(cursor.sketch.words((*promise, "kept_at")))
        nearest.of_touchpoints(cursor.sketch.words((*promise, "kept_at")))
    elif section == "touchpoints" and depth > 2:
        nearest.of_functions(cursor.sketch.words((*path[:2], "responsible")))
    elif section in ("functions", "roles") and depth > 2:
        nearest.of_functions([str(path[1]), *cursor.sketch.words((*path[:2], "function"))])
    return {item_id: rank for rank, item_id in enumerate(nearest.found)}


class _Nearest:
    """Gathers ids, the nearest first."""

    def __init__(self, cursor: Cursor) -> None:
        self.found: dict[str, None] = {}
        self._known = cursor.portfolio.known

    def add(self, ids: Iterable[str]) -> None:
        self.found.update(dict.fromkeys(ids))

    def of_touchpoints(self, ids: Iterable[str]) -> None:
        """Who meets the customer there; then who else is in the functions that answer for it."""
        touchpoints = [one for one in map(self._touchpoint, ids) if one is not None]
        for touchpoint in touchpoints:
            self.add(touchpoint.roles)
            self.add(touchpoint.systems)
        for touchpoint in touchpoints:
            self.of_functions([touchpoint.responsible])
        for touchpoint in touchpoints:
            self.of_functions(touchpoint.supported_by)

    def responsible(self, touchpoints: Iterable[str]) -> None:
        """The functions that answer for these touchpoints."""
        for touchpoint in filter(None, map(self._touchpoint, touchpoints)):
            self.add([touchpoint.responsible, *touchpoint.supported_by])

    def of_functions(self, ids: Iterable[str]) -> None:
        """The functions themselves, their roles and their systems."""
        for function in ids:
            self.add([function])
            self.add(
                one.id for one in self._known if isinstance(one.item, Role | System) and one.item.function == function
            )

    def of_role(self, ids: Iterable[str]) -> None:
        """Who leads the function of a role."""
        for role_id in ids:
            role = self._known.get(("roles", role_id))
            function_id = role.item.function if role and isinstance(role.item, Role) else ""
            function = self._known.get(("functions", function_id))
            if function and isinstance(function.item, Function):
                self.add([*([function.item.lead] if function.item.lead else []), function_id])

    def where_felt(self, pains: Iterable[str]) -> None:
        """The touchpoints at which these pain points are felt."""
        for pain_id in pains:
            pain = self._known.get(("pain_points", pain_id))
            if pain and isinstance(pain.item, PainPoint):
                self.add(pain.item.at)

    def pains_at(self, touchpoints: Iterable[str]) -> None:
        """The pain points that are felt there."""
        wanted = set(touchpoints)
        pains = ((one.id, one.item) for one in self._known if isinstance(one.item, PainPoint))
        self.add(item_id for item_id, pain in pains if not wanted.isdisjoint(pain.at))

    def _touchpoint(self, item_id: str) -> Touchpoint | None:
        known = self._known.get(("touchpoints", item_id))
        return known.item if known and isinstance(known.item, Touchpoint) else None


def key_sections(asked: Asked | None) -> tuple[str, ...]:
    """The sections whose ids are the keys of a mapping."""
    return sections_in(asked.keys) if asked is not None and asked.keys is not None else ()
