"""Moments and lengths of time in words: `Friday 16:00`, `2 h 30 min`."""

from __future__ import annotations

import datetime
from typing import Final

from promisekit.graph.clock import DAY, HOUR, MINUTE, Moment

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS: Final = ((DAY, "day"), (HOUR, "h"), (MINUTE, "min"), (1, "s"))


def start_in_words(start: Moment, epoch: datetime.date | None = None) -> str:
    """When something starts: midnight is 00:00 of the new day.

    With the date of day 0: `Thursday 24 December 2026, 09:00`.
    """
    return f"{_day(start // DAY, epoch, with_year=True)} {_time(start % DAY)}"


def end_in_words(end: Moment, start: Moment, epoch: datetime.date | None = None) -> str:
    """When something ends: midnight is 24:00 of the old day; `a week later` where the weekday came twice."""
    day = (end - 1) // DAY
    words = f"{_day(day, epoch)} {_time(end - day * DAY)}"
    weeks = (day - start // DAY) // 7
    if weeks < 1 or epoch:
        return words
    return f"{words} a week later" if weeks == 1 else f"{words} {weeks} weeks later"


def day_in_words(day: int, epoch: datetime.date | None = None) -> str:
    """`Friday`, or `Friday 25 December`."""
    return _day(day, epoch).rstrip(",")


def two_units(seconds: int) -> int:
    """The length rounded up to what its two largest units can say: who is late is never told to be less so."""
    largest = next((at for at, (size, _) in enumerate(_UNITS) if seconds >= size), len(_UNITS) - 1)
    smaller, _ = _UNITS[min(largest + 1, len(_UNITS) - 1)]
    return -(-seconds // smaller) * smaller


def length_in_words(seconds: int, *, up: bool = False) -> str:
    """The two largest units of a length of time: `2 h 30 min`, `1 day`; the rest is dropped, or rounded up."""
    seconds = two_units(seconds) if up else seconds
    parts: list[str] = []
    for size, name in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} days" if name == "day" and count > 1 else f"{count} {name}")
        elif parts:
            break
    return " ".join(parts[:2]) or "0 s"


def hours_in_words(seconds: int) -> str:
    """Opening hours, which make no days: `79 h`, `1 h 30 min`."""
    hours, rest = divmod(seconds, HOUR)
    if not hours:
        return length_in_words(seconds)
    return f"{hours} h {rest // MINUTE} min" if rest >= MINUTE else f"{hours} h"


def _day(day: int, epoch: datetime.date | None, *, with_year: bool = False) -> str:
    if epoch is None:
        return WEEKDAYS[day % 7]
    date = epoch + datetime.timedelta(days=day)
    year = f" {date.year}" if with_year else ""
    return f"{WEEKDAYS[day % 7]} {date.day} {_MONTHS[date.month - 1]}{year},"


def _time(seconds: int) -> str:
    minutes = -(-seconds // MINUTE)
    return f"{minutes // 60:02}:{minutes % 60:02}"
