"""The case of a promise that leaves the least time, in a few words beside its limit and in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.check.lateness import chain, how_late, story
from promisekit.graph.moment import length_in_words
from promisekit.graph.timeline import Worst


class WorstCase(NamedTuple):
    """``brief`` as it stands beside the limit: `worst case: 3 h to spare`; ``told`` as a sentence."""

    brief: str
    told: str


def worst_case(worst: Worst) -> WorstCase:
    """What is left, or by how much it is late, as `check` says it, and the case itself."""
    case = worst.timeline()
    if worst.is_late:
        brief = f"worst case: {how_late(case)} late"
    elif case.slack > 0:
        brief = f"worst case: {length_in_words(case.slack)} to spare"
    else:
        brief = "worst case: no time to spare"
    return WorstCase(brief, f"{story(case)} ({chain(case)})")
