"""The navigation tree: overviews by what people look for. Items stay out of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from promisekit.handbook.book.address import index_path
from promisekit.handbook.content.charter import HOW_WE_DID
from promisekit.handbook.content.leaders_overviews import EMPLOYEE_EXPERIENCE, TRAINING_MATRIX, WHO_CARRIES
from promisekit.handbook.content.overviews import FEEDBACK, FINDINGS, HEAT_MAP, HOME, SITUATIONS
from promisekit.handbook.content.practice_pages import PRACTICE
from promisekit.handbook.language import words
from promisekit.handbook.language.language import Language
from promisekit.handbook.language.words import _
from promisekit.handbook.news.change_pages import CHANGES

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (words.WHAT_WE_PROMISE, tuple(map(index_path, ("promises", "touchpoints", "journeys")))),
    (_("Who does what"), (SITUATIONS, *map(index_path, ("roles", "functions", "systems")), FEEDBACK, CHANGES)),
    (_("What customers feel"), tuple(map(index_path, ("pain_points", "personas", "stories")))),
    (
        _("What staff need"),
        (PRACTICE, *map(index_path, ("skills", "trainings", "enablers", "obstacles", "rituals"))),
    ),
    (
        _("Overviews"),
        (WHO_CARRIES, EMPLOYEE_EXPERIENCE, TRAINING_MATRIX, *map(index_path, ("improvements", "metrics")), HEAT_MAP),
    ),
)
"""A heading of the tree, and the overviews below it."""


def navigation(titles: dict[str, str], notes: Iterable[str], language: Language) -> list[Any]:
    """The tree as MkDocs' ``nav`` setting. ``titles`` are our overviews, ``notes`` the hand-written pages."""
    tree: list[Any] = [{language.gettext(words.HOME): HOME}]
    for heading, paths in GROUPS:
        below = [{titles[path]: path} for path in paths if path in titles]
        if below:
            tree.append({language.gettext(heading): below})
    written = [*notes, *([{titles[FINDINGS]: FINDINGS}] if FINDINGS in titles else [])]
    return [*tree, {language.gettext(words.NOTES): written}] if written else tree


def charter_navigation(titles: dict[str, str], notes: Iterable[str], language: Language) -> list[Any]:
    """The public's tree: the promises, how we did, and the hand-written pages that are for everybody."""
    ours = [{titles[path]: path} for path in (HOW_WE_DID, FINDINGS) if path in titles]
    return [{language.gettext(words.WHAT_WE_PROMISE): HOME}, *ours, *notes]
