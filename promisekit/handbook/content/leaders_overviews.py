"""Overviews for those who lead: who carries what, what ensures it, how it goes, and what gets better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from promisekit.handbook.book.book import Book
from promisekit.handbook.content.sheets.employee_experience import employee_experience
from promisekit.handbook.content.sheets.training_matrix import training_matrix
from promisekit.handbook.content.sheets.who_carries import who_carries
from promisekit.handbook.language.words import _

WHO_CARRIES: Final = "who-carries.md"
EMPLOYEE_EXPERIENCE: Final = "employee-experience.md"
TRAINING_MATRIX: Final = "training-matrix.md"


class Overview(NamedTuple):
    """A page across sections: its path, its template, its title in English and what the template is given."""

    path: str
    template: str
    title: str
    values: Callable[[], dict[str, Any]]


def leaders_overviews(book: Book) -> Iterator[Overview]:
    """Those for which the portfolio has anything."""
    portfolio = book.portfolio
    if portfolio.functions and (portfolio.touchpoints or portfolio.promises or portfolio.journeys):
        yield Overview(
            WHO_CARRIES,
            "overviews/who_carries.md.j2",
            _("Who carries the experience"),
            lambda: {"carried": who_carries(book)},
        )
    if portfolio.enablers or portfolio.obstacles:
        staff_metrics = [metric for metric in portfolio.metrics.values() if metric.kind == "employee"]
        yield Overview(
            EMPLOYEE_EXPERIENCE,
            "overviews/employee_experience.md.j2",
            _("Employee experience"),
            lambda: {"experience": employee_experience(book), "metrics": staff_metrics},
        )
    if portfolio.skills and (book.roles_needing or any(training.teaches for training in portfolio.trainings.values())):
        yield Overview(
            TRAINING_MATRIX,
            "overviews/training_matrix.md.j2",
            _("Training matrix"),
            lambda: {"matrix": training_matrix(book)},
        )
