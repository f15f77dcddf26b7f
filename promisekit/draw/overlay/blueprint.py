"""Two versions of a blueprint as one, its changes marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count, groupby
from typing import TypeVar

from promisekit.draw.badges import Pain, Words
from promisekit.draw.blueprint.view import Action, Arrow, BlueprintView, FailPoint, Phase, PromiseMark, Step
from promisekit.draw.words import words as words_of

Badged = TypeVar("Badged", Pain, PromiseMark)


def merged_blueprint(old: BlueprintView, new: BlueprintView) -> BlueprintView:
    """All steps of both: the new ones as they are now, those that are gone where they were."""
    words = words_of(new.language)
    before = {step.id: step for step in old.steps}
    labels = {mark.id: mark.label for mark in new.promises}
    merged = [
        (phase, merged_step(before.get(step.id), step, words) if step.id in before else gone_or_new(step, "added"))
        for phase, step in _phased(new)
    ]
    _put_gone_in(merged, old, {step.id for step in new.steps})
    phases = tuple(
        Phase(name, tuple(_relabelled(step, labels) for _, step in group))
        for name, group in groupby(merged, key=lambda pair: pair[0])
    )
    view = replace(new, phases=phases, arrows=merged_arrows(old.arrows, new.arrows, words), compared=True)
    return _numbered(view)


def _phased(view: BlueprintView) -> list[tuple[str, Step]]:
    return [(phase.name, step) for phase in view.phases for step in phase.steps]


def _put_gone_in(merged: list[tuple[str, Step]], old: BlueprintView, kept: set[str]) -> None:
    """Each step that is gone behind the one that it followed."""
    before: str | None = None
    for phase, step in _phased(old):
        if step.id not in kept:
            at = next((i for i, (_, other) in enumerate(merged, 1) if other.id == before), 0)
            gone = replace(gone_or_new(step, "removed"), emotion=None, staff_emotion=None)
            merged.insert(at, (phase, gone))
        before = step.id


def gone_or_new(step: Step, change: str) -> Step:
    """A step that is wholly new, or wholly gone."""
    return replace(step, change=change, actions=tuple(replace(action, change=change) for action in step.actions))


def merged_step(old: Step | None, new: Step, words: Words) -> Step:
    """The new step, with what was different before."""
    if old is None:
        return gone_or_new(new, "added")
    was = _was(old, new, words)
    flags = (old.moment_of_truth, old.assumed, old.proposed) != (new.moment_of_truth, new.assumed, new.proposed)
    fail = _merged_fail(old.fail, new.fail)
    gone_fail = old.fail is not None and new.fail is None
    return replace(
        new,
        change="changed" if was or flags or gone_fail or (fail and fail.change) else "",
        was=(*was, *([f"{words['fail point']}: {old.fail.what}"] if old.fail and gone_fail else [])),
        fail=fail,
        pains=_merged(old.pains, new.pains, lambda pain: (pain.says, pain.severity, pain.terms)),
        promises=_merged(old.promises, new.promises, lambda mark: mark.promise),
        actions=merged_actions(old.actions, new.actions),
    )


def _was(old: Step, new: Step, words: Words) -> tuple[str, ...]:
    """What the step said of itself that it says no more."""

    def feeling(whose: str, emotion: int | None) -> str:
        return f"{words[f'{whose} emotion']}: {words[f'emotion {emotion}']}" if emotion is not None else "–"

    pairs = (
        (old.customer, new.customer, old.customer),
        (old.touchpoint, new.touchpoint, f"{words['touchpoint']}: {old.touchpoint or '–'}"),
        (old.emotion, new.emotion, feeling("customer", old.emotion)),
        (old.staff_emotion, new.staff_emotion, feeling("staff", old.staff_emotion)),
        (old.thinks, new.thinks, words["quoted"].format(old.thinks) if old.thinks else "–"),
        (old.expects, new.expects, f"{words['expects']} {old.expects or '–'}"),
        (old.evidence, new.evidence, f"{words['evidence']}: {'; '.join(old.evidence) or '–'}"),
        (old.takes, new.takes, f"{words['takes']} {old.takes or '–'}"),
        (old.waits, new.waits, f"{words['waits']} {old.waits or '–'}"),
    )
    return tuple(told for before, after, told in pairs if before != after)


def merged_actions(old: tuple[Action, ...], new: tuple[Action, ...]) -> tuple[Action, ...]:
    """The new actions, then those that are gone; the same actor in the same lane is the same action."""
    before = {action.key: action for action in old}
    after = {action.key for action in new}
    merged = [_merged_action(before.get(action.key), action) for action in new]
    return (*merged, *(replace(a, change="removed") for a in old if a.key not in after))


def _merged_action(old: Action | None, new: Action) -> Action:
    if old is None:
        return replace(new, change="added")
    fails = tuple(
        _merged_fail(old.fails[i] if i < len(old.fails) else None, fail) or fail for i, fail in enumerate(new.fails)
    )
    was = tuple(text for text in old.does if text not in new.does)
    was += tuple(text for text in old.takes if text not in new.takes)
    same = (old.does, old.takes, len(old.fails)) == (new.does, new.takes, len(new.fails))
    changed = not same or any(fail.change for fail in fails)
    return replace(new, fails=fails, was=was, change="changed" if changed else "")


def _merged_fail(old: FailPoint | None, new: FailPoint | None) -> FailPoint | None:
    if new is None:
        return None
    if old is None:
        return replace(new, change="added")
    told = (old.what, old.severity, old.recovery, old.owner) == (new.what, new.severity, new.recovery, new.owner)
    return new if told else replace(new, change="changed")


def _merged(old: tuple[Badged, ...], new: tuple[Badged, ...], said: Callable[[Badged], object]) -> tuple[Badged, ...]:
    """The badges of both, by the ids of what they stand for."""
    before = {badge.id: badge for badge in old}
    after = {badge.id for badge in new}
    merged: list[Badged] = []
    for badge in new:
        earlier = before.get(badge.id)
        change = "added" if earlier is None else "" if said(earlier) == said(badge) else "changed"
        merged.append(replace(badge, change=change))
    merged += [replace(badge, change="removed") for badge in old if badge.id not in after]
    return tuple(merged)


def merged_arrows(old: tuple[Arrow, ...], new: tuple[Arrow, ...], words: Words) -> tuple[Arrow, ...]:
    """The arrows of both; where only the condition is another, it says both."""
    before = {(arrow.source, arrow.target): arrow for arrow in old}
    after = {(arrow.source, arrow.target) for arrow in new}
    merged = []
    for arrow in new:
        earlier = before.get((arrow.source, arrow.target))
        if earlier is None:
            merged.append(replace(arrow, change="added"))
        elif earlier.condition == arrow.condition:
            merged.append(arrow)
        else:
            both = f"{arrow.condition or '–'} ({words['was']} {earlier.condition or '–'})"
            merged.append(replace(arrow, condition=both, change="changed"))
    return (*merged, *(replace(a, change="removed") for a in old if (a.source, a.target) not in after))


def _relabelled(step: Step, labels: dict[str, str]) -> Step:
    """The step with one label for each promise, also for those that the new version has no more."""
    marks = []
    for mark in step.promises:
        label = labels.get(mark.id)
        if label is None:
            label = mark.label  # that of the earlier version, if nothing else has it now
            while label in labels.values():
                label += "′"
            labels[mark.id] = label
        marks.append(replace(mark, label=label))
    return replace(step, promises=tuple(marks))


def _numbered(view: BlueprintView) -> BlueprintView:
    """The view with its fail points numbered anew, step by step."""
    numbers = count(1)

    def number(fail: FailPoint) -> FailPoint:
        return replace(fail, label=f"F{next(numbers)}")

    def renumbered(step: Step) -> Step:
        fail = number(step.fail) if step.fail else None
        actions = tuple(replace(a, fails=tuple(number(f) for f in a.fails)) for a in step.actions)
        return replace(step, fail=fail, actions=actions)

    phases = tuple(replace(phase, steps=tuple(renumbered(step) for step in phase.steps)) for phase in view.phases)
    return replace(view, phases=phases)
