"""The case of a promise that leaves the least time, in a few words beside its limit and in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.check.lateness import chain, how_late, story
from promisekit.graph.clock import business_calendar
from promisekit.graph.moment import length_in_words
from promisekit.graph.timeline import Worst
from promisekit.model.portfolio import Portfolio


class WorstCase(NamedTuple):
    """``brief`` as it stands beside the limit: `worst case: 3 h to spare`; ``told`` as a sentence."""

    brief: str
    told: str


def worst_case(portfolio: Portfolio, worst: Worst) -> WorstCase:
    """What is left, or by how much it is late, as `check` says it, and the case itself."""
    case = worst.timeline()
    if worst.is_late:
        measured_by = business_calendar(portfolio.hours_of(worst.promise.accountable), case.holidays)
        brief = f"worst case: {how_late(case, measured_by)} late"
    elif case.slack > 0:
        brief = f"worst case: {length_in_words(case.slack)} to spare"
    else:
        brief = "worst case: no time to spare"
    return WorstCase(brief, f"{story(case)} ({chain(case)})")
