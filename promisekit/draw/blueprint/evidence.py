"""The lane of evidence: what is seen or held at a touchpoint stands once over the steps in a row that are there."""

from __future__ import annotations

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.cards import BOX_WIDTH, evidence_cards
from promisekit.draw.blueprint.runs import Span
from promisekit.draw.blueprint.view import BlueprintView, Step
from promisekit.draw.card import Card


def evidence_spans(view: BlueprintView) -> list[Span]:
    """The columns that share their evidence, each span two or more; none for somebody who draws step by step."""
    if view.open_lanes:
        return []
    spans: list[Span] = []
    for column, (step, after) in enumerate(zip(view.steps, view.steps[1:], strict=False)):
        if _is_same(step, after):
            goes_on = bool(spans) and spans[-1][1] == column
            spans[-1 if goes_on else len(spans) :] = [(spans[-1][0] if goes_on else column, column + 1)]
    return spans


def _is_same(step: Step, after: Step) -> bool:
    if step.absent or after.absent or not step.evidence or step.touchpoint is None:
        return False
    return (step.touchpoint, step.evidence, step.images) == (after.touchpoint, after.evidence, after.images)


def evidence_stacks(
    view: BlueprintView, words: Words, columns: tuple[float, ...], starts: frozenset[int]
) -> tuple[tuple[Card, ...], ...]:
    """The boxes of each column; one that spans several stands in its first one. Where a run begins it stands again."""
    stacks = [evidence_cards(step, words) for step in view.steps]
    for first, last in evidence_spans(view):
        begins = [first, *(column for column in range(first + 1, last + 1) if column in starts)]
        for begin, end in zip(begins, (*(start - 1 for start in begins[1:]), last), strict=True):
            said = f"{words['steps']} {view.number_of(begin)}–{view.number_of(end)}" if end > begin else ""
            width = columns[end] + BOX_WIDTH - columns[begin]
            stacks[begin] = evidence_cards(view.steps[begin], words, width, said)
            stacks[begin + 1 : end + 1] = [()] * (end - begin)
    return tuple(stacks)
