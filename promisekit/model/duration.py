"""How long something takes or may take, in the unit in which it was promised.

Units are kept, not converted: "2 working days" is not "16 hours". What a duration means on the clock depends
on opening hours and is the business of :mod:`promisekit.graph.clock`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.shorthand import cached_parser

SECONDS: Final = {
    "s": 1,
    "min": 60,
    "h": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
    "year": 31557600,
}
"""Length of the units that pass at night and on Sundays too; a month is a twelfth of 365.25 days."""

_NAMED: Final = {
    "at once": (0, "s"),
    "same day": (0, "end of day"),
    "next day": (1, "end of day"),
    "same working day": (0, "end of working day"),
    "next working day": (1, "end of working day"),
}
_DURATION: Final = re.compile(
    r"(\d+(?:\.\d+)?) ?(s|min|h|days?|weeks?|months?|years?|working hours?|working days?)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of a unit: s, min, h, day, week, month, year, working hour, working day, or one of
    ``end of day`` and ``end of working day`` for `same day` (0) and `next day` (1). `at once` is 0 s: it ends at
    the moment at which it starts.
    """

    amount: Decimal
    unit: str

    @classmethod
    def parse(cls, value: Any) -> Duration:
        """``"2 working days"`` -> Duration. Raises PydanticCustomError otherwise."""
        if isinstance(value, Duration):
            return value
        if isinstance(value, str):
            text = " ".join(value.split())
            if text in _NAMED:
                amount, unit = _NAMED[text]
                return cls(Decimal(amount), unit)
            match = _DURATION.fullmatch(text)
            if match and Decimal(match.group(1)) > 0:
                unit = match.group(2)
                return cls(Decimal(match.group(1)), unit if unit in SECONDS else unit.rstrip("s"))
            if match:
                raise PydanticCustomError("duration_zero", "a duration is above 0; for no time at all, write at once")
        raise PydanticCustomError(
            "duration_form",
            "a duration is due here: a number and a unit, as in 30 min, 4 h, 2 working days, next working day",
        )

    @property
    def is_working_time(self) -> bool:
        """Whether it passes only while somebody is at work."""
        return "working" in self.unit

    def __str__(self) -> str:
        for text, (amount, unit) in _NAMED.items():
            if self.unit == unit and self.amount == amount:
                return text
        number = f"{self.amount:f}"
        plural = "s" if self.amount != 1 and self.unit not in ("s", "min", "h") else ""
        return f"{number} {self.unit}{plural}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cached_parser(cls.parse))


def parse_period(value: Any) -> Duration:
    """A duration that is longer than no time: `every: at once` would never end. Raises PydanticCustomError."""
    try:
        period = Duration.parse(value)
    except PydanticCustomError as error:
        kind = "period_form" if error.type == "duration_form" else "period_at_once"
        raise PydanticCustomError(kind, "{reason}", {"reason": error.message()}) from None
    if period.unit in SECONDS and not period.amount:
        raise PydanticCustomError("period_at_once", "a duration longer than no time is due here")
    return period


Period = Annotated[Duration, PlainValidator(cached_parser(parse_period))]
