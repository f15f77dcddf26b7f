"""A journey as a board: its steps by phase, what happens in each lane, and where a step can go."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from promisekit.diagnostic import KeyPath
from promisekit.edit.new_item import id_from
from promisekit.model.journey import LANES

if TYPE_CHECKING:
    from promisekit.studio.workspace import Workspace


@dataclass
class Action:
    """What one actor does in one lane."""

    path: KeyPath
    actor: str
    does: str
    value: Any

    @property
    def key(self) -> str:
        """Its key path for the browser."""
        return json.dumps(self.path)

    @property
    def was(self) -> str:
        """Its value for the browser."""
        return json.dumps(self.value, ensure_ascii=False)


@dataclass
class BoardStep:
    """One step, as it is written; ``before`` and ``after`` are the places to which it can move."""

    path: KeyPath
    value: dict[str, Any]
    number: int
    before: str = ""
    after: str = ""
    lanes: list[tuple[str, list[Action]]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its key path for the browser."""
        return json.dumps(self.path)

    @property
    def was(self) -> str:
        """Its value for the browser."""
        return json.dumps(self.value, ensure_ascii=False)

    def key_of(self, name: str) -> str:
        """The key path of a field."""
        return json.dumps((*self.path, name))

    def was_of(self, name: str) -> str:
        """The value of a field."""
        return json.dumps(self.value.get(name), ensure_ascii=False)


@dataclass
class Phase:
    """A phase with its steps."""

    path: KeyPath
    name: str
    steps: list[BoardStep]
    was: str = ""

    @property
    def key(self) -> str:
        """The key path of its steps for the browser."""
        return json.dumps((*self.path, "steps"))

    @property
    def steps_were(self) -> str:
        """Its steps for the browser."""
        return json.dumps([step.value for step in self.steps], ensure_ascii=False)


def board(value: dict[str, Any], address: KeyPath) -> list[Phase]:
    """The phases of the journey at ``address``, which says ``value``."""
    phases: list[Phase] = []
    number = 0
    for at, phase in enumerate(value.get("phases") or ()):
        if not isinstance(phase, dict) or not isinstance(phase.get("steps"), list):
            continue
        found = Phase((*address, "phases", at), str(phase.get("name", "")), [])
        for position, step in enumerate(phase["steps"]):
            if not isinstance(step, dict):
                continue
            number += 1
            path = (*found.path, "steps", position)
            found.steps.append(BoardStep(path, step, number, lanes=_lanes(path, step)))
        phases.append(found)
    for index, phase_of in enumerate(phases):
        for position, one in enumerate(phase_of.steps):
            if position:
                one.before = json.dumps((*phase_of.path, "steps", position - 1))
            elif index and len(phase_of.steps) > 1:
                one.before = json.dumps((*phases[index - 1].path, "steps", len(phases[index - 1].steps)))
            if position + 1 < len(phase_of.steps):
                one.after = json.dumps((*phase_of.path, "steps", position + 1))
            elif index + 1 < len(phases) and len(phase_of.steps) > 1:
                one.after = json.dumps((*phases[index + 1].path, "steps", 0))
    return phases


def _lanes(path: KeyPath, step: dict[str, Any]) -> list[tuple[str, list[Action]]]:
    lanes: list[tuple[str, list[Action]]] = []
    for lane in LANES:
        actions = []
        for actor, does in (step.get(lane) or {}).items():
            where = (*path, lane, actor)
            if isinstance(does, dict):
                actions.append(Action((*where, "does"), actor, str(does.get("does", "")), does.get("does")))
            elif isinstance(does, list):
                actions += [
                    Action((*where, at, "does"), actor, str(one.get("does", "")), one.get("does"))
                    if isinstance(one, dict)
                    else Action((*where, at), actor, str(one), one)
                    for at, one in enumerate(does)
                ]
            else:
                actions.append(Action(where, actor, str(does), does))
        lanes.append((lane, actions))
    return lanes


def picture(workspace: Workspace, journey: str) -> bytes:
    """The blueprint of a journey as SVG; one without content where there is nothing to draw."""
    from promisekit.draw import draw
    from promisekit.draw.kinds import NothingToDraw

    try:
        return draw("journey", workspace.loaded.portfolio, journey).file.encode()
    except (NothingToDraw, KeyError):
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def free_step_id(journey: Any, text: str) -> str:
    """An id for a new step, made of its words."""
    taken = {step.value.get("id") for phase in board(journey or {}, ()) for step in phase.steps}
    base = id_from(text) or "step"
    number = 2
    found = base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found
