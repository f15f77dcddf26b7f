"""Whether a metric is on course: from where it stood at the start to its target, on the target's day.

The way is taken as even: a third of the time, a third of the way. Nothing depends on today, so that a page says the
same tomorrow.
"""

from __future__ import annotations

import datetime
import math
from itertools import pairwise
from statistics import median
from typing import Final, Literal, NamedTuple

from promisekit.model.metric import Metric, Result
from promisekit.model.text import Text

State = Literal["reached", "on-course", "near", "behind"]
"""Near: so few answers or cases that chance alone could make the difference."""
_Z: Final = 1.96
"""Of a normal distribution, 95 % lie within so many standard deviations."""
_CLOSE: Final = 0.05
"""So small a part of the whole way is no lag: measurements are rounded."""
_OLD: Final = 2
"""A result is too old when so many times as long has passed as usually lies between two."""
_LEAST_AGE: Final = datetime.timedelta(days=92)


class Interval(NamedTuple):
    """Between which two values the real share lies, in 95 of 100 samples."""

    low: float
    high: float


class Way(NamedTuple):
    """Where a metric should be on the day of its newest result, and where it is."""

    state: State
    latest: Result
    value: float
    expected: float
    """On the even way from the start to the target; the target itself after its day."""
    interval: Interval | None


def way_of(metric: Metric) -> Way | None:
    """None where it has no result after its start, or no target with a value and, unless it is reached, a day.

    None, too, where the target lies on the side of the start that `better` calls worse.
    """
    latest = newest(metric)
    target = metric.target
    if latest is None or latest.value is None or target is None or target.value is None:
        return None
    if is_against_direction(metric):
        return None
    sign = 1 if metric.better == "higher" else -1
    interval = interval_of(metric, latest)
    if sign * (latest.value - target.value) >= 0:
        return Way("reached", latest, latest.value, target.value, interval)
    baseline = metric.baseline
    if target.by is None or baseline is None or baseline.value is None or baseline.on is None:
        return None
    if not baseline.on < latest.on or not baseline.on < target.by:
        return None
    gone = min((latest.on - baseline.on) / (target.by - baseline.on), 1.0)
    expected = baseline.value + gone * (target.value - baseline.value)
    if sign * (latest.value - expected) >= -_CLOSE * abs(target.value - baseline.value):
        return Way("on-course", latest, latest.value, expected, interval)
    is_near = interval is not None and interval.low <= expected <= interval.high
    return Way("near" if is_near else "behind", latest, latest.value, expected, interval)


def is_against_direction(metric: Metric) -> bool:
    """Whether the target asks for worse than where it stood at the start, by what `better` says."""
    baseline, target = metric.baseline, metric.target
    if baseline is None or baseline.value is None or target is None or target.value is None:
        return False
    return target.value < baseline.value if metric.better == "higher" else target.value > baseline.value


def newest(metric: Metric) -> Result | None:
    """The result of the latest day that has a number."""
    return max((one for one in metric.results if one.value is not None), key=lambda one: one.on, default=None)


def interval_of(metric: Metric, result: Result) -> Interval | None:
    """In which range a percentage of `n` cases lies (Wilson 1927); None for other units and without `n`."""
    if not result.n or result.value is None or not 0 <= result.value <= 100 or not _is_percentage(metric.unit):
        return None
    n, share = result.n, result.value / 100
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return Interval(max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half)))


def is_too_old(metric: Metric, today: datetime.date) -> bool:
    """Whether the newest result is older than twice the time that usually lies between two, and than three months."""
    days = sorted({one.on for one in metric.results if one.value is not None})
    if not days:
        return False
    gaps = [(later - before).days for before, later in pairwise(days)]
    usual = datetime.timedelta(days=median(gaps)) if gaps else _LEAST_AGE
    return today - days[-1] > max(_OLD * usual, _LEAST_AGE)


def _is_percentage(unit: Text | None) -> bool:
    if unit is None:
        return False
    words = [unit] if isinstance(unit, str) else unit.by_language.values()
    return any("%" in one for one in words)
