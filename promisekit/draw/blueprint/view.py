"""What a service blueprint shows, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from promisekit.draw.badges import Pain, told_apart
from promisekit.model.image import Image


class Lane(StrEnum):
    """The rows in which somebody acts, from the customer down."""

    CUSTOMER = "customer"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """A promise that is kept or broken at the step's touchpoint."""

    label: str
    """Short, the same for the same promise all over the picture: `P1`."""
    promise: str
    href: str | None = None
    id: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class FailPoint:
    """Where the service can go wrong."""

    label: str
    """`F1`."""
    what: str
    severity: int | None = None
    recovery: str | None = None
    owner: str | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What one actor does in one lane of a step."""

    lane: Lane
    actor: str
    kind: str
    """`role`, `function` or `system`."""
    does: tuple[str, ...]
    takes: tuple[str, ...] = ()
    fails: tuple[FailPoint, ...] = ()
    href: str | None = None
    change: str = ""
    was: tuple[str, ...] = ()
    """What it said before."""
    actor_id: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for the same actor in the same lane of two versions."""
        return self.lane.value, self.kind, self.actor_id or self.actor


@dataclass(frozen=True, slots=True)
class Step:
    """One column: what the customer does, and all that belongs to it."""

    id: str
    customer: str
    touchpoint: str | None = None
    channel: str | None = None
    href: str | None = None
    emotion: int | None = None
    staff_emotion: int | None = None
    thinks: str | None = None
    expects: str | None = None
    evidence: tuple[str, ...] = ()
    images: tuple[Image | None, ...] = ()
    """The picture of each entry of the evidence, where it has one; empty where none has."""
    takes: str | None = None
    waits: str | None = None
    moment_of_truth: bool = False
    assumed: bool = False
    proposed: bool = False
    fail: FailPoint | None = None
    pains: tuple[Pain, ...] = ()
    promises: tuple[PromiseMark, ...] = ()
    actions: tuple[Action, ...] = ()
    change: str = ""
    was: tuple[str, ...] = ()
    """What was different before."""
    absent: bool = False
    """Whether its column only keeps a place free."""
    number: int | None = None
    """Its number in the whole journey, where steps before it are left out."""

    def in_lane(self, lane: Lane) -> tuple[Action, ...]:
        """The actions of one lane, in the order of the file."""
        return tuple(action for action in self.actions if action.lane is lane)


@dataclass(frozen=True, slots=True)
class Phase:
    """A named part of the journey; several columns."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a step to one that may follow it."""

    source: str
    target: str
    condition: str | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class BlueprintView:
    """A journey as it is to be drawn. Steps' ids are unique; every arrow's ends are among them."""

    id: str
    name: str
    phases: tuple[Phase, ...]
    arrows: tuple[Arrow, ...] = ()
    to_be: bool = False
    persona: str | None = None
    portrait: Image | None = None
    """The persona's."""
    scenario: str | None = None
    language: str = "en"
    compared: bool = False
    """Whether it shows what has changed since an earlier version."""
    steps_before: int = 0
    """How many steps of the journey come before these, where it is a part of it."""
    steps_in_all: int = 0
    """How many the whole journey has, where it is a part of it."""
    going_on: frozenset[str] = frozenset()
    """Steps from which the journey goes on outside this part."""
    open_lanes: bool = False
    """Whether lanes stand there in which nothing happens yet, for somebody who draws."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All columns, from left to right."""
        return tuple(step for phase in self.phases for step in phase.steps)

    def number_of(self, column: int) -> int:
        """The number of the step in a column, which counts those before it."""
        given = self.steps[column].number
        return given or self.steps_before + sum(1 for step in self.steps[: column + 1] if not step.absent)

    @property
    def fail_points(self) -> tuple[FailPoint, ...]:
        """All fail points, in the order of their labels' appearance."""
        found: list[FailPoint] = []
        for step in self.steps:
            found += [step.fail] if step.fail else []
            for action in step.actions:
                found += action.fails
        return tuple(found)

    @property
    def promises(self) -> tuple[PromiseMark, ...]:
        """Each promise once."""
        return tuple({mark.label: mark for step in self.steps for mark in step.promises}.values())

    @property
    def pains(self) -> tuple[Pain, ...]:
        """Each pain point once, told apart from the others."""
        return tuple(self.told_apart.values())

    @property
    def told_apart(self) -> dict[Pain, Pain]:
        """Each pain point as the steps have it, and as its badge shows it."""
        return told_apart(pain for step in self.steps for pain in step.pains)
