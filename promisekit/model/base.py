"""What all concepts share: frozen, strict, no unknown field."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from promisekit.model.date import Date
from promisekit.model.reference import ActorOwner
from promisekit.model.text import Text
from promisekit.model.url import Url


class Model(BaseModel):
    """A mapping in a blueprint file. Values never change after reading; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", protected_namespaces=(), defer_build=True)


class Link(Model, defer_build=False):
    """Something to read elsewhere."""

    title: Text
    """What the reader sees."""
    url: Url
    """http, https, mailto, or a path inside the portfolio (relative to the file that names it)."""


class Acceptance(Model, defer_build=False):
    """A finding that the team has looked at and lives with, and why."""

    check: str
    """The code of the check, or of the change, for example `PK701` or `PD101`."""
    reason: Text
    """Why the team accepts it."""
    by: Text | None = None
    """Who decided."""
    until: Date | None = None
    """The last day on which the acceptance holds."""


class Item(Model):
    """One thing with an id: a promise, a touchpoint, a role …

    ``id`` is the key under which the item stands in its section; it is not a field that authors write.
    """

    section: ClassVar[str] = ""

    id: str
    description: Text | None = None
    """Anything worth knowing, in Markdown."""
    tags: tuple[str, ...] = ()
    """Words of your own to group by, and that people use for it: the handbook's search finds it by them."""
    links: tuple[Link, ...] = ()
    """Where to read more."""
    owner: ActorOwner | None = None
    """The function or role that keeps this entry up to date."""
    accepted: tuple[Acceptance, ...] = ()
    """Findings of `promisekit check`, and changes of `promisekit diff`, that the team accepts, each with its reason."""
