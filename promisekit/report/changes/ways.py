"""By which way a change reaches somebody, in words."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "accountable": "answers for it",
    "commitments.by": "commits to a part of it",
    "commitments.by > function": "a role or system of it commits to a part",
    "guidelines.role": "has a guideline in it",
    "kept_at": "where it is kept",
    "kept_at > < phases.steps.touchpoint": "a step meets it there",
    "metrics": "measures it",
    "responsible": "is responsible for it",
    "supported_by": "supports it",
    "roles": "works there",
    "function": "its function",
    "< function": "belongs to it",
    "< kept_at": "is kept there",
    "< kept_at > guidelines.role": "has a guideline for what is promised there",
    "< phases.steps.touchpoint": "a step happens there",
    "phases.steps.touchpoint": "a step happens there",
    "phases.steps.touchpoint > < kept_at": "is kept at a step of it",
    "phases.steps.frontstage": "acts in it, seen by the customer",
    "phases.steps.backstage": "acts in it, unseen",
    "phases.steps.support": "supports it",
    "< phases.steps.frontstage": "acts in it, seen by the customer",
    "< phases.steps.backstage": "acts in it, unseen",
    "< phases.steps.support": "supports it",
    "< accountable": "it answers for this",
    "< commitments.by": "it commits to a part of this",
    "< guidelines.role": "has a guideline for it",
    "< at": "happens there",
    "at": "happens there",
    "< metrics": "is measured by it",
    "< answers": "answers it",
}


def in_words(way: tuple[str, ...]) -> str:
    """``("guidelines.role",)`` -> ``has a guideline in it``; the fields themselves for rarer ways."""
    fields = " > ".join(way)
    return _WORDS.get(fields, fields.replace("_", " "))
