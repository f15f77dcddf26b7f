"""The steps of a journey with their places, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.model.journey import LANES, FailPoint, Journey, Step
from promisekit.model.portfolio import Portfolio
from promisekit.model.text import worded
from promisekit.model.walk import KeyPath


def placed_steps(journey: Journey) -> Iterator[tuple[KeyPath, Step]]:
    """Every step in order, with its key path."""
    for phase_position, phase in enumerate(journey.phases):
        for position, step in enumerate(phase.steps):
            yield ("journeys", journey.id, "phases", phase_position, "steps", position), step


def is_somewhere_unknown(step: Step, portfolio: Portfolio) -> bool:
    """Whether a step is at a touchpoint that does not exist: what was meant is not known, nor what is there."""
    return step.touchpoint is not None and step.touchpoint not in portfolio.touchpoints


def placed_fail_points(place: KeyPath, step: Step) -> Iterator[tuple[KeyPath, FailPoint, str | None]]:
    """The fail points of a step that stands at ``place``: key path, fail point, and the actor in whose lane it is."""
    if step.fails:
        yield (*place, "fails"), step.fails, None
    for lane in LANES:
        for actor, actions in step.actions(lane).items():
            for position, action in enumerate(actions):
                if action.fails:
                    yield (*place, lane, actor, position, "fails"), action.fails, actor


def successors(journey: Journey) -> dict[str, list[str]]:
    """Step id -> the steps that follow it by `next` or by default. Ids of no step are kept: PK106 reports them."""
    steps = list(journey.steps())
    following: dict[str, list[str]] = {}
    for position, step in enumerate(steps):
        if step.next is not None:
            following.setdefault(step.id, list(step.next))
        else:
            following.setdefault(step.id, [after.id for after in steps[position + 1 : position + 2]])
    return following


def recoveries(step: Step) -> list[str]:
    """What the fail points of a step lead to: ids of steps, or words."""
    return [worded(fail_point.recovery) for _path, fail_point, _actor in placed_fail_points((), step)]


def reached(starts: list[str], following: dict[str, list[str]]) -> set[str]:
    """All steps that can be come to from ``starts``, themselves included."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(following.get(step, ()))
    return seen


def is_left_behind(journey: Journey, portfolio: Portfolio) -> bool:
    """Whether it is an as-is journey with a to-be one: its gaps are known, and mended there."""
    return journey.kind == "as-is" and journey.becomes in portfolio.journeys and journey.becomes != journey.id
