"""Whole items that came, went or have another id."""

from __future__ import annotations

from typing import Final

from promisekit.diff.found import At, Found, came, change, gone
from promisekit.diff.kind import Kind, pair
from promisekit.diff.kinds.any_item import ADDED, REMOVED, RENAMED
from promisekit.diff.unguided import unguided
from promisekit.diff.written import label
from promisekit.model.base import Item
from promisekit.model.pain_point import PainPoint
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

PROMISE_REMOVED, PROMISE_ADDED = pair(
    ("PD135", "PD136"),
    ("A promise is gone.", "Customers who counted on it have nothing to count on. A draft or a retired one counts as "
     "any item (PD901)."),
    ("A promise is new.", "Everybody who commits to it, or has a guideline in it, has something new to do."),
    ("promises", "call-back: {promise: We call you back the same day., kept_at: helpline, accountable: billing}", ""),
    ("removed", "added"),
)  # fmt: skip
PAIN_ADDED, PAIN_REMOVED = pair(
    ("PD534", "PD535"),
    ("A pain point is new, and no promise answers it.", "Customers hurt, and nobody promises them anything."),
    ("A pain point that no promise answered is gone.", "Either it is healed, or nobody looks any more: ask which."),
    ("pain_points", "", "no-answer: {terms: time, at: invoice, says: Nobody answers my letter.}"),
)
GIVEN: Final = ("agreed", "live")
"""Statuses of a promise that somebody counts on."""


def item_removed(item: Item, before: Portfolio, at: At) -> Found:
    """A whole item is gone."""
    kind = REMOVED
    if isinstance(item, Promise) and item.status in GIVEN:
        kind = PROMISE_REMOVED
    elif isinstance(item, PainPoint) and is_unanswered(item.id, before):
        kind = PAIN_REMOVED
    return gone(kind, at, label(item, before.about.language) or item.id, words=True)


def item_added(item: Item, after: Portfolio, at: At) -> Found:
    """A whole item is new."""
    kind: Kind = ADDED
    if isinstance(item, Promise) and item.status in GIVEN:
        kind = PROMISE_ADDED
    elif isinstance(item, PainPoint) and is_unanswered(item.id, after):
        kind = PAIN_ADDED
    note = unguided(item, after) if isinstance(item, Promise) and item.status == "live" else ""
    return came(kind, at, label(item, after.about.language) or item.id, note, words=True)


def item_renamed(at: At) -> Found:
    """An id changed while the content stayed."""
    return change(RENAMED, at, str(at.old[-1]), str(at.new[-1]))


def is_unanswered(pain_point: str, portfolio: Portfolio) -> bool:
    """Whether no promise but a retired one answers it."""
    return not any(pain_point in p.answers for p in portfolio.promises.values() if p.status != "retired")
