"""The employee experience that ensures the promise: skills, trainings, enablers, and what holds staff back."""

from typing import ClassVar, Literal

from pydantic import Field

from promisekit.model.base import Item
from promisekit.model.reference import PromiseRefs, RoleRefs, SkillRefs
from promisekit.model.text import Text


class Skill(Item):
    """Something that somebody knows how to do."""

    section: ClassVar[str] = "skills"

    name: Text
    """What it is called."""


class Training(Item):
    """How people learn a skill."""

    section: ClassVar[str] = "trainings"

    name: Text
    """What it is called."""
    teaches: SkillRefs = ()
    """Skills that it teaches."""
    for_: RoleRefs = Field(default=(), alias="for")
    """Roles that it is for."""
    form: Text | None = None
    """How: a role play, a course, shadowing a customer …"""


class Enabler(Item):
    """What staff need so that they can keep a promise."""

    section: ClassVar[str] = "enablers"

    name: Text
    """What it is called."""
    area: Literal["culture", "technology", "environment"] | None = None
    """`culture`, `technology` or `environment`."""
    status: Literal["missing", "planned", "in-place"] | None = None
    """`missing`, `planned` or `in-place`."""


class Obstacle(Item):
    """What holds staff back, in their own voice."""

    section: ClassVar[str] = "obstacles"

    says: Text
    """The obstacle in the staff's voice."""
    kind: Literal["resources", "skills", "leadership", "goals", "culture", "metrics"] | None = None
    """`resources`, `skills`, `leadership`, `goals`, `culture` or `metrics`."""
    felt_by: RoleRefs = ()
    """Who feels it."""
    hinders: PromiseRefs = ()
    """Promises that it gets in the way of."""
