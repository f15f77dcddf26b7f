"""A part of a picture: one phase of a journey, some of its lanes, without the key."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from promisekit.draw.blueprint.view import BlueprintView, Step
from promisekit.draw.compare.view import CompareView
from promisekit.draw.picture import Picture
from promisekit.draw.words import words as words_of

LANES: Final = ("emotion", "thought", "evidence", "marks", "customer", "frontstage", "backstage", "support")
_KEY: Final = re.compile(r'<g id="[^"]*-key">.*\Z', re.DOTALL)


class NoSuchPart(Exception):
    """The picture has no such part; the message says which it has."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a picture is drawn."""

    phase: str | None = None
    """Its name, or its number from 1."""
    lanes: tuple[str, ...] = ()
    """Names of lanes, in English or as the picture calls them; empty for all. The customer's is always there."""
    key: bool = True

    def of_view(self, view: Any) -> Any:
        """The part of a picture's view. Raises NoSuchPart."""
        if self.phase is not None:
            if not isinstance(view, BlueprintView):
                raise NoSuchPart("--phase draws a part of a journey: promisekit graph journey ID --phase NAME")
            view = _phase(view, self.phase)
        if self.lanes:
            view = _of_lanes(view, self.lanes)
        return view

    def of_picture(self, picture: Picture) -> Picture:
        """The picture without its key, where that is not wanted."""
        return picture if self.key else without_key(picture)


EVERYTHING: Final = Choice()


def phases_of(view: Any) -> tuple[str, ...]:
    """The numbers of a journey's phases; none for other pictures and for one phase alone."""
    if not isinstance(view, BlueprintView):
        return ()
    with_steps = [phase for phase in view.phases if phase.steps]
    return tuple(str(number) for number, _ in enumerate(with_steps, 1)) if len(with_steps) > 1 else ()


def without_key(picture: Picture) -> Picture:
    """The picture without what stands below it."""
    height = picture.body_height or picture.height
    return replace(picture, content=_KEY.sub("", picture.content), height=height, legend=None, wide_key=("", 0.0))


def _phase(view: BlueprintView, asked: str) -> BlueprintView:
    """One phase with the arrows inside it; the steps keep their numbers."""
    first = 0
    for number, phase in enumerate((phase for phase in view.phases if phase.steps), 1):
        if asked.strip().casefold() in (str(number), phase.name.casefold()):
            ids = {step.id for step in phase.steps}
            arrows = tuple(arrow for arrow in view.arrows if arrow.source in ids and arrow.target in ids)
            going = frozenset(arrow.source for arrow in view.arrows if arrow.source in ids) - {a.source for a in arrows}
            name = f"{view.name} · {phase.name}"
            part = replace(view, name=name, phases=(phase,), arrows=arrows, going_on=going)
            return replace(part, steps_before=first, steps_in_all=len(view.steps))
        first += len(phase.steps)
    told = ", ".join(f"{number} {phase.name}" for number, phase in enumerate(view.phases, 1))
    raise NoSuchPart(f"The journey has no phase `{asked}`. It has: {told}.")


def _of_lanes(view: Any, asked: tuple[str, ...]) -> Any:
    if isinstance(view, CompareView):
        return replace(view, as_is=_of_lanes(view.as_is, asked), to_be=_of_lanes(view.to_be, asked))
    if not isinstance(view, BlueprintView):
        raise NoSuchPart("--lanes chooses lanes of a journey; this picture has none of them.")
    words = words_of(view.language)
    known = {name.casefold(): lane for lane in LANES for name in (lane, words[lane])}
    for name in asked:
        if name.casefold() not in known:
            raise NoSuchPart(f"There is no lane `{name}`. There are: {', '.join(LANES)}.")
    kept = {known[name.casefold()] for name in asked}
    phases = (replace(p, steps=tuple(_step(step, kept) for step in p.steps)) for p in view.phases)
    return replace(view, phases=tuple(phases))


def _step(step: Step, kept: set[str]) -> Step:
    """The step with those lanes alone."""
    cut: dict[str, Any] = {}
    if "emotion" not in kept:
        cut |= {"emotion": None, "staff_emotion": None}
    if "thought" not in kept:
        cut |= {"thinks": None, "expects": None}
    if "evidence" not in kept:
        cut |= {"evidence": (), "images": ()}
    if "marks" not in kept:
        cut |= {"pains": (), "promises": ()}
    return replace(step, **cut, actions=tuple(action for action in step.actions if action.lane.value in kept))
