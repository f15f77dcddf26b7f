"""What hurts the customer, sorted by TERMS: Time, Emotion, Risk, Money, Situation (Korkiakoski 2019)."""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from promisekit.model.base import Item, Model
from promisekit.model.date import Date
from promisekit.model.number import Count, Grade
from promisekit.model.reference import PersonaRefs, TouchpointRefs
from promisekit.model.shorthand import one_or_many
from promisekit.model.text import Text

Terms = Literal["time", "emotion", "risk", "money", "situation"]
TERMS: Final[tuple[Terms, ...]] = ("time", "emotion", "risk", "money", "situation")
Known = Literal["observed", "assumed"]


class PainEvidence(Model):
    """Where a pain point is known from."""

    source: Text
    """A survey, a complaint log, a visit."""
    quote: Text | None = None
    """The customer's own words."""
    count: Count | None = None
    """How many said so."""
    on: Date | None = None
    """When."""


class PainPoint(Item):
    """Something that costs the customer time, calm, safety, money or fits their situation badly."""

    section: ClassVar[str] = "pain_points"

    terms: Annotated[tuple[Terms, ...], one_or_many, Field(min_length=1)]
    """What it costs: `time`, `emotion`, `risk`, `money`, `situation`; the first is the main one."""
    at: Annotated[TouchpointRefs, Field(min_length=1)]
    """Where it is felt."""
    says: Text
    """The pain in the customer's voice."""
    felt_by: PersonaRefs = ()
    """Who feels it."""
    severity: Grade | None = None
    """How bad it is, 1 to 5."""
    frequency: Grade | None = None
    """How often it happens, 1 to 5."""
    basis: Known | None = None
    """`observed` or `assumed`."""
    evidence: tuple[PainEvidence, ...] = ()
    """Where it is known from."""
