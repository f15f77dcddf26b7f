"""What a promise means at one role's desk: do, say, avoid, may decide alone, and if it fails."""

from typing import Annotated

from pydantic import Field

from promisekit.model.base import Model
from promisekit.model.date import Date
from promisekit.model.duration import Duration
from promisekit.model.money import Money
from promisekit.model.reference import ActorOwner, RoleRef, RoleRefs, SkillRefs, TouchpointRefs
from promisekit.model.shorthand import text_as
from promisekit.model.text import Text


class Mandate(Model):
    """What a role may decide alone (Hart 1988: empower the people who meet the customer)."""

    does: Text
    """What it may do without asking."""
    up_to: Money | None = None
    """Up to which amount."""


class Escalation(Model):
    """Whom to call when the guideline does not work, and how fast."""

    escalate_to: ActorOwner
    """Who takes over."""
    within: Duration | None = None
    """How fast."""
    does: Text | None = None
    """What they then do."""


class Guideline(Model):
    """What one role does so that the promise is kept."""

    role: RoleRef
    """Whom it is for."""
    at: TouchpointRefs = ()
    """At which touchpoints of the promise; all of them where none is given."""
    when: Text | None = None
    """The situation that it is for."""
    do: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Each one action, in the imperative."""
    say: tuple[Text, ...] = ()
    """Wording that works."""
    avoid: tuple[Text, ...] = ()
    """Wording and habits that do harm."""
    may: tuple[Annotated[Mandate, text_as("does")], ...] = ()
    """What the role may decide alone."""
    if_it_fails: Escalation | None = None
    """Whom to call when it does not work."""
    skills: SkillRefs = ()
    """What somebody needs to know for it."""
    because: Text | None = None
    """Why the customer cares."""
    written_with: RoleRefs = ()
    """Roles that took part in writing it."""
    review_by: Date | None = None
    """When it is looked at again."""
