"""The chart of a trend: results as a line, the baseline and the target as lines across, each named at its right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from promisekit.draw.arrow import Point, arrow
from promisekit.draw.badges import Words
from promisekit.draw.legend import Sign
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, path, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.trend.scale import month_steps, round_steps
from promisekit.draw.trend.view import Figure, TrendView
from promisekit.draw.words import day_in_words, figure_in_words
from promisekit.draw.wrap import wrap

WIDTH: Final = 888.0
LEFT: Final = 86.0
RIGHT: Final = 660.0
TOP: Final = 58.0
PLOT: Final = 302.0
UNDER: Final = 40.0
"""Below the plot: the days."""
SHORT_UNIT: Final = 60.0
"""A unit no wider than this stands behind every figure, a longer one only over the chart."""
NAMES_X: Final = RIGHT + 26
NAMES_ROOM: Final = WIDTH - NAMES_X - 16
LINE: Final = 16.0

WAY: Final = "1 4"
_DOTS: Final = ((40, 5.0), (90, 3.0), (10**9, 1.8))
"""Up to so many results, each has a dot of that size; the latest one's is always the largest."""


@dataclass(frozen=True)
class Chart:
    """Draws one chart."""

    view: TrendView
    words: Words

    @cached_property
    def _unit(self) -> tuple[str, ...]:
        """The unit over the chart, wrapped."""
        return wrap(self.view.unit, (RIGHT - 36) / SLACK, 12)

    @property
    def _top(self) -> float:
        return TOP + LINE * max(len(self._unit) - 1, 0)

    @property
    def _floor(self) -> float:
        return self._top + PLOT

    @property
    def bottom(self) -> float:
        """The lower edge of all."""
        return self._floor + UNDER

    @cached_property
    def _levels(self) -> list[float]:
        values = [figure.value for figure in self.view.figures]
        return round_steps(min(values), max(values))

    @cached_property
    def _days(self) -> tuple[datetime.date, datetime.date]:
        days = [figure.on for figure in self.view.figures if figure.on]
        first, last = min(days), max(days)
        return first, last if last > first else first + datetime.timedelta(days=1)

    def _x(self, day: datetime.date) -> float:
        first, last = self._days
        return LEFT + 14 + (day - first).days / (last - first).days * (RIGHT - LEFT - 28)

    def _y(self, value: float) -> float:
        low, high = self._levels[0], self._levels[-1]
        return self._floor - (value - low) / (high - low) * PLOT

    def svg(self) -> str:
        """All of it."""
        return self._axes() + self._direction() + self._across() + self._results() + self._names()

    def _axes(self) -> str:
        parts = []
        for level in self._levels:
            y = self._y(level)
            parts.append(tag("path", d=f"M{LEFT:g} {y:.1f}H{RIGHT:g}", stroke=color("rule")))
            label = figure_in_words(level, self.words)
            parts.append(text_line(label, LEFT - 8, y + 4, 12, text_anchor="end", fill=color("muted")))
        days = month_steps(*self._days) or [self._days[0]]
        for day in days:
            x = self._x(day)
            parts.append(tag("path", d=f"M{x:.1f} {self._floor:g}v6", stroke=color("muted")))
            parts.append(
                text_line(
                    day_in_words(day, self.words, "month"),
                    x,
                    self._floor + 21,
                    12,
                    text_anchor="middle",
                    rtl=False,
                    fill=color("muted"),
                )
            )
        return "".join(parts)

    def _direction(self) -> str:
        """Which way is good, as an arrow and in words, with the unit."""
        up = self.view.higher_is_better
        points: list[Point] = [(22, 42), (22, 14)] if up else [(22, 14), (22, 42)]
        told = self.words["higher" if up else "lower"]
        drawn = arrow(points, color("ink"), width=2.5) + text_line(told, 36, 24, 13, font_weight="bold")
        rtl = is_right_to_left(self.view.unit)
        return drawn + "".join(
            text_line(line, 36, 41 + i * LINE, 12, right=RIGHT, rtl=rtl, fill=color("muted"))
            for i, line in enumerate(self._unit)
        )

    def _across(self) -> str:
        parts = []
        if self.view.baseline:
            parts.append(self._level(self.view.baseline, "muted", "3 5", "baseline", _diamond))
        if self.view.target:
            parts.append(self._level(self.view.target, "promise-edge", "12 5", "target", _flag))
        return self._way() + "".join(parts)

    def _way(self) -> str:
        """From the baseline to the target, where both have a day: where the results should be by then."""
        ends = [(self._x(f.on), self._y(f.value)) for f in (self.view.baseline, self.view.target) if f and f.on]
        if len(ends) < 2:
            return ""
        return tag("path", d=path(ends), stroke=color("promise-edge"), stroke_width=1.6, stroke_dasharray=WAY)

    def _level(
        self, figure: Figure, tone: str, dashes: str, name: str, mark: Callable[[float, float, str], str]
    ) -> str:
        y = self._y(figure.value)
        across = tag(
            "path", d=f"M{LEFT:g} {y:.1f}H{RIGHT:g}", stroke=color(tone), stroke_width=2.2, stroke_dasharray=dashes
        )
        if not figure.on:
            return across
        return across + linked(mark(self._x(figure.on), y, tone), None, self._said(name, figure))

    def _said(self, name: str, figure: Figure) -> str:
        said = f"{self.words[name].capitalize()}: {figure_in_words(figure.value, self.words)} {self.view.unit}".rstrip()
        said += f", {day_in_words(figure.on, self.words)}" if figure.on else ""
        counted = f", {self.words['answers counted']} = {figure_in_words(figure.n or 0, self.words)}"
        return said + (counted if figure.n is not None else "")

    def _results(self) -> str:
        points = [(self._x(result.on), self._y(result.value)) for result in self.view.results if result.on]
        drawn = tag("path", d=path(points), fill="none", stroke=color("staff-ink"), stroke_width=2.5)
        size = next(size for most, size in _DOTS if len(points) <= most)
        return (drawn if len(points) > 1 else "") + "".join(
            linked(_dot(x, y, 5 if at == len(points) else size), None, self._said("result", result))
            for at, ((x, y), result) in enumerate(zip(points, self.view.results, strict=True), 1)
        )

    def _names(self) -> str:
        """Target, latest and baseline beside the chart at their heights, moved apart where they would meet."""
        figures = [("target", self.view.target), ("baseline", self.view.baseline)]
        figures += [("recent", self.view.results[-1])] if self.view.results else []
        entries = sorted(
            ((self._y(figure.value), name, figure) for name, figure in figures if figure), key=lambda e: e[0]
        )
        blocks = [(y, name, self._told(name, figure)) for y, name, figure in entries]
        tops = _apart(
            [y - len(lines) * LINE / 2 for y, _, lines in blocks], [len(b[2]) * LINE + 6 for b in blocks], self.bottom
        )
        parts = []
        for (y, name, lines), top in zip(blocks, tops, strict=True):
            middle = top + len(lines) * LINE / 2
            rtl = is_right_to_left(" ".join(lines))
            parts.append(self._leader(name, y, middle))
            for i, line in enumerate(lines):
                weight = "bold" if i == 0 else None
                y_line = top + 12 + i * LINE
                parts.append(text_line(line, NAMES_X, y_line, 13, right=WIDTH - 16, rtl=rtl, font_weight=weight))
        return "".join(parts)

    def _leader(self, name: str, y: float, middle: float) -> str:
        """From the end of a line across to its name. The latest result has its own mark there instead: a line from it
        to the right edge would look like what is to come."""
        latest = self.view.results[-1].on if name == "recent" else None
        if latest and self._x(latest) < RIGHT - 20:
            return _dot((RIGHT + NAMES_X) / 2, middle, 5)
        return tag("path", d=f"M{RIGHT + 3:g} {y:.1f}L{NAMES_X - 5:g} {middle:.1f}", stroke=color("muted"))

    def _told(self, name: str, figure: Figure) -> list[str]:
        unit = self.view.unit if text_width(self.view.unit, 13, bold=True) <= SHORT_UNIT else ""
        value = f"{self.words[name].capitalize()}: {figure_in_words(figure.value, self.words)} {unit}".rstrip()
        lines = list(wrap(value, NAMES_ROOM / SLACK, 13, bold=True))
        by = f"{self.words['by date']} " if name == "target" else ""
        return [*lines, f"{by}{day_in_words(figure.on, self.words)}"] if figure.on else lines


