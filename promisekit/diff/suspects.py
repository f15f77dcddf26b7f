"""Guidelines that did not change while what they rest on did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from promisekit.diff.change import Change, Suspect
from promisekit.model.guideline import Guideline
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.read.loader import Loaded

OF_THE_PROMISE: Final = frozenset(
    "promise within share notice no_more_than starts stops hours conditions exclusions remedy dispute customer_does "
    "kept_at accountable commitments status basis".split()
)
"""Fields of a promise that staff act by or speak of."""
OF_THE_TOUCHPOINT: Final = frozenset("channel responsible supported_by systems evidence roles".split())
"""Fields of a touchpoint that change what staff find or show there."""
_HARMLESS: Final = frozenset({"reworded", "renamed", "moved"})


def suspects(before: Portfolio, new: Loaded, changes: Sequence[Change]) -> tuple[Suspect, ...]:
    """Unchanged guidelines of promises, commitments or touchpoints that changed; ``before`` has the ids of now."""
    return tuple(_suspects(before, new, [c for c in changes if c.weight not in _HARMLESS or c.code == "PD148"]))


def _suspects(before: Portfolio, new: Loaded, changes: Sequence[Change]) -> Iterator[Suspect]:
    of_promises: dict[str, list[Change]] = {}
    at_touchpoints: dict[str, list[Change]] = {}
    for change in changes:
        top = change.field.partition(".")[0]
        if change.section == "promises" and top in OF_THE_PROMISE:
            of_promises.setdefault(change.id, []).append(change)
        elif change.section == "touchpoints" and top in OF_THE_TOUCHPOINT:
            at_touchpoints.setdefault(change.id, []).append(change)
    for promise in new.portfolio.promises.values():
        old = before.promises.get(promise.id)
        if old is None or promise.status == "retired":
            continue
        for guideline_id, guideline in _unchanged(old, promise):
            places = promise.touchpoints_of(guideline)
            because = [
                *of_promises.get(promise.id, ()),
                *(change for place in dict.fromkeys(places) for change in at_touchpoints.get(place, ())),
            ]
            if because:
                span = new.source_map.key_span(("promises", promise.id, "guidelines", guideline_id))
                yield Suspect(promise.id, guideline_id, guideline.role, span, tuple(because))


def _unchanged(old: Promise, new: Promise) -> Iterator[tuple[str, Guideline]]:
    """Guidelines that say what they said, perhaps under another id."""
    said = list(old.guidelines.values())
    for guideline_id, guideline in new.guidelines.items():
        if guideline in said:
            yield guideline_id, guideline
