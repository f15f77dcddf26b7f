"""The journey as a service blueprint: what the customer does, and everything behind it.

After Shostack (1984) and Bitner, Ostrom & Morgan (2008), "Service Blueprinting: A Practical Technique for
Service Innovation": customer actions, frontstage, backstage and support, between them the lines of
interaction, visibility and internal interaction.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field

from promisekit.model.base import Item, Model
from promisekit.model.date import Date
from promisekit.model.duration import Duration
from promisekit.model.number import Flag, Grade, Mood
from promisekit.model.reference import (
    ActorOwner,
    ActorRef,
    Id,
    JourneyRef,
    PersonaRef,
    TouchpointRef,
)
from promisekit.model.shorthand import text_as, texts_as
from promisekit.model.text import Text

Lane = Literal["frontstage", "backstage", "support"]
LANES: Final[tuple[Lane, ...]] = ("frontstage", "backstage", "support")


class FailPoint(Model):
    """Where the service is likely to break (Shostack 1984), and what is done then."""

    what: Text
    """What goes wrong."""
    severity: Grade | None = None
    """How bad it is, 1 to 5."""
    recovery: Text | None = None
    """What is done then: words, or the id of the step where it goes on."""
    owner: ActorOwner | None = None
    """Who sees to it."""


Fails = Annotated[FailPoint, text_as("what")]


class Action(Model):
    """What one actor does in one lane of a step."""

    does: Text
    """What they do."""
    takes: Duration | None = None
    """How long it takes them."""
    fails: Fails | None = None
    """How it is likely to go wrong."""


Actions = dict[ActorRef, Annotated[tuple[Action, ...], texts_as("does")]]


def _branches(value: Any) -> Any:
    if isinstance(value, str):
        return {value: None}
    if isinstance(value, tuple):
        return {step: None for step in value if isinstance(step, str)} if _all_text(value) else value
    return value


def _all_text(values: tuple[Any, ...]) -> bool:
    return all(isinstance(value, str) for value in values)


class Step(Model):
    """One thing that the customer does, and what happens around it."""

    id: Id
    """Unique in the journey."""
    customer: Text
    """What the customer does."""
    touchpoint: TouchpointRef | None = None
    """Where; a step without one happens outside the organisation's sight."""
    emotion: Mood | None = None
    """How the customer feels, -2 to 2."""
    staff_emotion: Mood | None = None
    """How the one who serves feels, -2 to 2."""
    evidence: tuple[Text, ...] = ()
    """What the customer sees or holds; the touchpoint's evidence where none is given."""
    frontstage: Actions = {}
    """Who does what in the customer's sight."""
    backstage: Actions = {}
    """Who does what for this customer, unseen."""
    support: Actions = {}
    """Who does what that serves all cases."""
    takes: Duration | None = None
    """How long the customer is busy."""
    waits: Duration | None = None
    """How long the customer waits."""
    fails: Fails | None = None
    """How the step is likely to go wrong."""
    thinks: Text | None = None
    """What the customer thinks."""
    expects: Text | None = None
    """What the customer counts on."""
    moment_of_truth: Flag | None = None
    """Whether the step makes or breaks trust; as the touchpoint says where it is not given."""
    basis: Literal["observed", "assumed", "proposed"] | None = None
    """`observed`, `assumed` or `proposed`."""
    source: Text | None = None
    """Where it is known from."""
    next: Annotated[dict[str, Text | None], BeforeValidator(_branches)] | None = None
    """The steps that follow: a step id, a list, or a mapping of step id to the condition. `[]` ends the journey."""

    def actions(self, lane: Lane) -> dict[str, tuple[Action, ...]]:
        """What each actor does in that lane."""
        lanes: dict[Lane, dict[str, tuple[Action, ...]]] = {
            "frontstage": self.frontstage,
            "backstage": self.backstage,
            "support": self.support,
        }
        return lanes[lane]


class Phase(Model):
    """A stretch of the journey that the customer would name."""

    name: Text
    """What it is called."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """Its steps in order."""


class Journey(Item):
    """A customer's way through several touchpoints, drawn as a service blueprint."""

    section: ClassVar[str] = "journeys"

    name: Text
    """What it is called."""
    kind: Literal["as-is", "to-be"] = "as-is"
    """`as-is` or `to-be`."""
    becomes: JourneyRef | None = None
    """The to-be journey that this as-is one turns into."""
    variant_of: JourneyRef | None = None
    """The journey of which this is a variant."""
    variant: Text | None = None
    """What sets the variant apart."""
    persona: PersonaRef | None = None
    """Whose journey it is."""
    scenario: Text | None = None
    """The situation it starts from."""
    goal: Text | None = None
    """What the customer wants."""
    review_by: Date | None = None
    """When it is looked at again."""
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    """Its phases in order."""

    def steps(self) -> Iterator[Step]:
        """All steps in order."""
        for phase in self.phases:
            yield from phase.steps

    def next_steps(self, step_id: str) -> dict[str, Text | None]:
        """The steps after that one with their conditions: those given, else the following step."""
        steps = list(self.steps())
        for position, step in enumerate(steps):
            if step.id == step_id:
                if step.next is not None:
                    return step.next
                return {steps[position + 1].id: None} if position + 1 < len(steps) else {}
        return {}
