"""The unit of a comparison: one change to one item, weighed by what it means for customers and staff."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal

from promisekit.diagnostic import Span
from promisekit.model.base import Acceptance
from promisekit.model.walk import KeyPath

Weight = Literal["weaker", "stronger", "changed", "reworded", "added", "removed", "moved", "renamed"]
WEIGHTS: Final[tuple[Weight, ...]] = (
    "weaker", "removed", "changed", "stronger", "added", "renamed", "moved", "reworded",
)  # fmt: skip
"""By how much a reviewer should care, most first."""


@dataclass(frozen=True)
class Reach:
    """Whom a change touches, as ids by section, and for each by which way.

    A way is the fields walked from the item; `< kept_at` is walked backwards, from a touchpoint to the promises
    kept there. An empty way: the change itself names it.
    """

    items: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ways: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One change. ``code`` is stable (`PD101`); ``old`` and ``new`` are as an author would write them.

    ``path`` is the key path in the new portfolio, or in the old one where the new one has it no longer
    (``in_old``); ``span`` is where it stands there. ``shown_at`` is the nearest place in the new files, None where
    the whole item is gone. ``field`` is empty where the whole item came (``old`` is empty) or went (``new`` is).
    """

    code: str
    weight: Weight
    section: str
    id: str
    field: str
    path: KeyPath
    span: Span
    old: str
    new: str
    message: str
    reach: Reach = Reach()
    in_old: bool = False
    shown_at: Span | None = None
    accepted: Acceptance | None = None
    lead: str = ""
    """The message without its values; a note stays."""


@dataclass(frozen=True)
class Suspect:
    """A guideline that did not change while what it rests on did: it should be read again."""

    promise: str
    guideline: str
    role: str
    span: Span
    because: tuple[Change, ...]


WhyIdle = Literal["unused", "expired", "earlier"]


@dataclass(frozen=True)
class IdleAcceptance:
    """An entry under `accepted` with a change's code that accepts no change of this comparison.

    ``why``: ``unused`` (no such change), ``expired`` (its last day has passed), or ``earlier`` (it stood there before:
    it accepted an earlier change, and would hide the next one).
    """

    path: KeyPath
    span: Span
    acceptance: Acceptance
    why: WhyIdle


@dataclass(frozen=True)
class Comparison:
    """All changes by weight and place, and the guidelines to read again.

    ``unread`` are section and id of items that one of the sides could only read in part; they are not compared.
    """

    changes: tuple[Change, ...]
    suspects: tuple[Suspect, ...] = ()
    idle_acceptances: tuple[IdleAcceptance, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> dict[Weight, int]:
        """How many changes of each weight there are, accepted ones among them."""
        counted = Counter(change.weight for change in self.changes)
        return {weight: counted[weight] for weight in WEIGHTS if counted[weight]}

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes that nobody accepted."""
        return tuple(change for change in self.changes if change.accepted is None)
