"""Of a journey that was compared: what changed, with the step before and the step after it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Any

from promisekit.draw.blueprint.view import BlueprintView, Step


def changed_steps(view: Any) -> frozenset[str] | None:
    """The steps to show of an overlay; None for all: in another picture, and where nothing would be left out."""
    if not isinstance(view, BlueprintView):
        return None
    ways = {end for arrow in view.arrows if arrow.change for end in (arrow.source, arrow.target)}
    steps = view.steps
    changed = [at for at, step in enumerate(steps) if step.id in ways or _has_changed(step)]
    near = {at + by for at in changed for by in (-1, 0, 1) if 0 <= at + by < len(steps)}
    if not near or len(near) == len(steps):
        return None
    return frozenset(steps[at].id for at in near)


def part_of(view: BlueprintView, ids: Container[str]) -> BlueprintView:
    """Those steps alone, with the ways between them and the numbers that they have in the whole."""
    numbers = {step.id: number for number, step in enumerate(view.steps, view.steps_before + 1)}
    phases = (
        replace(phase, steps=tuple(replace(step, number=numbers[step.id]) for step in phase.steps if step.id in ids))
        for phase in view.phases
    )
    going = frozenset(a.source for a in view.arrows if a.source in ids and a.target not in ids)
    return replace(
        view,
        phases=tuple(phase for phase in phases if phase.steps),
        arrows=tuple(arrow for arrow in view.arrows if arrow.source in ids and arrow.target in ids),
        going_on=view.going_on | going,
        steps_in_all=view.steps_in_all or len(view.steps),
    )


def _has_changed(step: Step) -> bool:
    own = [step.change, step.fail.change if step.fail else ""]
    own += [mark.change for mark in step.pains]
    own += [mark.change for mark in step.promises]
    return any((*own, *(action.change for action in step.actions)))
