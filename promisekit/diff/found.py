"""What comparators work with: two versions of an item, a place in both, and what they found there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from promisekit.diff.kind import Kind
from promisekit.diff.written import shortened, side_by_side
from promisekit.model.base import Model
from promisekit.model.hours import Hours
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath


@dataclass(frozen=True)
class Pair:
    """An item before and after, and all the others before and after.

    References of the old item already carry the ids that renamed items have now.
    """

    old: Model
    new: Model
    before: Portfolio
    after: Portfolio

    @property
    def languages(self) -> tuple[str, str]:
        """The portfolio's own language before and after."""
        return self.before.about.language, self.after.about.language

    def clocks(self, *actors: str) -> list[Hours]:
        """Opening hours of actors before and after, on which durations in different units are compared."""
        return [side.hours_of(actor) for side in (self.before, self.after) for actor in actors]


class At(NamedTuple):
    """The same place in both portfolios, and what messages call it (``commitment `correct```); often nothing."""

    old: KeyPath
    new: KeyPath
    called: str = ""

    def __truediv__(self, key: str | int) -> At:
        return At((*self.old, key), (*self.new, key), self.called)

    def inner(self, old: str | int, new: str | int, called: str = "") -> At:
        """A place below that goes by different keys or positions."""
        return At((*self.old, old), (*self.new, new), called or self.called)


class Found(NamedTuple):
    """One change as a comparator finds it: the place before (None: new) and after (None: gone), and the values."""

    kind: Kind
    old_path: KeyPath | None
    new_path: KeyPath | None
    old: str
    new: str
    message: str
    subject: Model | None = None
    """The guideline that came or went, so that it is known again in another promise."""
    lead: str = ""
    """The message without its values; a note stays."""


Comparator = Callable[[Pair, At, Any, Any], Iterator[Found]]
"""Finds what changed between two different values of one field."""


def change(kind: Kind, at: At, old: str, new: str, note: str = "", words: bool = False) -> Found:
    """A change at a place that both sides have. ``words``: the values are what people read, and are quoted."""
    return Found(kind, at.old, at.new, old, new, _message(kind, at, old, new, note, words), lead=_lead(kind, at, note))


def gone(kind: Kind, at: At, old: str, note: str = "", words: bool = False, subject: Model | None = None) -> Found:
    """An entry that only the old side has."""
    return Found(kind, at.old, None, old, "", _message(kind, at, old, "", note, words), subject, _lead(kind, at, note))


def unsaid(kind: Kind, at: At, old: str, note: str = "", words: bool = False) -> Found:
    """A field of which the new side says nothing."""
    value = f"“{shortened(old)}”" if words else shortened(old)
    return gone(kind, at, old, note)._replace(message=_said(kind, at, f"it was {value}", note))


def came(kind: Kind, at: At, new: str, note: str = "", words: bool = False, subject: Model | None = None) -> Found:
    """A change at a place that only the new side has."""
    return Found(kind, None, at.new, "", new, _message(kind, at, "", new, note, words), subject, _lead(kind, at, note))


def _lead(kind: Kind, at: At, note: str = "") -> str:
    what = kind.what.rstrip(".")
    lead = f"in {at.called}, {what[0].lower()}{what[1:]}" if at.called else f"{what[0].lower()}{what[1:]}"
    return f"{lead} ({note})" if note else lead


def _message(kind: Kind, at: At, old: str, new: str, note: str, words: bool) -> str:
    cut = (shortened(new), shortened(old))
    if new and old:
        cut = side_by_side(new, old)
    values = [f"“{one}”" if words else one for one in cut if one]
    told = " instead of ".join(values)
    if kind.opposite == kind.code and not (new and old):
        # The kind itself does not say which way it went.
        now = "now also" if isinstance(at.new[-1], int) else "now"
        told = f"{now} {told}" if new else f"no longer {told}"
    return _said(kind, at, told, note)


def _said(kind: Kind, at: At, what: str, note: str) -> str:
    return f"{_lead(kind, at)}: {what}{f' ({note})' if note else ''}"
