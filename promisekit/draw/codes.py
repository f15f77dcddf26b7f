"""The short codes of badges: one for each item in the whole portfolio, so that all pictures call it the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from promisekit.draw.badges import Pain, told_apart
from promisekit.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Codes:
    """`promises` are labels (`P3`) by id, and `marks` what tells a pain point from others with the same letters."""

    promises: Mapping[str, str]
    marks: Mapping[str, str]


def codes_of(portfolio: Portfolio) -> Codes:
    """The codes, in the order of the files."""
    promises = {promise_id: f"P{number}" for number, promise_id in enumerate(portfolio.promises, 1)}
    pains = [Pain(pain.terms, "", pain.severity, id=pain.id) for pain in portfolio.pain_points.values()]
    return Codes(promises, {pain.id: shown.mark for pain, shown in told_apart(pains).items()})


def in_order(label: str) -> tuple[str, int, str]:
    """What sorts labels as people look for them: `P2` before `P10`."""
    letters = label.rstrip("0123456789")
    digits = label[len(letters) :]
    return (letters, int(digits), "") if digits else (label, 0, label)
