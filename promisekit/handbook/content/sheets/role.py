"""A role's page: what it does, by touchpoint, then promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from promisekit.graph.relations import GuidelineOf, Relations
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.delivery import Delivery, deliveries
from promisekit.model.actor import Role
from promisekit.model.journey import Journey
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint


@dataclass
class Desk:
    """What the role does at one touchpoint. A guideline that holds at several stands in full at the first only."""

    touchpoint: Touchpoint
    guidelines: list[GuidelineOf] = field(default_factory=list)
    told_elsewhere: list[tuple[GuidelineOf, str]] = field(default_factory=list)
    """A guideline, and the touchpoint under which it stands in full."""
    also_promised: list[Promise] = field(default_factory=list)
    """What else is kept here, without a guideline for the role."""

    def needs_when(self, guideline: GuidelineOf) -> bool:
        """Whether the guideline's `when` tells it apart: another one here is for the same promise."""
        promises = [one.promise.id for one in self.guidelines]
        return bool(guideline.guideline.when) and promises.count(guideline.promise.id) > 1

    def is_first_of_its_promise(self, guideline: GuidelineOf) -> bool:
        """Whether what holds for the whole promise is told here."""
        return next(one for one in self.guidelines if one.promise.id == guideline.promise.id) is guideline


@dataclass
class RoleSheet:
    """Everything about one role."""

    role: Role
    desks: list[Desk]
    in_preparation: list[GuidelineOf]
    """Of drafts: not to be acted upon."""
    takes_over: list[GuidelineOf]
    """Others' guidelines that escalate to this role."""
    skills: list[str]
    trainings: list[str]
    journeys: list[Journey]
    also_at: list[str]
    """Touchpoints that it staffs without a guideline of its own."""
    own_deliveries: list[Delivery]
    """What the role itself has committed to."""
    deliveries_of_function: list[Delivery]
    """What its function has committed to in the role's promises and those of its touchpoints; in all, where it has
    none."""


def guideline_anchor(guideline: GuidelineOf) -> str:
    """The guideline's own address on its role's page."""
    return f"{guideline.promise.id}--{guideline.id}"


def pains_answered(book: Book, promise: Promise) -> list[PainPoint]:
    """The pains that the promise answers, as they are written."""
    return [book.portfolio.pain_points[p] for p in promise.answers if p in book.portfolio.pain_points]


def pain_behind(book: Book, guideline: GuidelineOf) -> PainPoint | None:
    """The worst pain that the promise answers where the guideline holds: why the customer cares."""
    pains = pains_answered(book, guideline.promise)
    here = [pain for pain in pains if set(pain.at) & set(guideline.touchpoints)]
    return max(here or pains, key=lambda pain: pain.severity or 0, default=None)


def main_cases_first(book: Book, promise: Promise, touchpoint: str) -> tuple[int, int, int]:
    """Sort key: what comes up every day before what is rare.

    A promise weighs as much as the worst pain that it answers at the touchpoint; where that decides nothing, as all of
    them there, then as the worst that it answers elsewhere. Promises that weigh the same stay as written.
    """
    pains = pains_answered(book, promise)
    here = [weight(pain) for pain in pains if touchpoint in pain.at]
    return -max(here, default=0), -sum(here), -max(map(weight, pains), default=0)


def weight(pain: PainPoint) -> int:
    """How often it happens × how bad it is, each 1 to 5; what is not known counts as the middle."""
    return (pain.frequency or 3) * (pain.severity or 3)


def everyday_order(book: Book, guidelines: Iterable[GuidelineOf], touchpoint: str) -> list[GuidelineOf]:
    """Promise by promise, main cases first; of one promise, what holds always before what has a `when` of its own."""
    by_promise: dict[str, list[GuidelineOf]] = {}
    for of in guidelines:
        by_promise.setdefault(of.promise.id, []).append(of)
    promises = sorted(by_promise.values(), key=lambda own: main_cases_first(book, own[0].promise, touchpoint))
    return [of for own in promises for of in sorted(own, key=lambda of: of.guideline.when is not None)]


