"""What the comparison shows, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from promisekit.draw.blueprint.view import BlueprintView, Phase, Step
from promisekit.draw.overlay.blueprint import gone_or_new, merged_actions, merged_step
from promisekit.draw.words import words as words_of


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two blueprints with the same columns: where one has no such step, its column is free."""

    id: str
    as_is: BlueprintView
    to_be: BlueprintView
    language: str = "en"


def compare_view(old: BlueprintView, new: BlueprintView) -> CompareView:
    """Steps of the same id stand under each other, in the order of the journeys; the rest is gone, or new."""
    words = words_of(new.language)
    above: list[tuple[str, Step]] = []
    below: list[tuple[str, Step]] = []
    for before, after in _columns(old, new):
        if before and after:
            phase, step = after
            merged = replace(merged_step(before[1], step, words), was=())
            actions = tuple(replace(action, was=()) for action in merged_actions(before[1].actions, step.actions))
            here = tuple(action for action in actions if action.change != "removed")
            below.append((phase, replace(merged, actions=here, pains=step.pains, promises=step.promises)))
            gone = {a.key for a in actions if a.change == "removed"}
            marked = (replace(a, change="removed") if a.key in gone else a for a in before[1].actions)
            above.append((before[0], replace(before[1], actions=tuple(marked))))
        elif before:
            above.append((before[0], gone_or_new(before[1], "removed")))
            below.append(("", Step(id=f"no-{before[1].id}", customer="", absent=True)))
        elif after:
            above.append(("", Step(id=f"no-{after[1].id}", customer="", absent=True)))
            below.append((after[0], gone_or_new(after[1], "added")))
    return CompareView(old.id, _padded(old, above), _padded(new, below), new.language)


_Column = tuple[tuple[str, Step] | None, tuple[str, Step] | None]


def _columns(old: BlueprintView, new: BlueprintView) -> Iterator[_Column]:
    before = [(phase.name, step) for phase in old.phases for step in phase.steps]
    after = [(phase.name, step) for phase in new.phases for step in phase.steps]
    matcher = SequenceMatcher(None, [step.id for _, step in before], [step.id for _, step in after], autojunk=False)
    for how, i1, i2, j1, j2 in matcher.get_opcodes():
        if how == "equal":
            yield from zip(before[i1:i2], after[j1:j2], strict=True)
        else:
            yield from ((pair, None) for pair in before[i1:i2])
            yield from ((None, pair) for pair in after[j1:j2])


def _padded(view: BlueprintView, columns: list[tuple[str, Step]]) -> BlueprintView:
    """The view with its free columns, each in the phase to its left."""
    phases: list[Phase] = []
    for name, step in columns:
        if phases and (step.absent or phases[-1].name in (name, "")):
            phases[-1] = Phase(phases[-1].name or name, (*phases[-1].steps, step))
        else:
            phases.append(Phase(name, (step,)))
    return replace(view, phases=tuple(phases))
