"""Numbers and yes/no values, whether authors quote them or not."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, Final

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

# As YAML 1.2 writes numbers (its core schema), without infinity: `4`, `+4`, `.5`, `4.`, `3.1e5`, `0x1F`, `0o17`.
_DECIMAL: Final = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?", re.ASCII)
_OTHER_BASE: Final = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+", re.ASCII)
_LONGEST: Final = 100
"""Characters; a number that is longer means nothing to anybody."""


def parse_number(value: Any) -> float:
    """``"4"``, ``"-0.5"``, ``"3.1e5"`` or a finite number. Raises PydanticCustomError otherwise."""
    number = math.nan
    if isinstance(value, str) and len(value) <= _LONGEST:
        if _DECIMAL.fullmatch(value):
            number = float(value)
        elif _OTHER_BASE.fullmatch(value):
            number = float(int(value, 0))
    elif isinstance(value, float) or (type(value) is int and abs(value) < 10**_LONGEST):
        number = float(value)
    if math.isfinite(number):
        return number
    raise PydanticCustomError("number_form", "a number is due here, written like 4 or 4.5")


def parse_whole(value: Any) -> int:
    """Like :func:`parse_number`, for whole numbers."""
    try:
        number = parse_number(value)
    except PydanticCustomError:
        number = 0.5
    if number != int(number):
        raise PydanticCustomError("whole_form", "a whole number is due here")
    return int(number)


def parse_flag(value: Any) -> bool:
    """``true`` or ``false``. Raises PydanticCustomError for `yes`, `on` and the like."""
    if isinstance(value, bool):
        return value
    if value in ("true", "True", "TRUE"):
        return True
    if value in ("false", "False", "FALSE"):
        return False
    raise PydanticCustomError("flag_form", "true or false is due here")


Number = Annotated[float, PlainValidator(parse_number)]
Count = Annotated[Number, Field(ge=0)]
Times = Annotated[int, PlainValidator(parse_whole), Field(ge=1)]
Grade = Annotated[int, PlainValidator(parse_whole), Field(ge=1, le=5)]
Mood = Annotated[int, PlainValidator(parse_whole), Field(ge=-2, le=2)]
Flag = Annotated[bool, PlainValidator(parse_flag)]
