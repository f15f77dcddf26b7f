"""Ids and the fields that refer to them. Whether an id exists is the graph's business."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, NamedTuple

from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.shorthand import as_many

ID_PATTERN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Refers(NamedTuple):
    """Marks a field whose value is the id of an item in one of ``sections``, or one of a few ``words``."""

    sections: tuple[str, ...]
    words: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.str_schema()


class _Ids:
    """One id, or a list of ids. Says so itself, because pydantic takes long to find it out for each field."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        ids = core_schema.tuple_variable_schema(core_schema.str_schema())
        return core_schema.no_info_before_validator_function(as_many, ids)


class GivenId:
    """Marks an id that is given here: lower-case letters, digits, single hyphens."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(checked_id)


def checked_id(value: object) -> str:
    """The value if it is a well-formed id. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and ID_PATTERN.fullmatch(value):
        return value
    raise PydanticCustomError("bad_id", "an id is due here: a-z, 0-9 and single hyphens")


Id = Annotated[str, GivenId()]

FunctionRef = Annotated[str, Refers(("functions",))]
RoleRef = Annotated[str, Refers(("roles",))]
ActorRef = Annotated[str, Refers(("functions", "roles", "systems"))]
CUSTOMER: Final = "customer"
"""The word for the customer where an actor is due."""
CommitterRef = Annotated[str, Refers(("functions", "roles", "systems"), (CUSTOMER,))]
ActorOwner = Annotated[str, Refers(("functions", "roles"))]
TouchpointRef = Annotated[str, Refers(("touchpoints",))]
MetricRef = Annotated[str, Refers(("metrics",))]
JourneyRef = Annotated[str, Refers(("journeys",))]
PersonaRef = Annotated[str, Refers(("personas",))]

FunctionRefs = Annotated[tuple[FunctionRef, ...], _Ids()]
RoleRefs = Annotated[tuple[RoleRef, ...], _Ids()]
SystemRefs = Annotated[tuple[Annotated[str, Refers(("systems",))], ...], _Ids()]
OwnerRefs = Annotated[tuple[ActorOwner, ...], _Ids()]
TouchpointRefs = Annotated[tuple[TouchpointRef, ...], _Ids()]
PersonaRefs = Annotated[tuple[PersonaRef, ...], _Ids()]
PainPointRefs = Annotated[tuple[Annotated[str, Refers(("pain_points",))], ...], _Ids()]
PromiseRefs = Annotated[tuple[Annotated[str, Refers(("promises",))], ...], _Ids()]
MetricRefs = Annotated[tuple[MetricRef, ...], _Ids()]
SkillRefs = Annotated[tuple[Annotated[str, Refers(("skills",))], ...], _Ids()]
EnablerRefs = Annotated[tuple[Annotated[str, Refers(("enablers",))], ...], _Ids()]
ObstacleRefs = Annotated[tuple[Annotated[str, Refers(("obstacles",))], ...], _Ids()]
StoryShows = Annotated[tuple[Annotated[str, Refers(("promises", "pain_points"))], ...], _Ids()]
