"""How a metric has gone: a line of a few centimetres, and the same in words."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.handbook.words import number
from promisekit.model.metric import Metric, Result

WIDTH, HEIGHT, MARGIN = 100, 30, 4
"""The line's box, in units of its own, and the room left above and below it."""


class Course(NamedTuple):
    """``line`` holds ``x,y`` points for an SVG polyline, empty for fewer than two values."""

    latest: Result | None
    line: str
    last: tuple[float, float]
    target_y: float | None
    words: str


def course_of(metric: Metric) -> Course:
    """Baseline and results in order of time, with the target's height."""
    results = sorted((r for r in metric.results if r.value is not None), key=lambda r: r.on)
    values = [r.value for r in results if r.value is not None]
    if metric.baseline and metric.baseline.value is not None:
        values.insert(0, metric.baseline.value)
    latest = results[-1] if results else None
    if len(values) < 2:
        return Course(latest, "", (0, 0), None, "")
    target = metric.target.value if metric.target else None
    known = [*values, *([target] if target is not None else [])]
    low, span = min(known), (max(known) - min(known)) or 1

    def height(value: float) -> float:
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / span, 1)

    step = (WIDTH - 2 * MARGIN) / (len(values) - 1)
    points = [(round(MARGIN + step * position, 1), height(value)) for position, value in enumerate(values)]
    return Course(
        latest,
        " ".join(f"{x},{y}" for x, y in points),
        points[-1],
        None if target is None else height(target),
        _in_words(metric, values, target),
    )


def _in_words(metric: Metric, values: list[float], target: float | None) -> str:
    change = values[-1] - values[0]
    good = change == 0 or (change > 0) == (metric.better == "higher")
    direction = "unchanged" if change == 0 else f"{'up' if change > 0 else 'down'} {number(abs(change))}"
    words = direction if change == 0 else f"{'better' if good else 'worse'}: {direction}"
    if target is None:
        return words
    reached = values[-1] >= target if metric.better == "higher" else values[-1] <= target
    return f"{words}, {'target reached' if reached else 'target not reached yet'}"
