"""A journey as a board: its drawn blueprint, and over it a handle for each thing that can be pointed at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.draw.blueprint.from_portfolio import blueprint_view
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.places import Place, places_of
from promisekit.draw.blueprint.view import BlueprintView, Lane
from promisekit.draw.choice import without_key
from promisekit.draw.link import no_link
from promisekit.model.journey import LANES
from promisekit.model.portfolio import Portfolio
from promisekit.studio.speech import _

_FIELD: Final = {"thought": "thinks", "evidence": "evidence", "emotion": "emotion", "step": "customer"}
PLUS: Final = 24.0
"""The size of the sign that adds a step, px."""


@dataclass
class Handle:
    """What can be pointed at: where it is on the picture, what it is, and where in the file it stands."""

    place: Place
    element: str
    step: str = ""
    """The id of its step."""
    path: KeyPath = ()
    """Of the text that is edited in place; empty where there is none."""
    value: Any = None
    """What stands there."""
    text: str = ""
    """The same as somebody types it."""
    kind: str = "text"
    """How it is typed: see `promisekit.studio.answers`."""
    entry: KeyPath = ()
    """Of what is moved or removed; empty where nothing is."""
    entry_value: Any = None
    actor: str = ""
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def said(self) -> str:
        """For those who do not see it."""
        told = [self.place.said, *(f"{one.severity.word}: {one.message}" for one in self.findings)]
        if self.place.kind == "free":
            told = [_("%(lane)s: add what somebody does", lane=self.place.said)]
        return ". ".join(told)

    @property
    def known(self) -> str:
        """What the script in the browser knows of it."""
        return json.dumps(
            {
                "kind": self.place.kind, "column": self.place.at, "lane": self.place.lane, "step": self.step,
                "path": self.path, "was": self.value, "text": self.text, "typed": self.kind,
                "entry": self.entry, "entryWas": self.entry_value, "actor": self.actor,
            },
            ensure_ascii=False,
        )  # fmt: skip


_EDGE: Final = 4
"""Between the names of the lanes and the first phase."""


@dataclass
class Board:
    """The picture, and what lies over it."""

    svg: str
    width: float
    height: float
    mood: tuple[float, float]
    handles: list[Handle]
    gaps: list[tuple[float, float, int]]
    """Where a step is put in: middle, height, and the number of the column before it."""
    steps: list[tuple[KeyPath, Any]]
    """Every step of the file in order, with its place."""
    undrawn: list[tuple[KeyPath, str]]
    """Steps of the file that cannot be drawn as they are, with their words."""
    heads: float
    """How wide the names of the lanes are, at the left of the picture."""


def board(
    portfolio: Portfolio, address: KeyPath, value: Mapping[str, Any], findings: Sequence[Diagnostic]
) -> Board | None:
    """The board of the journey at ``address``, of which the file says ``value``; None where it has no step yet."""
    steps = list(steps_of(address, value))
    if not steps or str(address[1]) not in portfolio.journeys:
        return None
    view = replace(blueprint_view(portfolio, str(address[1]), no_link), open_lanes=True)
    places = places_of(view)
    picture = without_key(blueprint_picture(view))
    maker = _Handles(view, dict(_by_id(steps)), value, portfolio.about.language, findings)
    handles = [one for place in places.places if (one := maker.of(place))]
    drawn = {step.id for step in view.steps}
    undrawn = [
        (path, words_of_step(step)) for path, step in steps if not isinstance(step, dict) or step.get("id") not in drawn
    ]
    boxes = [place for place in places.places if place.kind == "step"]
    gaps = [
        ((box.right + after.left) / 2 if after else box.right + PLUS, box.top + box.height + PLUS / 2, box.at)
        for box, after in zip(boxes, [*boxes[1:], None], strict=True)
    ]
    heads = min((place.left for place in places.places), default=_EDGE) - _EDGE
    return Board(picture.svg, picture.width, picture.height, places.mood, handles, gaps, steps, undrawn, heads)


def steps_of(address: KeyPath, value: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Any]]:
    """Every step of a journey as it is written, with its key path."""
    phases = value.get("phases")
    for at, phase in enumerate(phases if isinstance(phases, list) else ()):
        steps = phase.get("steps") if isinstance(phase, dict) else None
        for position, step in enumerate(steps if isinstance(steps, list) else ()):
            yield (*address, "phases", at, "steps", position), step


def _by_id(steps: Sequence[tuple[KeyPath, Any]]) -> Iterator[tuple[str, tuple[KeyPath, dict[str, Any]]]]:
    for path, step in reversed(steps):
        if isinstance(step, dict) and isinstance(step.get("id"), str):
            yield step["id"], (path, step)


def words_of_step(step: Any) -> str:
    """What a step says, as far as it can be read."""
    found = step.get("customer") or step.get("id") if isinstance(step, dict) else step
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


class _Handles:
    """Finds for each place of a picture where it stands in the file."""

    def __init__(
        self,
        view: BlueprintView,
        steps: Mapping[str, tuple[KeyPath, dict[str, Any]]],
        value: Mapping[str, Any],
        language: str,
        findings: Sequence[Diagnostic],
    ) -> None:
        self._view = view
        self._steps = steps
        self._value = value
        self._language = language
        self._findings = findings
        self._phases = [phase for phase in view.phases if phase.steps]

    def of(self, place: Place) -> Handle | None:
        """The handle of a place; None where the file does not have what is drawn there."""
        if place.kind == "phase":
            return self._phase(place)
        step = self._view.steps[place.at]
        if step.id not in self._steps:
            return None
        path, value = self._steps[step.id]
        found = Handle(place, f"h-{step.id}-{place.lane or place.kind}", step.id)
        if place.kind == "free":
            found.element += "-free"
            found.entry, found.entry_value = path, value
        elif place.kind == "action":
            self._action(found, path, value)
        else:
            name = "expects" if place.kind == "thought" and "thinks" not in value else _FIELD[place.kind]
            self._text(found, (*path, name), value.get(name))
            found.kind = "word" if place.kind == "emotion" else found.kind
            if place.kind == "evidence" and "evidence" not in value:
                found.path = ()  # It is the touchpoint's.
            if place.kind == "step":
                found.entry, found.entry_value = path, value
                apart = [*((*path, lane) for lane in LANES), (*path, "emotion")]
                found.findings = [
                    one for one in self._below(path) if not any(one.key_path[: len(other)] == other for other in apart)
                ]
            elif place.kind == "emotion":
                found.findings = self._below((*path, "emotion"))
        return found

    def _phase(self, place: Place) -> Handle | None:
        first = next((step.id for step in self._phases[place.at].steps if step.id in self._steps), None)
        if first is None:
            return None
        path = self._steps[first][0][:4]
        phase = self._value["phases"][path[3]]
        found = Handle(place, f"h-phase-{place.at}")
        self._text(found, (*path, "name"), phase.get("name"))
        found.entry, found.entry_value = path, phase
        found.findings = self._below((*path, "name"))
        return found

    def _action(self, found: Handle, path: KeyPath, value: Mapping[str, Any]) -> None:
        step = self._view.steps[found.place.at]
        action = step.in_lane(Lane(found.place.lane))[found.place.index]
        found.actor = action.actor_id
        found.element += f"-{action.actor_id}"
        where = (*path, found.place.lane, action.actor_id)
        lane = value.get(found.place.lane)
        does = lane.get(action.actor_id) if isinstance(lane, dict) else None
        found.entry, found.entry_value = where, does
        found.findings = self._below(where)
        if isinstance(does, dict) and "does" in does:
            where, does = (*where, "does"), does["does"]
        self._text(found, where, does)

    def _text(self, found: Handle, path: KeyPath, value: Any) -> None:
        """What is edited in place: a text, the one in the portfolio's language, or lines; nothing where it is more."""
        if isinstance(value, dict) and self._language in value:
            path, value = (*path, self._language), value[self._language]
        if isinstance(value, list) and value and all(isinstance(one, str) and "\n" not in one for one in value):
            found.path, found.value, found.text, found.kind = path, value, "\n".join(value), "lines"
        elif value is None or isinstance(value, str):
            found.path, found.value, found.text = path, value, value or ""

    def _below(self, path: KeyPath) -> list[Diagnostic]:
        return [one for one in self._findings if one.key_path[: len(path)] == path]


def picture(portfolio: Portfolio, journey: str) -> bytes:
    """The blueprint of a journey as an SVG file; one without content where there is nothing to draw."""
    try:
        return blueprint_picture(blueprint_view(portfolio, journey, no_link)).file.encode()
    except KeyError:
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
