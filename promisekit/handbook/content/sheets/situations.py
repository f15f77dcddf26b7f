"""What customers say and what happens, as a way in: what comes up most and hurts most first."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.graph.relations import GuidelineOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.role import by_encounters, main_cases_first, pains_answered, weight
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class Heard:
    """What a customer says, or what the case is, at a touchpoint, and the promise that answers it."""

    promise: Promise
    pains: list[PainPoint]
    """The worst first; empty where only guidelines say when they hold."""
    guidelines: list[GuidelineOf]
    """Those that hold at the touchpoint."""

    @property
    def weight(self) -> int:
        """That of its worst pain."""
        return max((weight(pain) for pain in self.pains), default=0)


def heard_at(book: Book) -> list[tuple[Touchpoint, list[Heard]]]:
    """By touchpoint, the busiest first; of promises that are agreed or live and tell somebody what to do there."""
    found = []
    for touchpoint in sorted(book.portfolio.touchpoints.values(), key=by_encounters):
        kept = [promise for promise in book.relations.promises_at.get(touchpoint.id, ()) if in_force(promise)]
        kept.sort(key=lambda promise: main_cases_first(book, promise, touchpoint.id))
        heard = [one for promise in kept if (one := _heard(book, promise, touchpoint)).guidelines]
        if heard:
            found.append((touchpoint, heard))
    return found


def heard_most(book: Book, most: int) -> list[Heard]:
    """What hurts most and comes up most, each promise once."""
    best: dict[str, Heard] = {}
    for _, heard in heard_at(book):
        for one in heard:
            if one.pains and one.weight > (best[one.promise.id].weight if one.promise.id in best else 0):
                best[one.promise.id] = one
    return sorted(best.values(), key=lambda one: -one.weight)[:most]


def _heard(book: Book, promise: Promise, touchpoint: Touchpoint) -> Heard:
    here = [pain for pain in pains_answered(book, promise) if touchpoint.id in pain.at]
    guidelines = [GuidelineOf(promise, key, guideline) for key, guideline in promise.guidelines.items()]
    return Heard(
        promise,
        sorted(here, key=weight, reverse=True),
        [one for one in guidelines if touchpoint.id in one.touchpoints],
    )
