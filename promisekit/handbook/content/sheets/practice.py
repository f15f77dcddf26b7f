"""What somebody in a role practises: situations to try oneself on, and what to read in the first week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.graph.relations import GuidelineOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.sheets.role import RoleSheet, pain_behind, pains_answered, role_sheet, weight
from promisekit.model.actor import Role
from promisekit.model.improvement import Story
from promisekit.model.pain_point import PainPoint
from promisekit.model.touchpoint import Touchpoint

_FIRST_PROMISES: Final = 2
"""With so many promises a new colleague begins: those of the busiest touchpoint first."""


@dataclass(frozen=True)
class Situation:
    """A moment with a customer: what is heard, and the guideline that says what to do then."""

    of: GuidelineOf
    touchpoint: Touchpoint
    pain: PainPoint | None
    """Whose words the customer says."""
    stories: list[Story]
    """How it went with a real customer."""


@dataclass(frozen=True)
class PracticeSheet:
    """A role's situations, the busiest touchpoint first, and what it reads first and then."""

    role: Role
    situations: list[Situation]
    first_promises: list[str]
    other_promises: list[str]
    sheet: RoleSheet


def practice_sheet(book: Book, role: Role) -> PracticeSheet:
    """What somebody in the role practises; of promises that are agreed or live."""
    sheet = role_sheet(book, role)
    pairs = [(desk.touchpoint, of) for desk in sheet.desks for of in desk.guidelines]
    promises = list(dict.fromkeys(of.promise.id for _, of in pairs))
    return PracticeSheet(
        role=role,
        situations=[Situation(of, at, _heard(book, of, at), _stories(book, of)) for at, of in pairs],
        first_promises=promises[:_FIRST_PROMISES],
        other_promises=promises[_FIRST_PROMISES:],
        sheet=sheet,
    )


def practising_roles(book: Book) -> list[Role]:
    """Roles of which a promise in force asks something by name."""
    asked = book.relations.guidelines_of
    return [
        role for role in book.portfolio.roles.values() if any(in_force(of.promise) for of in asked.get(role.id, ()))
    ]


def _heard(book: Book, of: GuidelineOf, at: Touchpoint) -> PainPoint | None:
    """What is said at this touchpoint, where anything is; else what is said wherever the guideline holds."""
    here = [pain for pain in pains_answered(book, of.promise) if at.id in pain.at]
    return max(here, key=weight, default=None) or pain_behind(book, of)


def _stories(book: Book, of: GuidelineOf) -> list[Story]:
    return [
        story
        for story in book.portfolio.stories.values()
        if of.promise.id in story.shows and (not story.at or set(story.at) & set(of.touchpoints))
    ]
