"""The training matrix: which role needs which skill, where it learns it, and where nobody teaches it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from promisekit.graph.relations import GuidelineOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.model.actor import Role
from promisekit.model.capability import Skill, Training


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
    """A role and its cells, one a skill."""

    role: Role
    cells: list[MatrixCell]


@dataclass(frozen=True)
class TrainingMatrix:
    """Roles that need or learn a skill, by function, against all skills."""

    skills: list[Skill]
    rows: list[MatrixRow]
    untaught: list[tuple[Skill, list[tuple[MatrixRow, MatrixCell]]]]
    """Skills that somebody needs and no training teaches, with the roles that need them."""
    unreached: list[tuple[MatrixRow, list[tuple[MatrixCell, list[str]]]]]
    """Roles with skills that they need and that are taught to others only, and the trainings that do."""

    @property
    def gaps(self) -> int:
        """How often a role needs a skill and has no training for it."""
        return sum(cell.is_gap for row in self.rows for cell in row.cells)


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
    rows = [row for row in rows if any(cell.is_needed or cell.trainings for cell in row.cells)]
    untaught = [
        (skill, [(row, row.cells[column]) for row in rows if row.cells[column].is_gap])
        for column, skill in enumerate(skills)
        if not taught[skill.id]
    ]
    unreached = [
        (
            row,
            [
                (cell, [t.id for t in taught[cell.skill.id]])
                for cell in row.cells
                if cell.is_gap and taught[cell.skill.id]
            ],
        )
        for row in rows
    ]
    return TrainingMatrix(
        skills,
        rows,
        [(skill, needing) for skill, needing in untaught if needing],
        [(row, gaps) for row, gaps in unreached if gaps],
    )


def _cells(book: Book, role: Role, skills: list[Skill], taught: dict[str, list[Training]]) -> list[MatrixCell]:
    guidelines = [of for of in book.relations.guidelines_of.get(role.id, ()) if in_force(of.promise)]
    cells = []
    for skill in skills:
        needing = [of for of in guidelines if skill.id in of.guideline.skills]
        by_role = skill.id in role.skills
        # A training that is for nobody in particular is for all who need the skill.
        trainings = [
            training
            for training in taught.get(skill.id, ())
            if role.id in training.for_ or (not training.for_ and (by_role or needing))
        ]
        cells.append(MatrixCell(skill, by_role, needing, trainings))
    return cells
