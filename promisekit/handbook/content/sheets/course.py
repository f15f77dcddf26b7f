"""How a metric has gone: a line of a few centimetres, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from promisekit.graph.metric_course import interval_of, is_against_direction, newest, way_of
from promisekit.handbook.language.language import Language
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


def course_of(metric: Metric, language: Language) -> Course:
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
        _in_words(metric, values, target, language),
    )


def standing(metrics: Sequence[Metric], language: Language) -> str:
    """How many they are, and how many of those with a target and a result have reached it."""
    told = language.ngettext("%(num)s metric", "%(num)s metrics", len(metrics))
    aimed = []
    for metric in metrics:
        latest = max((r for r in metric.results if r.value is not None), key=lambda r: r.on, default=None)
        target = metric.target.value if metric.target else None
        if latest is not None and latest.value is not None and target is not None:
            aimed.append(_is_reached(metric, latest.value, target))
    if not aimed:
        return told
    _, some, whole = language.gettext, language.number(sum(aimed)), language.number(len(aimed))
    reached = _("target reached by %(some)s of %(all)s", some=some, all=whole)
    return f"{told} · {reached}"


def _is_reached(metric: Metric, value: float, target: float) -> bool:
    if is_against_direction(metric):
        return False
    return value >= target if metric.better == "higher" else value <= target


def _in_words(metric: Metric, values: list[float], target: float | None, language: Language) -> str:
    _, change = language.gettext, values[-1] - values[0]
    amount = language.number(abs(change))
    if change == 0:
        course = _("unchanged")
    elif metric.better == "higher":
        course = _("better: up %(amount)s", amount=amount) if change > 0 else _("worse: down %(amount)s", amount=amount)
    else:
        course = _("worse: up %(amount)s", amount=amount) if change > 0 else _("better: down %(amount)s", amount=amount)
    if target is None:
        return course
    if _is_reached(metric, values[-1], target):
        return _("%(course)s, target reached", course=course)
    way = way_of(metric)
    if way is None:
        return _("%(course)s, target not reached yet", course=course)
    if way.state == "on-course":
        return _("%(course)s, on course for the target", course=course)
    if way.state == "near":
        return _("%(course)s, too few answers to tell whether it is on course", course=course)
    expected = language.number(_rounded(way.expected, metric))
    return _("%(course)s, behind its course: %(value)s by now would be on it", course=course, value=expected)


def _rounded(value: float, metric: Metric) -> float:
    """As exact as the figures that are given."""
    figures = [one.value for one in (metric.baseline, metric.target, *metric.results) if one and one.value is not None]
    digits = max((len(f"{figure:.6f}".rstrip("0").partition(".")[2]) for figure in figures), default=0)
    return round(value, digits)


def chance(metric: Metric, language: Language) -> str:
    """Between which figures a percentage from so many answers really lies; empty where nobody can tell."""
    _, latest = language.gettext, newest(metric)
    interval = interval_of(metric, latest) if latest else None
    if latest is None or interval is None or latest.n is None:
        return ""
    low, high, count = language.number(round(interval.low, 1)), language.number(round(interval.high, 1)), latest.n
    return _(
        "The latest figure is from %(count)s: the real one lies between %(low)s and %(high)s, 95 times out of 100.",
        count=language.number(count),
        low=low,
        high=high,
    )
