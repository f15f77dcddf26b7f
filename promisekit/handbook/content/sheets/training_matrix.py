"""The training matrix: which role needs which skill, where it learns it, and where nobody teaches it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from promisekit.graph.relations import GuidelineOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.model.actor import Role
from promisekit.model.capability import Skill, Training

MOST_COLUMNS: Final = 30
"""Skills side by side in one table."""


@dataclass(frozen=True)
class MatrixCell:
    """A skill and a role: whether it is needed, what for, and the trainings of it that are for the role."""

    skill: Skill
    by_role: bool
    """Whether the role itself names it."""
    guidelines: list[GuidelineOf]
    """The role's guidelines that name it."""
    trainings: list[Training]

    @property
    def is_needed(self) -> bool:
        """Whether the role, or a guideline of it, needs the skill."""
        return self.by_role or bool(self.guidelines)

    @property
    def is_gap(self) -> bool:
        """Whether it is needed, and no training of it is for the role."""
        return self.is_needed and not self.trainings


@dataclass(frozen=True)
class MatrixRow:
    """A role, and by skill its cells that have something to tell."""

    role: Role
    cells: dict[str, MatrixCell]


@dataclass(frozen=True)
class MatrixPart:
    """Roles against the skills that any of them needs or learns: those of one function, or all of them."""

    function: str | None
    """Its id; None where the part is the whole."""
    skills: list[Skill]
    rows: list[MatrixRow]


@dataclass(frozen=True)
class PlannedNext:
    """A skill that roles need and are not taught."""

    skill: Skill
    roles: list[str]
    guidelines: list[GuidelineOf]
    """What rests on it."""
    trainings: list[str]
    """Those that teach it to others; a training is to be made where there is none."""


@dataclass(frozen=True)
class TrainingMatrix:
    """Roles that need or learn a skill, by function, against skills."""

    skills: list[Skill]
    rows: list[MatrixRow]
    taught: int
    """How many skills some training teaches."""
    plan: list[PlannedNext]
    """What to plan next: that on which most guidelines rest first."""

    @property
    def to_make(self) -> int:
        """How many needed skills no training teaches."""
        return sum(not one.trainings for one in self.plan)

    @property
    def to_open(self) -> int:
        """How many skills are taught to others only."""
        return len(self.plan) - self.to_make

    @property
    def parts(self) -> list[MatrixPart]:
        """The whole, while a reader can find a column in it; else a part for each function."""
        if len(self.skills) <= MOST_COLUMNS:
            return [MatrixPart(None, self.skills, self.rows)]
        by_function: dict[str, list[MatrixRow]] = defaultdict(list)
        for row in self.rows:
            by_function[row.role.function].append(row)
        return [
            MatrixPart(function, [skill for skill in self.skills if any(skill.id in row.cells for row in rows)], rows)
            for function, rows in by_function.items()
        ]


def training_matrix(book: Book) -> TrainingMatrix:
    """Crosses roles with skills."""
    portfolio = book.portfolio
    skills = list(portfolio.skills.values())
    taught: dict[str, list[Training]] = defaultdict(list)
    for training in portfolio.trainings.values():
        for skill_id in training.teaches:
            taught[skill_id].append(training)
    roles = [portfolio.roles[role] for f in portfolio.functions for role in book.relations.roles_of.get(f, ())]
    rows = [MatrixRow(role, _cells(book, role, skills, taught)) for role in roles]
    rows = [row for row in rows if row.cells]
    return TrainingMatrix(skills, rows, sum(skill.id in taught for skill in skills), _plan(skills, rows, taught))


def _plan(skills: list[Skill], rows: list[MatrixRow], taught: dict[str, list[Training]]) -> list[PlannedNext]:
    plan = []
    for skill in skills:
        gaps = [(row.role.id, cell) for row in rows if (cell := row.cells.get(skill.id)) and cell.is_gap]
        guidelines = [of for _, cell in gaps for of in cell.guidelines]
        if gaps:
            trainings = [training.id for training in taught.get(skill.id, ())]
            plan.append(PlannedNext(skill, [role for role, _ in gaps], guidelines, trainings))
    return sorted(plan, key=lambda one: (-len(one.guidelines), -len(one.roles)))


def _cells(book: Book, role: Role, skills: list[Skill], taught: dict[str, list[Training]]) -> dict[str, MatrixCell]:
    needing: dict[str, list[GuidelineOf]] = defaultdict(list)
    for of in book.relations.guidelines_of.get(role.id, ()):
        if in_force(of.promise):
            for skill_id in dict.fromkeys(of.guideline.skills):
                needing[skill_id].append(of)
    cells = {}
    for skill in skills:
        is_needed = skill.id in role.skills or skill.id in needing
        # A training that is for nobody in particular is for all who need the skill.
        trainings = [
            training
            for training in taught.get(skill.id, ())
            if role.id in training.for_ or (not training.for_ and is_needed)
        ]
        if is_needed or trainings:
            cells[skill.id] = MatrixCell(skill, skill.id in role.skills, needing.get(skill.id, []), trainings)
    return cells
