"""A touchpoint's page: a customer is here now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from promisekit.graph.relations import FailPointOf, GuidelineOf, StepOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.role import everyday_order, main_cases_first
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class KeptHere:
    """A promise kept at the touchpoint, and what each role does for it there."""

    promise: Promise
    roles: list[tuple[str, list[GuidelineOf]]]
    """Role id and guidelines: whoever has most at the touchpoint comes first, then as the touchpoint names them."""


@dataclass(frozen=True)
class TouchpointSheet:
    """What was promised here, who keeps it, and where it breaks."""

    kept: list[KeptHere]
    """The promises that come up most first."""
    roles: dict[str, int]
    """Role id -> how many guidelines it has here; those that staff it without one have none."""
    fail_points: list[FailPointOf]
    pains: list[PainPoint]
    """The most severe first."""
    steps: list[StepOf]


def touchpoint_sheet(book: Book, touchpoint: Touchpoint, fail_points: list[FailPointOf]) -> TouchpointSheet:
    """``fail_points`` are those at this touchpoint."""
    relations = book.relations
    pains = sorted(relations.pain_points_at.get(touchpoint.id, []), key=lambda p: (-(p.severity or 0), p.id))
    promises = [p for p in relations.promises_at.get(touchpoint.id, []) if in_force(p)]
    promises.sort(key=lambda promise: main_cases_first(book, promise, touchpoint.id))
    own = [
        GuidelineOf(promise, guideline_id, guideline)
        for promise in promises
        for guideline_id, guideline in promise.guidelines.items()
    ]
    here = everyday_order(book, (of for of in own if touchpoint.id in of.touchpoints), touchpoint.id)
    count = Counter(of.guideline.role for of in here)
    roles = sorted(dict.fromkeys([*touchpoint.roles, *count]), key=lambda role: -count[role])
    kept = []
    for promise in promises:
        by_role = [
            (role, [of for of in here if (of.promise.id, of.guideline.role) == (promise.id, role)]) for role in roles
        ]
        kept.append(KeptHere(promise, [(role, own) for role, own in by_role if own]))
    return TouchpointSheet(
        kept, {role: count[role] for role in roles}, fail_points, pains, relations.steps_at.get(touchpoint.id, [])
    )


def fail_points_by_touchpoint(book: Book) -> dict[str, list[FailPointOf]]:
    """Touchpoint id -> fail points in the steps that happen there, the most severe first."""
    found: dict[str, list[FailPointOf]] = {}
    for fail_point in book.relations.fail_points:
        if fail_point.step.touchpoint:
            found.setdefault(fail_point.step.touchpoint, []).append(fail_point)
    for fail_points in found.values():
        fail_points.sort(key=lambda f: -(f.fail_point.severity or 0))
    return found
