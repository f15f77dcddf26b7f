"""Who acts: functions, the roles in them, and the systems that do part of the work."""

from typing import ClassVar, Literal

from promisekit.model.about import Country
from promisekit.model.base import Item, Model
from promisekit.model.closing import Closing
from promisekit.model.contact import Email, Phone
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.number import Count, Flag
from promisekit.model.reference import FunctionRef, RoleRef, SkillRefs
from promisekit.model.text import Text
from promisekit.model.time_zone import TimeZone

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


class Contact(Model):
    """How colleagues reach somebody, by phone, mail or chat. Customers see it only where `public` says so."""

    phone: Phone | None = None
    """The number to call, with nothing but the number in it: `+44 20 7946 0123`. A tap calls it."""
    email: Email | None = None
    """The mail address. A tap writes to it."""
    chat: Text | None = None
    """A web address, which a tap opens, or what the channel is called: `#billing`."""
    hours: Text | None = None
    """When somebody answers there, in words; for when they are at work a function has `hours` of its own."""
    note: Text | None = None
    """What else to know: what to have at hand, whom to ask for."""
    public: Flag = False
    """Whether customers see it, too, and with it what the function or role is called."""


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
    holidays: Country | None = None
    """The country or part of it whose public holidays count for it, where they are not the portfolio's: `DE-BY`."""
    time_zone: TimeZone | None = None
    """The time zone of its hours, where it is not the portfolio's: `Asia/Kolkata`."""
    closed: tuple[Closing, ...] = ()
    """Days on which it is closed, besides those of the portfolio and public holidays."""
    people: Count | None = None
    """How many are at work at the same time."""
    ambassador: RoleRef | None = None
    """Who carries the customer's voice in this function."""
    feedback: Feedback | None = None
    """Where feedback goes and when its sender hears back."""
    contact: Contact | None = None
    """How colleagues reach it; also its roles that give no contact of their own."""


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
    people: Count | None = None
    """How many in this role are at work at the same time."""
    contact: Contact | None = None
    """How colleagues reach somebody in this role; that of its function where it gives none."""


class System(Item):
    """A tool that does part of the work: a booking system, the fault map. It may act in lanes and commit."""

    section: ClassVar[str] = "systems"

    name: Text
    """What people call it."""
    function: FunctionRef
    """Who runs it."""
    hours: Hours | None = None
    """When it works; always where it gives none."""
