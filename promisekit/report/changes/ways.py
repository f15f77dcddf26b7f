"""By which way a change reaches somebody, in words."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "< accountable": "it answers for these",
    "< accountable > kept_at": "where a promise that it answers for is kept",
    "< accountable > kept_at > < phases.steps.touchpoint": "pass where a promise that it answers for is kept",
    "< answers": "answer it",
    "< at": "belong to it",
    "< commitments.by": "it commits to a part of these",
    "< commitments.by > kept_at": "where a promise that it works for is kept",
    "< commitments.by > kept_at > < phases.steps.touchpoint": "pass where a promise that it works for is kept",
    "< ensured_by": "need it",
    "< ensured_by > accountable": "answer for a promise that needs it",
    "< ensured_by > guidelines.role": "act by a promise that needs it",
    "< felt_by > at": "where they feel it",
    "< function": "belong to it",
    "< guidelines.if_it_fails.escalate_to": "send somebody to it when they fail",
    "< guidelines.if_it_fails.escalate_to > guidelines.role": "have a guideline in a promise that sends somebody to it",
    "< guidelines.role": "have a guideline for it",
    "< guidelines.skills": "have a guideline that needs it",
    "< kept_at": "are kept there",
    "< kept_at > guidelines.role": "have a guideline for what is promised there",
    "< metrics": "are measured by it",
    "< measured_by > owner": "look after an improvement that it measures",
    "< metrics > accountable": "answer for what it measures",
    "< metrics > commitments.by": "commit to a part of what it measures",
    "< metrics > guidelines.role": "have a guideline in what it measures",
    "< metrics > kept_at": "where what it measures is kept",
    "< persona": "tell of them",
    "< phases.steps.backstage": "it acts in these",
    "< phases.steps.frontstage": "it acts in these",
    "< phases.steps.support": "it acts in these",
    "< phases.steps.touchpoint": "pass it",
    "< responsible": "it is responsible for these",
    "< responsible > < phases.steps.touchpoint": "pass a touchpoint that it is responsible for",
    "< roles": "where they work",
    "< roles > < phases.steps.touchpoint": "pass where they work",
    "< skills": "need it",
    "< supported_by": "it supports these",
    "< systems": "rest on it",
    "< systems > < phases.steps.touchpoint": "pass what rests on it",
    "accountable": "answers for it",
    "answers > < answers": "answer the same pain point",
    "answers > at": "where the pain is felt",
    "at": "where it happens",
    "at > < phases.steps.touchpoint": "pass where it happens",
    "at > responsible": "responsible for where it happens",
    "commitments.by": "commit to a part of it",
    "commitments.by > function": "have a role or system that commits to a part of it",
    "felt_by": "feel it",
    "for": "are trained by it",
    "function": "it belongs to these",
    "guidelines.role": "have a guideline in it",
    "hinders": "are hindered by it",
    "hinders > accountable": "answer for what it hinders",
    "kept_at": "where it is kept",
    "kept_at > < phases.steps.touchpoint": "pass where it is kept",
    "measured_by": "measure it",
    "metrics": "measure it",
    "owner": "look after it",
    "phases.steps.backstage": "act in it, unseen",
    "phases.steps.frontstage": "act in it, seen",
    "phases.steps.support": "support it",
    "phases.steps.touchpoint": "passed by it",
    "phases.steps.touchpoint > < kept_at": "are kept where it passes",
    "responsible": "responsible for it",
    "roles": "work there",
    "shows": "shown by it",
    "sponsor": "stand for it",
    "supported_by": "support it",
    "teaches > < skills": "need the skill that it teaches",
    "who": "take part",
}
NAMED: Final = "named in the change"


def in_words(way: tuple[str, ...]) -> str:
    """``("guidelines.role",)`` -> ``have a guideline in it``; the last field in words for a rarer way."""
    if not way:
        return NAMED
    last = way[-1].removeprefix("< ").rpartition(".")[2].replace("_", " ")
    return _WORDS.get(" > ".join(way), last)
