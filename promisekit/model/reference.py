"""Ids and the fields that refer to them. Whether an id exists is the graph's business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.shorthand import one_or_many

ID_PATTERN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose value is the id of an item in one of ``sections``."""

    sections: tuple[str, ...]


class _IdSchema:
    """An id that is given here: lower-case letters, digits, single hyphens."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(checked_id)


def checked_id(value: object) -> str:
    """The value if it is a well-formed id. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and ID_PATTERN.fullmatch(value):
        return value
    raise PydanticCustomError(
        "bad_id", "`{value}` is no id: an id has a-z, 0-9 and single hyphens", {"value": str(value)}
    )


Id = Annotated[str, _IdSchema()]

FunctionRef = Annotated[str, Refers(("functions",))]
RoleRef = Annotated[str, Refers(("roles",))]
ActorRef = Annotated[str, Refers(("functions", "roles", "systems"))]
ActorOwner = Annotated[str, Refers(("functions", "roles"))]
TouchpointRef = Annotated[str, Refers(("touchpoints",))]
MetricRef = Annotated[str, Refers(("metrics",))]
JourneyRef = Annotated[str, Refers(("journeys",))]
PersonaRef = Annotated[str, Refers(("personas",))]

FunctionRefs = Annotated[tuple[FunctionRef, ...], one_or_many]
RoleRefs = Annotated[tuple[RoleRef, ...], one_or_many]
SystemRefs = Annotated[tuple[Annotated[str, Refers(("systems",))], ...], one_or_many]
OwnerRefs = Annotated[tuple[ActorOwner, ...], one_or_many]
TouchpointRefs = Annotated[tuple[TouchpointRef, ...], one_or_many]
PersonaRefs = Annotated[tuple[PersonaRef, ...], one_or_many]
PainPointRefs = Annotated[tuple[Annotated[str, Refers(("pain_points",))], ...], one_or_many]
PromiseRefs = Annotated[tuple[Annotated[str, Refers(("promises",))], ...], one_or_many]
MetricRefs = Annotated[tuple[MetricRef, ...], one_or_many]
SkillRefs = Annotated[tuple[Annotated[str, Refers(("skills",))], ...], one_or_many]
EnablerRefs = Annotated[tuple[Annotated[str, Refers(("enablers",))], ...], one_or_many]
ObstacleRefs = Annotated[tuple[Annotated[str, Refers(("obstacles",))], ...], one_or_many]
StoryShows = Annotated[tuple[Annotated[str, Refers(("promises", "pain_points"))], ...], one_or_many]
