"""Where customer and organisation meet, and who the customers are.

Touchpoints after Shostack (1984), "Designing Services That Deliver"; moments of truth after Normann (1984).
"""

from typing import Annotated, ClassVar

from promisekit.model.base import Item, Model
from promisekit.model.duration import Duration
from promisekit.model.image import ImagePath
from promisekit.model.number import Count, Flag
from promisekit.model.reference import FunctionRef, FunctionRefs, RoleRefs, SystemRefs
from promisekit.model.shorthand import texts_as
from promisekit.model.text import Text


class Persona(Item):
    """A kind of customer."""

    section: ClassVar[str] = "personas"

    name: Text
    """What we call them."""
    needs: tuple[Text, ...] = ()
    """What they need from us."""
    image: ImagePath | None = None
    """A portrait: the path of a PNG, JPEG, GIF, WebP or SVG inside the portfolio, of at most 2 MB."""


class Evidence(Model):
    """Something that the customer sees or holds (Shostack's physical evidence)."""

    what: Text
    """What it is. Where there is a picture, this is what it says to those who do not see it."""
    image: ImagePath | None = None
    """A picture of it: the path of a PNG, JPEG, GIF, WebP or SVG inside the portfolio, of at most 2 MB."""


class Touchpoint(Item):
    """A place where the customer meets the organisation, in one channel."""

    section: ClassVar[str] = "touchpoints"

    name: Text
    """What customers call it."""
    channel: str | None = None
    """How they meet: phone, chat, web, app, email, letter, store, visit, parcel …"""
    responsible: FunctionRef
    """The one function that answers for it."""
    supported_by: FunctionRefs = ()
    """Functions that it cannot do without."""
    systems: SystemRefs = ()
    """Tools that it cannot do without."""
    perceived_owner: FunctionRef | None = None
    """The function that customers or colleagues believe answers for it."""
    roles: RoleRefs = ()
    """Who meets the customer or does the work there."""
    evidence: Annotated[tuple[Evidence, ...], texts_as("what")] = ()
    """What the customer sees or holds: a text, or `{what, image}` with a picture of it; one, or a list."""
    encounters_per_month: Count | None = None
    """How often customers meet it in a month."""
    handling: Duration | None = None
    """The work that one encounter takes us: the call and what is written down after it."""
    moment_of_truth: Flag = False
    """Whether this meeting makes or breaks the customer's trust."""
