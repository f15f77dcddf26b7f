"""Days on which somebody is closed although the week says otherwise: a summer break, every 24 December."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import Field
from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.base import Model
from promisekit.model.shorthand import cached_parser
from promisekit.model.text import Text

_EVERY_YEAR: Final = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_ONE_YEAR: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LEAP_YEAR: Final = 2000


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of one year, or, without ``year``, of every year that has it."""

    year: int | None
    month: int
    day: int

    @classmethod
    def parse(cls, value: Any) -> Day:
        """``"2026-12-24"`` or ``"12-24"`` -> a day. Raises PydanticCustomError otherwise."""
        if isinstance(value, Day):
            return value
        if isinstance(value, str):
            every = _EVERY_YEAR.fullmatch(value)
            if every or _ONE_YEAR.fullmatch(value):
                try:
                    found = datetime.date.fromisoformat(f"{_LEAP_YEAR}-{value}" if every else value)
                except ValueError:
                    raise PydanticCustomError("day_none", "there is no such day as {value}", {"value": value}) from None
                return cls(None if every else found.year, found.month, found.day)
        raise PydanticCustomError("day_form", "a day is due here: a date like 2026-12-24, or 12-24 for every year")

    def __str__(self) -> str:
        day = f"{self.month:02}-{self.day:02}"
        return day if self.year is None else f"{self.year:04}-{day}"

    def in_year(self, year: int) -> datetime.date | None:
        """Its date in that year; None where it has none."""
        try:
            return datetime.date(year if self.year is None else self.year, self.month, self.day)
        except ValueError:  # 29 February
            return None

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cached_parser(cls.parse))


class Closing(Model):
    """Days on which nobody is at work, whatever the opening hours say."""

    from_: Day = Field(alias="from")
    """The first day: a date, or `12-24` for every year."""
    to: Day | None = None
    """The last day, in the same form; the first one where none is given. Every year, it may lie past New Year."""
    why: Text | None = None
    """Why: the summer break, stocktaking."""

    @property
    def last(self) -> Day:
        """The last day."""
        return self.to or self.from_

    @property
    def is_plain(self) -> bool:
        """Whether both days have the same form, and the last one does not come before the first."""
        if (self.from_.year is None) != (self.last.year is None):
            return False
        return self.from_.year is None or self.from_ <= self.last

    def dates(self, first_year: int, last_year: int) -> Iterator[datetime.date]:
        """The days from 1 January of the first year to 31 December of the last one; none where it is not plain."""
        if not self.is_plain:
            return
        years = range(first_year - 1, last_year + 1) if self.from_.year is None else (self.from_.year,)
        for year in years:
            over_new_year = self.from_.year is None and self.last < self.from_
            start = self.from_.in_year(year) or datetime.date(year, 3, 1)
            end = self.last.in_year(year + over_new_year) or datetime.date(year + over_new_year, 2, 28)
            for day in range(start.toordinal(), end.toordinal() + 1):
                date = datetime.date.fromordinal(day)
                if first_year <= date.year <= last_year:
                    yield date
