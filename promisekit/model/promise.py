"""What customers may count on: the promise, its limit, its remedy, and who commits to what.

The parts follow Hart (1988), "The Power of Unconditional Service Guarantees", and ISO 10001 (codes of conduct).
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from promisekit.model.base import Item, Model
from promisekit.model.date import Date
from promisekit.model.duration import Duration, Period
from promisekit.model.guideline import Guideline
from promisekit.model.hours import Hours
from promisekit.model.money import Money, Share
from promisekit.model.number import Flag, Times
from promisekit.model.reference import (
    CUSTOMER,
    CommitterRef,
    EnablerRefs,
    FunctionRef,
    Id,
    MetricRefs,
    PainPointRefs,
    PromiseRefs,
    RoleRef,
    TouchpointRefs,
)
from promisekit.model.shorthand import one_or_many, texts_as
from promisekit.model.text import Text

Status = Literal["draft", "agreed", "live", "retired"]
Basis = Literal["law", "contract", "voluntary"]


class Limit(Model):
    """The service standard: how long it may take from the start of the promise's clock to its stop."""

    within: Duration
    """How long it may take."""
    hours: Hours | None = None
    """For contacts made in these hours; for all others where none are given."""


class Frequency(Model):
    """How often the customer meets something at the most."""

    times: Times
    """How many times."""
    in_: Period = Field(alias="in")
    """In what time."""


class Remedy(Model):
    """What the customer gets when the promise is broken: one tier of it."""

    gives: Annotated[tuple[Text, ...], one_or_many, Field(min_length=1)]
    """What the customer gets; several texts are a choice."""
    when: Text | None = None
    """In which case this tier applies."""
    after: Duration | None = None
    """How late: beyond `within`, or beyond the due time where there is none."""
    amount: Money | None = None
    """How much money."""
    percent: Share | None = None
    """How large a part …"""
    of: Text | None = None
    """… of what."""
    every: Period | None = None
    """Again for each such time that passes."""
    at_least: Money | None = None
    """Never less than this."""
    at_most: Money | None = None
    """Never more than this."""
    pays_from: Money | None = None
    """The least that is paid at all; smaller amounts are not."""
    given: Literal["automatically", "on-request"] | None = None
    """Whether the customer has to ask for it."""
    within: Duration | None = None
    """When it is paid at the latest."""
    claim_within: Period | None = None
    """How long the customer may claim it."""
    not_with: PromiseRefs = ()
    """Promises whose remedy is not paid besides this one."""


class CustomerPart(Model):
    """What the customer does so that the promise can be kept (Bitner et al. 1997: customers as co-producers)."""

    does: Text
    """What they do."""
    notice: Period | None = None
    """At least so long before the event; the customer's own time, not yours."""
    within: Duration | None = None
    """How long they have for it."""


class Commitment(Model):
    """What one function, role or system does so that the promise holds, or what the customer has to do meanwhile."""

    by: CommitterRef
    """Who commits; `customer` where the case waits for the customer, `within` being how long you count on."""
    does: Text
    """What they do."""
    within: Duration | None = None
    """How long it may take from when it can begin."""
    after: Annotated[tuple[str, ...], one_or_many] = ()
    """Commitments of this promise that come before."""
    kind: Literal["clock", "standing", "remedy"] = "clock"
    """`clock`: work between the start and the stop of the promise's clock. `standing`: always in
    place. `remedy`: follows a broken promise."""
    pauses: Flag | None = None
    """Of the customer's part: whether the promise's clock stands still meanwhile, as it does where nothing is said."""

    @property
    def is_customers(self) -> bool:
        """Whether the customer has the case."""
        return self.by == CUSTOMER

    @property
    def stops_clock(self) -> bool:
        """Whether the promise's clock stands still meanwhile."""
        return self.is_customers and self.pauses is not False


def _limits(value: Any) -> Any:
    return value if isinstance(value, tuple) else ({"within": value},)


class Promise(Item):
    """One thing that customers may count on."""

    section: ClassVar[str] = "promises"

    promise: Text
    """The promise in the customer's words."""
    status: Status = "live"
    """`draft`, `agreed`, `live` or `retired`."""
    answers: PainPointRefs = ()
    """Pain points that it answers."""
    kept_at: Annotated[TouchpointRefs, Field(min_length=1)]
    """Touchpoints at which it is kept or broken."""
    accountable: FunctionRef
    """The one function that answers for it."""
    within: Annotated[tuple[Limit, ...], BeforeValidator(_limits), Field(min_length=1)] | None = None
    """The service standard: a duration, or a list of `{within, hours}` where it depends on when
    the customer makes contact."""
    share: Share | None = None
    """The share of cases in which it holds at least; all where none is given."""
    notice: Period | None = None
    """At least so long before the event."""
    no_more_than: Frequency | None = None
    """How often the customer meets it at the most."""
    starts: Text | None = None
    """The event that starts the clock."""
    stops: Text | None = None
    """The event that stops the clock."""
    hours: Hours | None = None
    """When the clock can start; a contact outside starts it at the next opening. Always where none are given."""
    basis: Basis = "voluntary"
    """`law`, `contract` or `voluntary`."""
    conditions: tuple[Text, ...] = ()
    """What must be so for the promise to hold."""
    exclusions: tuple[Text, ...] = ()
    """When it does not hold."""
    remedy: Annotated[tuple[Remedy, ...], one_or_many] = ()
    """What the customer gets when it is broken: one, or a list of tiers."""
    dispute: Text | None = None
    """Where the customer goes who disagrees."""
    customer_does: Annotated[tuple[CustomerPart, ...], texts_as("does")] = ()
    """What the customer does for it to work: a text, or `{does, notice, within}` where they have to be in
    time; one, or a list."""
    commitments: dict[Id, Commitment] = {}
    """What each function commits to so that the promise holds."""
    guidelines: dict[Id, Guideline] = {}
    """What staff do."""
    metrics: MetricRefs = ()
    """What shows whether it is kept."""
    ensured_by: EnablerRefs = ()
    """What staff need to keep it."""
    sponsor: RoleRef | None = None
    """The leader who stands for it."""
    since: Date | None = None
    """Since when it holds."""
    until: Date | None = None
    """Until when it holds."""
    review_by: Date | None = None
    """When it is looked at again."""
    replaces: PromiseRefs = ()
    """Promises that it takes the place of."""

    def guided(self) -> set[tuple[str, str]]:
        """Role and touchpoint wherever a guideline says what the one does at the other."""
        return {(one.role, touchpoint) for one in self.guidelines.values() for touchpoint in self.touchpoints_of(one)}

    def touchpoints_of(self, guideline: Guideline) -> tuple[str, ...]:
        """Where the guideline holds: its own touchpoints, or all at which the promise is kept."""
        return guideline.at or self.kept_at

    @property
    def says_every_time(self) -> bool:
        """Whether all work between start and stop of its clock says how long it may take."""
        return all(one.within is not None for one in self.commitments.values() if one.kind == "clock")
