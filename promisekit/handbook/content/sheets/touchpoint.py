"""A touchpoint's page: a customer is here now."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.graph.relations import FailPointOf, GuidelineOf, StepOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.role import main_cases_first
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class TouchpointSheet:
    """What was promised here, who keeps it, and where it breaks."""

    promises: list[Promise]
    """The ones that come up most first."""
    guidelines: dict[str, list[GuidelineOf]]
    """Role id -> its guidelines here; roles without one have an empty list."""
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
    guidelines: dict[str, list[GuidelineOf]] = {role: [] for role in touchpoint.roles}
    for promise in promises:
        for guideline_id, guideline in promise.guidelines.items():
            of = GuidelineOf(promise, guideline_id, guideline)
            if touchpoint.id in of.touchpoints:
                guidelines.setdefault(guideline.role, []).append(of)
    return TouchpointSheet(promises, guidelines, fail_points, pains, relations.steps_at.get(touchpoint.id, []))


def fail_points_by_touchpoint(book: Book) -> dict[str, list[FailPointOf]]:
    """Touchpoint id -> fail points in the steps that happen there, the most severe first."""
    found: dict[str, list[FailPointOf]] = {}
    for fail_point in book.relations.fail_points:
        if fail_point.step.touchpoint:
            found.setdefault(fail_point.step.touchpoint, []).append(fail_point)
    for fail_points in found.values():
        fail_points.sort(key=lambda f: -(f.fail_point.severity or 0))
    return found
