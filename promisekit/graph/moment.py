"""Moments and lengths of time in words: `Friday 16:00`, `2 h 30 min`."""

from __future__ import annotations

from typing import Final

from promisekit.graph.clock import DAY, HOUR, MINUTE, Moment

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS: Final = ((DAY, "day"), (HOUR, "h"), (MINUTE, "min"), (1, "s"))


def start_in_words(start: Moment) -> str:
    """When something starts: midnight is 00:00 of the new day."""
    return f"{WEEKDAYS[start // DAY % 7]} {_time(start % DAY)}"


def end_in_words(end: Moment, start: Moment) -> str:
    """When something ends: midnight is 24:00 of the old day; `a week later` where the weekday came twice."""
    day = (end - 1) // DAY
    words = f"{WEEKDAYS[day % 7]} {_time(end - day * DAY)}"
    weeks = (day - start // DAY) // 7
    if weeks < 1:
        return words
    return f"{words} a week later" if weeks == 1 else f"{words} {weeks} weeks later"


def length_in_words(seconds: int) -> str:
    """The two largest units of a length of time: `2 h 30 min`, `1 day`."""
    parts: list[str] = []
    for size, name in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} days" if name == "day" and count > 1 else f"{count} {name}")
        elif parts:
            break
    return " ".join(parts[:2]) or "0 s"


def _time(seconds: int) -> str:
    minutes = -(-seconds // MINUTE)
    return f"{minutes // 60:02}:{minutes % 60:02}"
