"""What is left in a promise's worst case, in words: as `check` says it, with the day and the public holidays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from promisekit.draw.link import no_link
from promisekit.draw.timeline.from_portfolio import timeline_view
from promisekit.draw.timeline.moments import date_in_words, holidays_in_words, length_in_words, moment_in_words
from promisekit.draw.words import words as words_of
from promisekit.graph.clock import DAY, FRIDAY
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
    closed: str
    """The days on which somebody who has a part is closed: `Mon 25 Dec – Fri 5 Jan`; empty where there are none."""


def worst_case(portfolio: Portfolio, promise: Promise, relations: Relations, language: Language) -> WorstCase | None:
    """None where the promise has no limit, or no work to compare with it."""
    view = timeline_view(portfolio, promise.id, no_link, relations, language=language.code)
    if view is None:
        return None
    case = relations.worst_cases[promise.id].timeline()
    words, spare = words_of(view.language), view.due - view.finish

    def until(moment: int) -> str:
        return moment_in_words(moment, words, first=view.start, end=True, epoch=view.epoch)

    def day(number: int) -> str:
        date = f"\xa0{date_in_words(view.epoch, number * DAY, words)}" if view.epoch else ""
        return words[f"short {number % 7}"] + date

    margin = length_in_words(abs(spare), words, up=spare < 0) if view.is_late or spare > 0 else ""
    return WorstCase(
        view.is_late,
        # Over closed days and holidays few working days pass: the time itself says which case is the worst.
        f"{margin} ({view.late})" if view.late and view.epoch else view.late or margin,
        moment_in_words(view.start, words, epoch=view.epoch, year=True),
        until(view.due),
        until(view.finish),
        holidays_in_words(view, words),
        ", ".join(" – ".join(map(day, dict.fromkeys((first, last)))) for first, last in _stretches(case.closed)),
    )


def _stretches(days: Collection[int]) -> list[tuple[int, int]]:
    """The first and the last of days that follow each other; a weekend in between parts nothing."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and all(between % 7 > FRIDAY for between in range(found[-1][1] + 1, day)):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
