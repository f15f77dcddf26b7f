"""The whole typed model: every item of every file, by section and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from promisekit.model.about import About
from promisekit.model.actor import Contact, Function, Role, System
from promisekit.model.base import Item
from promisekit.model.capability import Enabler, Obstacle, Skill, Training
from promisekit.model.closing import Closing
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.image import Image
from promisekit.model.improvement import Improvement, Ritual, Story
from promisekit.model.journey import Journey
from promisekit.model.metric import Metric
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Persona, Touchpoint

SECTIONS: Final[Mapping[str, type[Item]]] = {
    model.section: model
    for model in (
        Function,
        Role,
        System,
        Persona,
        Touchpoint,
        PainPoint,
        Promise,
        Journey,
        Metric,
        Skill,
        Training,
        Enabler,
        Obstacle,
        Improvement,
        Ritual,
        Story,
    )
}
"""The sections that are keyed by id, in the order of the format reference."""

ACTOR_SECTIONS: Final = ("functions", "roles", "systems")
"""Sections that share one set of ids."""


@dataclass(frozen=True)
class Portfolio:
    """Everything that the files say. ``about`` is the portfolio section (a stand-in where there is none).

    ``images`` are the pictures that items name, by their paths from the portfolio folder.
    """

    about: About
    functions: Mapping[str, Function] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    touchpoints: Mapping[str, Touchpoint] = field(default_factory=dict)
    pain_points: Mapping[str, PainPoint] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    journeys: Mapping[str, Journey] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    trainings: Mapping[str, Training] = field(default_factory=dict)
    enablers: Mapping[str, Enabler] = field(default_factory=dict)
    obstacles: Mapping[str, Obstacle] = field(default_factory=dict)
    improvements: Mapping[str, Improvement] = field(default_factory=dict)
    rituals: Mapping[str, Ritual] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)

    def section(self, name: str) -> Mapping[str, Item]:
        """The items of one section by id. Raises KeyError for a section that does not exist."""
        if name not in SECTIONS:
            raise KeyError(name)
        items: Mapping[str, Item] = getattr(self, name)
        return items

    def items(self) -> Iterator[Item]:
        """Every item, section by section."""
        for name in SECTIONS:
            yield from self.section(name).values()

    def actor(self, actor_id: str) -> Function | Role | System | None:
        """The function, role or system with that id."""
        return self.functions.get(actor_id) or self.roles.get(actor_id) or self.systems.get(actor_id)

    def function_of(self, actor_id: str) -> str | None:
        """The function that answers for an actor: itself, a role's function, or who runs a system."""
        if actor_id in self.functions:
            return actor_id
        actor = self.roles.get(actor_id) or self.systems.get(actor_id)
        return actor.function if actor else None

    def hours_of(self, actor_id: str) -> Hours:
        """When an actor is at work: its own hours, its function's, or the portfolio's; systems work always."""
        if actor_id in self.systems:
            return self.systems[actor_id].hours or ALWAYS
        function = self.functions.get(self.function_of(actor_id) or "")
        return (function.hours if function else None) or self.about.hours

    def says_hours_of(self, actor_id: str) -> bool:
        """Whether it is written when an actor is at work; systems work always where nothing is."""
        function = self.functions.get(self.function_of(actor_id) or "")
        return actor_id in self.systems or bool(function and function.hours) or "hours" in self.about.model_fields_set

    def holidays_of(self, actor_id: str) -> str | None:
        """Whose public holidays an actor has: those of its function, or the portfolio's."""
        function = self.functions.get(self.function_of(actor_id) or "")
        return (function.holidays if function else None) or self.about.holidays

    def time_zone_of(self, actor_id: str) -> str | None:
        """In which time zone its hours are meant: that of its function, or the portfolio's."""
        function = self.functions.get(self.function_of(actor_id) or "")
        return (function.time_zone if function else None) or self.about.time_zone

    def closed_of(self, actor_id: str) -> tuple[Closing, ...]:
        """On which days it is closed: those of the portfolio and of its function. Systems that work always do so then.

        A system with hours of its own follows the days of its function.
        """
        if actor_id in self.systems and self.systems[actor_id].hours is None:
            return ()
        function = self.functions.get(self.function_of(actor_id) or "")
        return (*self.about.closed, *(function.closed if function else ()))

    def contact_of(self, actor_id: str) -> Contact | None:
        """How to reach an actor: its own contact, or that of its function."""
        own = self.actor(actor_id)
        if isinstance(own, (Function, Role)) and own.contact:
            return own.contact
        function = self.functions.get(self.function_of(actor_id) or "")
        return function.contact if function else None
