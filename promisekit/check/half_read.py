"""Which findings only seem so, because something could not be read or an id was mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Final, NamedTuple

from promisekit.check.naming import Guesses
from promisekit.check.rule import Finding, Rule
from promisekit.graph.graph import ABOUT, Address, Graph
from promisekit.model.walk import KeyPath
from promisekit.read.loader import Loaded

_BY_THEMSELVES: Final = ("PK1", "PK3", "PK5")
"""Families that look at a reference, a text or a metric alone, whatever the items say that it refers to."""
_TIME: Final = "PK4"
"""The family that adds up the hours of those whom a promise refers to."""

_IN_BACKTICKS: Final = re.compile(r"([a-z0-9-]+)`")
_ALIKE: Final = 0.75
"""How alike (1: the same) an unknown id and one that exists are at least, if the one was meant to be the other."""


class _Slips(NamedTuple):
    """What mistyped ids were meant to refer to, with what that refers to; and by the items in which they stand, and
    those that refer to these, the ids that were meant."""

    meant: set[Address]
    ids: set[str]
    at: dict[KeyPath, set[str]]


class HalfRead:
    """What is known of a portfolio of which a part could not be read."""

    def __init__(self, loaded: Loaded, graph: Graph, *, tells_unknown: bool) -> None:
        """``tells_unknown``: whether references to what does not exist are reported."""
        self._loaded = loaded
        self._tells_unknown = tells_unknown
        self._graph = graph
        self._is_whole = not loaded.broken and not loaded.has_unread
        self._no_time = ABOUT in loaded.broken

    def silences(self, rule: Rule) -> bool:
        """Whether all that the rule finds may only seem so."""
        if self._loaded.about_is_unread:
            # How findings are weighed, and whether they are looked for, may stand in what could not be read.
            return True
        if rule.needs_all_items and self._loaded.has_unread:
            return True
        return self._no_time and rule.code.startswith(_TIME)

    def hides(self, rule: Rule, finding: Finding) -> bool:
        """Whether what the rule finds may only seem so."""
        place = finding.path[:2]
        if not self._is_whole and self._loaded.hides(rule.code, finding.path):
            return True
        if rule.code.startswith(_BY_THEMSELVES):
            return False
        return self._is_of_slips(rule, finding, place) or (
            not self._is_whole and (place in self._shaky or not self._broken_ids.isdisjoint(_named(finding.message)))
        )

    def _is_of_slips(self, rule: Rule, finding: Finding, place: KeyPath) -> bool:
        slips = self._slips
        if not slips.meant:
            return False
        # What looks at the findings of other rules does not see those that are hidden.
        if rule.runs_last or (rule.needs_all_items and place in slips.meant):
            return True
        if rule.needs_all_items and not slips.ids.isdisjoint(_named(f"{finding.message} {finding.hint}")):
            return True
        return not slips.at.get(place, set()).isdisjoint(_named(finding.message))

    @cached_property
    def _broken_ids(self) -> frozenset[str]:
        return frozenset(item_id for _section, item_id in self._loaded.broken)

    @cached_property
    def _slips(self) -> _Slips:
        """They are reported as unknown: of what was meant, nobody should say that nothing refers to it."""
        found, graph, guesses = _Slips(set(), set(), defaultdict(set)), self._graph, Guesses(self._graph)
        known: dict[tuple[str, tuple[str, ...]], Address | None] = {}
        for reference in graph.unresolved if self._tells_unknown else ():
            asked = (reference.target_id, reference.sections)
            if reference.field == "[[ ]]":
                continue
            if asked not in known:
                near = next(iter(guesses.at(*asked)), None)
                slip = near is not None and _is_slip(reference.target_id, near)
                known[asked] = graph.resolve(reference.sections, near) if near and slip else None
            meant = known[asked]
            if meant:
                those = {meant, *(r.target for r in graph.outgoing.get(meant, ()) if r.target)}
                ids = {item_id for _section, item_id in those}
                found.meant.update(those)
                found.ids.update(ids)
                for place in (reference.source, *graph.referrers(reference.source)):
                    found.at[place] |= ids - {place[1]}
        return found

    @cached_property
    def _shaky(self) -> frozenset[KeyPath]:
        """Items that refer to what could not be read, or to something that does."""
        found: set[Address] = set(self._loaded.broken)
        for _round in range(2):
            # A promise rests on a role that rests on a function, whose hours count for both.
            found |= {
                reference.source
                for reference in self._graph.references
                if (reference.target in found if reference.target else self._loaded.may_be_unread(reference.target_id))
            }
        return frozenset(found)


def _named(words: str) -> set[str]:
    """The ids that are named there."""
    return set(_IN_BACKTICKS.findall(words))


def _is_slip(written: str, near: str) -> bool:
    """Whether one id is the other but for a slip of the pen."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, written, near).ratio() >= _ALIKE