def _apart(tops: list[float], heights: list[float], bottom: float) -> list[float]:
    """The same tops, moved down and then up so that nothing overlaps and all stay beside the chart."""
    placed: list[float] = []
    floor = 8.0
    for top, height in zip(tops, heights, strict=True):
        placed.append(max(top, floor))
        floor = placed[-1] + height
    ceiling = bottom - 8
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], ceiling - heights[i])
        ceiling = placed[i]
    return placed


def _dot(x: float, y: float, size: float = 5) -> str:
    width = 2.5 if size > 3 else 1.2
    return tag("circle", cx=x, cy=y, r=size, fill=color("staff-fill"), stroke=color("staff-ink"), stroke_width=width)


def _diamond(x: float, y: float, tone: str) -> str:
    d = f"M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8Z"
    return tag("path", d=d, fill=color("paper"), stroke=color(tone), stroke_width=2.5)


def _flag(x: float, y: float, tone: str) -> str:
    pole = tag("path", d=f"M{x:.1f} {y:.1f}v-24", stroke=color(tone), stroke_width=2.5)
    return pole + tag("path", d=f"M{x:.1f} {y - 24:.1f}l-15 5l15 6Z", fill=color(tone))


def signs(view: TrendView, words: Words) -> list[Sign]:
    """The key to the marks that occur."""
    found = []
    if view.results:
        line = tag("path", d="M0 0H34", stroke=color("staff-ink"), stroke_width=2.5)
        found.append(Sign(line + _dot(17, 0), 34, words["results"]))
    for name, figure, tone, dashes, mark in (
        ("baseline", view.baseline, "muted", "3 5", _diamond(17, 0, "muted")),
        ("target", view.target, "promise-edge", "12 5", _flag(17, 8, "promise-edge")),
    ):
        if figure:
            line = tag(
                "path", d="M0 8H34" if name == "target" else "M0 0H34", stroke=color(tone), stroke_dasharray=dashes
            )
            found.append(Sign(line + mark, 34, words[name].capitalize()))
    if view.baseline and view.target and view.baseline.on and view.target.on:
        way = tag("path", d="M0 7L34 -7", stroke=color("promise-edge"), stroke_width=1.6, stroke_dasharray=WAY)
        found.append(Sign(way, 34, words["way"]))
    return found
