"""Who acts: functions, the roles in them, and the systems that do part of the work."""

from typing import ClassVar, Literal

from promisekit.model.base import Item, Model
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.reference import FunctionRef, RoleRef, SkillRefs
from promisekit.model.text import Text

FunctionKind = Literal["frontline", "backstage", "support", "partner"]


class Feedback(Model):
    """Where a colleague's or customer's feedback goes, and when its sender hears back."""

    to: RoleRef
    """Who takes it."""
    via: Text | None = None
    """By which way: a channel, a form, a weekly meeting."""
    answer_within: Duration | None = None
    """When the sender hears back at the latest."""
    fallback: RoleRef | None = None
    """Who takes it when the first one is away."""


class Function(Item):
    """A part of the organisation that answers for something.

    Support functions such as billing and logistics carry touchpoints too, although no journey map shows them.
    """

    section: ClassVar[str] = "functions"

    name: Text
    """What colleagues call it."""
    kind: FunctionKind
    """`frontline` meets the customer, `backstage` works for one customer unseen, `support` works for all,
    `partner` is another company."""
    lead: RoleRef | None = None
    """Who leads it."""
    hours: Hours | None = None
    """When it is at work; the portfolio's hours where it gives none."""
    ambassador: RoleRef | None = None
    """Who carries the customer's voice in this function."""
    feedback: Feedback | None = None
    """Where feedback goes and when its sender hears back."""


class Role(Item):
    """What a member of staff looks themselves up as."""

    section: ClassVar[str] = "roles"

    name: Text
    """What people in this role call it."""
    function: FunctionRef
    """Where it belongs."""
    purpose: Text | None = None
    """What "excellent" means in this role."""
    skills: SkillRefs = ()
    """What somebody in this role knows how to do."""


class System(Item):
    """A tool that does part of the work: a booking system, the fault map. It may act in lanes and commit."""

    section: ClassVar[str] = "systems"

    name: Text
    """What people call it."""
    function: FunctionRef
    """Who runs it."""
    hours: Hours | None = None
    """When it works; always where it gives none."""
