"""The unit of a comparison: one change to one item, weighed by what it means for customers and staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath

Weight = Literal["weaker", "stronger", "changed", "reworded", "added", "removed", "moved", "renamed"]
WEIGHTS: Final[tuple[Weight, ...]] = (
    "weaker", "removed", "changed", "stronger", "added", "renamed", "moved", "reworded",
)  # fmt: skip
"""By how much a reviewer should care, most first."""


@dataclass(frozen=True)
class Reach:
    """Whom a change touches, as ids by section, and for each by which way (the fields walked, from the item)."""

    items: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ways: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One change. ``code`` is stable (`PD101`); ``old`` and ``new`` are as an author would write them.

    ``path`` is the key path in the new portfolio, or in the old one where the new one has it no longer; ``span``
    is where it stands there.
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


@dataclass(frozen=True)
class Suspect:
    """A guideline that did not change while what it rests on did: it should be read again."""

    promise: str
    guideline: str
    role: str
    span: Span
    because: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """All changes by weight and place, and the guidelines to read again."""

    changes: tuple[Change, ...]
    suspects: tuple[Suspect, ...]
