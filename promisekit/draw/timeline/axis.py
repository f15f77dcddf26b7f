"""The time axis: which stretch of time gets a head of its own, which days are folded, and where a moment stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.card import BADGE_SLACK
from promisekit.draw.heads import ColumnHead
from promisekit.draw.text_width import text_width
from promisekit.draw.timeline.moments import date_in_words, moment_in_words
from promisekit.draw.timeline.view import TimelineView
from promisekit.graph.clock import DAY, HOUR, MINUTE, WEEK

UNITS: Final = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, DAY, WEEK, 4 * WEEK)
MOST: Final = 14
"""So many heads at the most, except in the largest unit."""
MOST_DAYS: Final = 8
"""So many days have heads of their own; of more, the weeks have."""
DAY_BY_DAY: Final = 84 * DAY
"""In longer cases a day is too narrow to be folded."""
LEAST_WIDTH: Final = 130.0
LEAST_DAY: Final = 84.0
LEAST_CHART: Final = 820.0
AFTER: Final = 24.0
"""The free room behind the last unit, so that what ends with it is seen to end."""
FOLD: Final = 14.0
"""How wide folded days are where they have no name."""
FOLD_NAME: Final = 12.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time that is drawn evenly, from `x`, `width` px wide."""

    begin: int
    end: int
    x: float
    width: float
    folded: bool = False
    """Days on which nobody who has the case is at work: a narrow stripe, however many."""
    name: tuple[str, ...] = ()
    """What a stripe is called, in lines."""


@dataclass(frozen=True)
class Axis:
    """Time from left to right."""

    segments: tuple[Segment, ...]
    heads: tuple[ColumnHead, ...]

    def x(self, moment: int) -> float:
        """Where a moment stands."""
        at = bisect_right([segment.begin for segment in self.segments], moment) - 1
        segment = self.segments[max(at, 0)]
        return segment.x + (moment - segment.begin) / (segment.end - segment.begin) * segment.width

    @property
    def left(self) -> float:
        """The left end."""
        return self.segments[0].x

    @property
    def right(self) -> float:
        """The right end."""
        return self.segments[-1].x + self.segments[-1].width

    @property
    def start(self) -> int:
        """The first moment."""
        return self.segments[0].begin

    @property
    def end(self) -> int:
        """The last moment."""
        return self.segments[-1].end


