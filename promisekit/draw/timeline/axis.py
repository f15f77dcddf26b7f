"""The time axis: which stretch of time gets a head of its own, and where a moment stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.heads import ColumnHead
from promisekit.draw.timeline.view import TimelineView
from promisekit.graph.clock import DAY, HOUR, MINUTE, WEEK

UNITS: Final = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, DAY, WEEK, 4 * WEEK)
MOST: Final = 14
"""So many heads at the most, except in the largest unit."""
LEAST_WIDTH: Final = 130.0
LEAST_CHART: Final = 820.0
AFTER: Final = 24.0
"""The free room behind the last unit, so that what ends with it is seen to end."""


@dataclass(frozen=True)
class Axis:
    """Time from left to right: `unit` seconds are `width` px, the first of them beginning at `start`."""

    left: float
    start: int
    unit: int
    count: int
    width: float

    def x(self, moment: int) -> float:
        """Where a moment stands."""
        return self.left + (moment - self.start) / self.unit * self.width

    @property
    def right(self) -> float:
        """The right end."""
        return self.left + self.count * self.width

    def heads(self, holidays: tuple[int, ...], words: Words) -> tuple[ColumnHead, ...]:
        """A bar for each unit."""
        return tuple(
            ColumnHead(
                self._name(begin, holidays, words),
                self.x(begin) + 2,
                self.width - 4 + (AFTER if i == self.count - 1 else 0),
            )
            for i in range(self.count)
            for begin in (self.start + i * self.unit,)
        )

    def _name(self, moment: int, holidays: tuple[int, ...], words: Words) -> str:
        if self.unit < DAY:
            return moment_in_words(moment, words)
        if self.unit == DAY:
            day = words[f"day {moment // DAY % 7}"]
            return f"{day}, {words['holiday']}" if moment // DAY in holidays else day
        first = (moment - self.start) // WEEK + 1
        if self.unit == WEEK:
            return f"{words['week']} {first}"
        return f"{words['weeks']} {first}–{first + self.unit // WEEK - 1}"


def axis_of(view: TimelineView, left: float) -> Axis:
    """The axis that shows the whole case, wide enough for its heads."""
    for unit in UNITS:
        start = view.start // unit * unit
        count = max(1, -(-(view.end - start) // unit))
        if count <= MOST or unit == UNITS[-1]:
            return Axis(left, start, unit, count, max(LEAST_WIDTH, LEAST_CHART / count))
    raise AssertionError("the last unit always fits")


def moment_in_words(moment: int, words: Words, *, first: int | None = None, end: bool = False) -> str:
    """`Mon 08:00`, with spaces that end no line; the end of a day is 24:00.

    With `first`, the start of the case, a later week says which it is.
    """
    day = (moment - 1) // DAY if end and moment % DAY == 0 else moment // DAY
    minutes, seconds = divmod(moment - day * DAY, MINUTE)
    told = f"{words[f'short {day % 7}']}\xa0{minutes // 60:02}{words['clock sign']}{minutes % 60:02}"
    told += f"{words['clock sign']}{seconds:02}" if seconds else ""
    week = day // 7 - first // WEEK + 1 if first is not None else 1
    return told if week == 1 else f"{told}\xa0({words['week'].lower()}\xa0{week})"


def margin_in_words(view: TimelineView, words: Words) -> str:
    """What is left in the worst case, or by how much it is late."""
    spare = view.due - view.finish
    if view.is_late:
        return f"{view.late or length_in_words(-spare, words)} {words['late']}"
    return f"{length_in_words(spare, words)} {words['slack']}" if spare > 0 else words["no slack"]


def holidays_in_words(view: TimelineView, words: Words) -> str:
    """On which days of the week the public holidays of the case are: `Fri, Mon`."""
    return ", ".join(words[f"short {day % 7}"] for day in view.holidays)


def length_in_words(seconds: int, words: Words) -> str:
    """The two largest units: `2 h 30 min`, `1 d 4 h`."""
    parts: list[str] = []
    for name, size in (("day", DAY), ("h", HOUR), ("min", MINUTE), ("s", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {words[f'unit {name}']}")
        elif parts:
            break
    return " ".join(parts[:2]) or f"0 {words['unit s']}"
