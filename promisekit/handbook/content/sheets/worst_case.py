"""What is left in a promise's worst case, in words: as `check` says it, with the day and the public holidays."""

from __future__ import annotations

from dataclasses import dataclass

from promisekit.draw.link import no_link
from promisekit.draw.timeline.from_portfolio import timeline_view
from promisekit.draw.timeline.moments import holidays_in_words, length_in_words, moment_in_words
from promisekit.draw.words import words as words_of
from promisekit.graph.relations import Relations
from promisekit.handbook.language.language import Language
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise


@dataclass(frozen=True)
class WorstCase:
    """Moments and lengths in the reader's words."""

    is_late: bool
    margin: str
    """By how much it is late, or what is left; empty where nothing is."""
    start: str
    due: str
    done: str
    holidays: str
    """The days of the week on which they fall; empty where there are none."""


def worst_case(portfolio: Portfolio, promise: Promise, relations: Relations, language: Language) -> WorstCase | None:
    """None where the promise has no limit, or no work to compare with it."""
    view = timeline_view(portfolio, promise.id, no_link, relations, language=language.code)
    if view is None:
        return None
    words, spare = words_of(view.language), view.due - view.finish

    def until(moment: int) -> str:
        return moment_in_words(moment, words, first=view.start, end=True, epoch=view.epoch)

    margin = length_in_words(abs(spare), words, up=spare < 0) if view.is_late or spare > 0 else ""
    return WorstCase(
        view.is_late,
        view.late or margin,
        moment_in_words(view.start, words, epoch=view.epoch, year=True),
        until(view.due),
        until(view.finish),
        holidays_in_words(view, words),
    )
