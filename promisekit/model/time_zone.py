"""Time zones by their IANA names, as the library `tzdata` has them: `Europe/Helsinki`."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError


@cache
def time_zones() -> frozenset[str]:
    """The names of all zones. Not those that the computer knows: each would have others."""
    from importlib.resources import files

    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


def parse_time_zone(value: Any) -> str:
    """An IANA name such as `Europe/Helsinki`. Raises PydanticCustomError otherwise."""
    if isinstance(value, str) and value in time_zones():
        return value
    raise PydanticCustomError("zone_form", "a time zone is due here, such as Europe/Helsinki")


TimeZone = Annotated[str, PlainValidator(parse_time_zone)]
