"""SARIF 2.1.0 (OASIS): the form in which code hosts and editors take in what an analysis found."""

from __future__ import annotations

from typing import Any, Final

from promisekit.diagnostic import Span
from promisekit.diff.change import Change
from promisekit.diff.kind import FAMILIES, Kind, all_kinds
from promisekit.report.address import address_as
from promisekit.report.changes.github import level, message, place_in_new
from promisekit.report.changes.review import Review
from promisekit.report.sarif import document, place

_LEVELS: Final = {"error": "error", "warning": "warning", "notice": "note"}


def render(review: Review) -> str:
    """One run, with the meaning of each kind of change that was found."""
    kinds = {kind.code: kind for kind in all_kinds()}
    codes = sorted({change.code for change in review.open})
    results = [_result(review, change, codes.index(change.code)) for change in review.open]
    return document([_rule(kinds[code]) for code in codes], sorted(review.head.loaded.texts), results)


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": "".join(word.capitalize() for word in kind.name.split("-")),
        "shortDescription": {"text": kind.what},
        "help": {"text": kind.why},
        **address_as("helpUri", kind.code),
        "properties": {"tags": [FAMILIES[kind.code[:3]], kind.weight]},
    }


def _result(review: Review, change: Change, rule_index: int) -> dict[str, Any]:
    # A result without a place is shown nowhere, so what is gone stands at the top of the folder's first file.
    span = place_in_new(review, change) or Span(min(review.head.loaded.texts, default=change.span.path))
    return {
        "ruleId": change.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[level(review, change)],
        "message": {"text": message(change)},
        "locations": [{"physicalLocation": place(span)}],
        "properties": {"weight": change.weight, "old": change.old, "new": change.new},
    }