def axis_of(view: TimelineView, left: float, words: Words) -> Axis:
    """The axis that shows the case from its start to its end, wide enough for its heads."""
    for unit in UNITS:
        start = view.start // unit * unit
        count = max(1, -(-(view.end - start) // unit))
        if unit == DAY and view.end - start <= DAY_BY_DAY:
            return _days(view, left, words)
        if count <= MOST or unit == UNITS[-1]:
            width = max(LEAST_WIDTH, LEAST_CHART / count)
            parts = [Segment(start + i * unit, start + (i + 1) * unit, left + i * width, width) for i in range(count)]
            names = [_name(view, part.begin, start, unit, words) for part in parts]
            return Axis(tuple(parts), _heads([(name, [part]) for name, part in zip(names, parts, strict=True)]))
    raise AssertionError("the last unit always fits")


def _name(view: TimelineView, moment: int, start: int, unit: int, words: Words) -> str:
    if unit < DAY:
        return moment_in_words(moment, words, epoch=view.epoch)
    first = (moment - start) // WEEK + 1
    if view.epoch:
        last = moment + unit - DAY
        days = (date_in_words(view.epoch, day, words) for day in (moment, last))
        return words["span"].format(*days)
    return f"{words['week']} {first}" if unit == WEEK else f"{words['weeks']} {first}–{first + unit // WEEK - 1}"


def _heads(named: list[tuple[str, list[Segment]]]) -> tuple[ColumnHead, ...]:
    """A bar over each group of segments; the last one reaches a little further."""
    return tuple(
        ColumnHead(
            name,
            parts[0].x + 2,
            parts[-1].x + parts[-1].width - parts[0].x - 4 + (AFTER if at == len(named) - 1 else 0),
        )
        for at, (name, parts) in enumerate(named)
    )


def _days(view: TimelineView, left: float, words: Words) -> Axis:
    """Day after day from shortly before the start to shortly after the end, those folded on which nothing happens."""
    begin = max(view.start // DAY * DAY, (view.start - 1) // HOUR * HOUR)
    end = min(-(-view.end // DAY) * DAY, -(-(view.end + 1) // HOUR) * HOUR)
    spans: list[tuple[int, int, bool]] = []
    for folded, days in groupby(range(begin // DAY, -(-end // DAY)), key=lambda day: day in view.folded):
        run = [(max(begin, day * DAY), min(end, (day + 1) * DAY), folded) for day in days]
        spans += [(run[0][0], run[-1][1], True)] if folded else run
    has_days = sum(not folded for *_, folded in spans) <= MOST_DAYS
    names = [_stripe(view, first, last, words) if folded and has_days else () for first, last, folded in spans]
    widths = [_fold_width(name) for (*_, folded), name in zip(spans, names, strict=True) if folded]
    open_time = sum(last - first for first, last, folded in spans if not folded)
    least = LEAST_DAY if has_days else 0.0
    each = max(LEAST_CHART - sum(widths), 0.0) / open_time
    parts: list[Segment] = []
    x = left
    for (first, last, folded), name in zip(spans, names, strict=True):
        width = _fold_width(name) if folded else max(least, (last - first) * each)
        parts.append(Segment(first, last, x, width, folded, name))
        x += width
    return Axis(tuple(parts), _heads(_day_heads(view, parts, words) if has_days else _week_heads(view, parts, words)))


def _day_heads(view: TimelineView, parts: list[Segment], words: Words) -> list[tuple[str, list[Segment]]]:
    """Names in full where all of them have room."""
    days = [part for part in parts if not part.folded]
    names = [_day_name(view, part, words, "day") for part in days]
    if any(text_width(name, 14, bold=True) > part.width - 36 for name, part in zip(names, days, strict=True)):
        names = [_day_name(view, part, words, "short") for part in days]
    holiday = f", {words['holiday']}"
    return [
        (name + holiday * (part.begin // DAY in view.holidays), [part]) for name, part in zip(names, days, strict=True)
    ]


def _day_name(view: TimelineView, part: Segment, words: Words, form: str) -> str:
    date = f" {date_in_words(view.epoch, part.begin, words)}" if view.epoch else ""
    return words[f"{form} {part.begin // DAY % 7}"] + date


def _week_heads(view: TimelineView, parts: list[Segment], words: Words) -> list[tuple[str, list[Segment]]]:
    """A bar for each week; folded days belong to the week in which they begin."""
    found: list[tuple[str, list[Segment]]] = []
    first = view.start // WEEK
    for week, of_week in groupby(parts, key=lambda part: part.begin // WEEK):
        group = list(of_week)
        if found and group[-1].x + group[-1].width - group[0].x < LEAST_DAY:
            found[-1][1].extend(group)
            continue
        number = f"{words['week']} {week - first + 1}"
        found.append((date_in_words(view.epoch, group[0].begin, words) if view.epoch else number, group))
    return found


def _stripe(view: TimelineView, first: int, last: int, words: Words) -> tuple[str, ...]:
    """`Sat–Sun`; with dates in two lines."""
    begin, end = first // DAY, (last - 1) // DAY
    one, other = (words[f"short {day % 7}"] for day in (begin, end))
    if view.epoch:
        one, other = (
            f"{name} {date_in_words(view.epoch, day * DAY, words)}" for name, day in ((one, begin), (other, end))
        )
        return (one,) if begin == end else (f"{one} –", other)
    return (one,) if begin == end else (f"{one}–{other}",)


def _fold_width(name: tuple[str, ...]) -> float:
    widest = max((text_width(line, FOLD_NAME) for line in name), default=0.0)
    return widest * BADGE_SLACK + 12 if name else FOLD
