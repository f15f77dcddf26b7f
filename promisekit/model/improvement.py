"""How things get better: improvements, the rituals that keep them going, the stories that are told."""

from typing import ClassVar, Literal

from promisekit.model.base import Item
from promisekit.model.date import Date
from promisekit.model.duration import Period
from promisekit.model.reference import (
    EnablerRefs,
    MetricRefs,
    ObstacleRefs,
    OwnerRefs,
    PainPointRefs,
    RoleRef,
    StoryShows,
    TouchpointRefs,
)
from promisekit.model.text import Text


class Improvement(Item):
    """Something that a team makes better."""

    section: ClassVar[str] = "improvements"

    name: Text
    """What it is called."""
    now: Text | None = None
    """How it is today."""
    goal: Text | None = None
    """How it should be."""
    answers: PainPointRefs = ()
    """Pain points that it eases."""
    removes: ObstacleRefs = ()
    """Obstacles that it takes away."""
    builds: EnablerRefs = ()
    """Enablers that it puts in place."""
    sponsor: RoleRef | None = None
    """The leader who stands for it."""
    by: Date | None = None
    """When it is done."""
    status: Literal["idea", "planned", "doing", "done"] | None = None
    """`idea`, `planned`, `doing` or `done`."""
    actions: tuple[Text, ...] = ()
    """What is done."""
    result: Text | None = None
    """What it brought, told to everyone."""
    measured_by: MetricRefs = ()
    """What shows whether it worked."""


class Ritual(Item):
    """A customer day, a contact review, a team's weekly look at feedback."""

    section: ClassVar[str] = "rituals"

    name: Text
    """What it is called."""
    who: OwnerRefs = ()
    """Functions or roles that take part."""
    every: Period | None = None
    """How often."""
    purpose: Text | None = None
    """What for."""


class Story(Item):
    """A real customer's case, for training."""

    section: ClassVar[str] = "stories"

    says: Text
    """What happened."""
    at: TouchpointRefs = ()
    """Where."""
    shows: StoryShows = ()
    """Promises or pain points that it shows."""
    source: Text | None = None
    """Where it is known from."""
    on: Date | None = None
    """When it happened."""
