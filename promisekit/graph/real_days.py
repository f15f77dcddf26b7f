"""Public holidays by date, and the nights on which clocks change, as far as anybody knows them.

The library `holidays` is imported only for a portfolio that names a country, `zoneinfo` for one that names a zone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

_TO_YEAR: Final = re.compile(r"\bto (\d{4})\b")
_REMARK: Final = re.compile(r"\s*\([^()]*\)$")
_RECURS: Final = 3
"""A holiday that came in so many years after each other, and then never again, is one that nobody worked out."""
_DAY: Final = 86400


class Holidays(NamedTuple):
    """The dates of public holidays, and the last year for which all of them are known."""

    dates: frozenset[datetime.date]
    known_until: int


@lru_cache(maxsize=64)
def public_holidays(place: str, first_year: int, last_year: int) -> Holidays:
    """Those of a country or a part of it (`DE-BY`), also of the year before and those after that cases may run into."""
    import warnings

    import holidays

    country, _, part = place.partition("-")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = holidays.country_holidays(country, subdiv=part or None, years=range(first_year - 1, last_year + 4))
    ends = [int(year) for one in said for year in _TO_YEAR.findall(str(one.message))]
    ends += [getattr(found, "end_year", last_year), last_year]
    return Holidays(frozenset(found), min([*ends, *_dried_up(found, first_year, last_year)]))


def _dried_up(found: dict[datetime.date, str], first_year: int, last_year: int) -> list[int]:
    """The last years of holidays that came every year and then stop, as where a table of the moon ends."""
    years: dict[str, set[int]] = {}
    for date, names in found.items():
        for name in names.split("; "):
            years.setdefault(_REMARK.sub("", name), set()).add(date.year)
    return [
        max(of)
        for of in years.values()
        if max(of) < last_year - _RECURS
        and of.issuperset(range(first_year, max(of) + 1))
        and max(of) >= first_year + _RECURS
    ]


@lru_cache(maxsize=64)
def clock_changes(zone: str, epoch: datetime.date, last_year: int) -> tuple[tuple[int, int], ...]:
    """When the clocks of a zone change, as in :class:`~promisekit.graph.days.Days`, from the year before on."""
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    # Not the computer's own zones: each would have others.
    with (files("tzdata") / "zoneinfo").joinpath(*zone.split("/")).open("rb") as file:
        known = ZoneInfo.from_file(file, key=zone)
    utc = datetime.UTC
    zero = datetime.datetime(epoch.year, epoch.month, epoch.day, tzinfo=utc)

    def ahead(moment: int) -> int:
        offset = (zero + datetime.timedelta(seconds=moment)).astimezone(known).utcoffset()
        assert offset is not None
        return round(offset.total_seconds())

    begin = -400 * _DAY
    end = (datetime.date(last_year + 2, 1, 1) - epoch).days * _DAY
    changes = [(begin, ahead(begin))]
    for day in range(begin, end, _DAY):
        if ahead(day + _DAY) != ahead(day):
            changes += _within_a_day(day, ahead)
    return tuple(changes)


def _within_a_day(day: int, ahead: Callable[[int], int]) -> list[tuple[int, int]]:
    low, high = day, day + _DAY
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ahead(middle) == ahead(low) else (low, middle)
    return [(high, ahead(high))]