def by_encounters(touchpoint: Touchpoint) -> tuple[float, str]:
    """Sort key: the busiest touchpoint first."""
    return (-(touchpoint.encounters_per_month or 0), touchpoint.id)


def role_sheet(book: Book, role: Role) -> RoleSheet:
    """Sorts a role's guidelines under the touchpoints where they hold, the busiest first."""
    own = book.relations.guidelines_of.get(role.id, [])
    active = [guideline for guideline in own if in_force(guideline.promise)]
    desks = _desks(book, active)
    staffed = [t for t in book.portfolio.touchpoints.values() if role.id in t.roles]
    at_desks = {desk.touchpoint.id for desk in desks}
    promises = {guideline.promise.id for guideline in active}
    promises |= {p.id for t in [*at_desks, *(t.id for t in staffed)] for p in book.relations.promises_at.get(t, ())}
    commitments = [one for one in book.relations.commitments_of.get(role.function, ()) if in_force(one.promise)]
    skills = list(dict.fromkeys([*role.skills, *(s for g in active for s in g.guideline.skills)]))
    return RoleSheet(
        role=role,
        desks=desks,
        in_preparation=[g for g in own if g.promise.status == "draft"],
        takes_over=_taken_over(book, role.id),
        skills=skills,
        trainings=_trainings(book, role.id, skills),
        journeys=journeys_of(book.relations, role.id),
        also_at=[t.id for t in sorted(staffed, key=by_encounters) if t.id not in at_desks],
        own_deliveries=deliveries(one for one in commitments if one.commitment.by == role.id),
        deliveries_of_function=deliveries(
            one
            for one in commitments
            if one.commitment.by == role.function and (one.promise.id in promises or not promises)
        ),
    )


def journeys_of(relations: Relations, *actors: str) -> list[Journey]:
    """The journeys in which one of the actors does something, each once."""
    found = {action.journey.id: action.journey for actor in actors for action in relations.actions_of.get(actor, [])}
    return list(found.values())


def _desks(book: Book, guidelines: list[GuidelineOf]) -> list[Desk]:
    touchpoints = book.portfolio.touchpoints
    where = {t for guideline in guidelines for t in guideline.touchpoints if t in touchpoints}
    desks = [Desk(touchpoints[t]) for t in where]
    desks.sort(key=lambda desk: by_encounters(desk.touchpoint))
    told_at: dict[str, str] = {}
    for desk in desks:
        for guideline in everyday_order(book, guidelines, desk.touchpoint.id):
            if desk.touchpoint.id in guideline.touchpoints:
                anchor = guideline_anchor(guideline)
                if anchor in told_at:
                    desk.told_elsewhere.append((guideline, told_at[anchor]))
                else:
                    desk.guidelines.append(guideline)
                    told_at[anchor] = desk.touchpoint.id
        asked = {guideline.promise.id for guideline in guidelines if desk.touchpoint.id in guideline.touchpoints}
        kept = book.relations.promises_at.get(desk.touchpoint.id, ())
        others = [promise for promise in kept if in_force(promise) and promise.id not in asked]
        desk.also_promised = sorted(others, key=lambda one: main_cases_first(book, one, desk.touchpoint.id))
    return desks


def _taken_over(book: Book, role_id: str) -> list[GuidelineOf]:
    return [
        guideline
        for guidelines in book.relations.guidelines_of.values()
        for guideline in guidelines
        if in_force(guideline.promise)
        and guideline.guideline.if_it_fails
        and guideline.guideline.if_it_fails.escalate_to == role_id
    ]


def _trainings(book: Book, role_id: str, skills: list[str]) -> list[str]:
    return [
        training.id
        for training in book.portfolio.trainings.values()
        if role_id in training.for_ or (not training.for_ and set(skills) & set(training.teaches))
    ]
