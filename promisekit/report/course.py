"""The course of metrics, a line on each, for people and as JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, Final

from promisekit.graph.metric_course import Way, interval_of, is_against_direction, is_too_old, newest, way_of
from promisekit.model.metric import Metric
from promisekit.report.printable import json_without_commands
from promisekit.report.proof import columns

_ORDER: Final = ("behind", "near", "on-course", "reached", "")


def overview(metrics: Sequence[Metric], unmeasured: Sequence[str], today: datetime.date) -> str:
    """Those behind first; below them the promises in force that nothing measures."""
    told = [(way_of(metric), metric) for metric in metrics]
    told.sort(key=lambda one: (_ORDER.index(one[0].state if one[0] else ""), one[1].id))
    lines = columns([(metric.id, _in_words(metric, way, today)) for way, metric in told]) if told else []
    states = [way.state for way, _metric in told if way]
    counted = [states.count(state) for state in ("on-course", "near", "behind", "reached")]
    lines += ["", "{} on course, {} too few to tell, {} behind, {} reached.".format(*counted)] if told else []
    lines += [f"Nothing measures {', '.join(unmeasured)}."] if unmeasured else []
    return "\n".join(lines or ["There is no metric yet."]) + "\n"


def as_json(metrics: Sequence[Metric], unmeasured: Sequence[str], today: datetime.date) -> str:
    """Machine-readable; the interval is that of 95 %."""
    data = {"metrics": [_data(metric, today) for metric in metrics], "unmeasured_promises": list(unmeasured)}
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _in_words(metric: Metric, way: Way | None, today: datetime.date) -> str:
    latest = newest(metric)
    old = f"; not measured since {latest.on}" if latest and is_too_old(metric, today) else ""
    if is_against_direction(metric):
        side = "below" if metric.better == "higher" else "above"
        return (
            f"nobody can tell; the target is {side} where it stood at the start, "
            f"and `better` says that {metric.better} is good{old}"
        )
    if way is None:
        return f"nobody can tell; what is missing: {_missing(metric)}{old}"
    between = f" ({way.interval.low:.3g} to {way.interval.high:.3g} by chance)" if way.interval else ""
    value = f"{_figure(way.value)}{between} on {way.latest.on}"
    target = metric.target
    assert target is not None and target.value is not None
    goal = _figure(target.value) + (f" by {target.by}" if target.by else "")
    if way.state == "reached":
        return f"reached: {value}, target {goal}{old}"
    course = {"on-course": "on course", "near": "too few answers to tell", "behind": "behind"}[way.state]
    passed = "; the day of its target has passed" if _has_passed(metric, today) else ""
    expected = _figure(float(f"{way.expected:.4g}"))
    return f"{course}: {value}, where {expected} is on course to {goal}{passed}{old}"


def _figure(value: float) -> str:
    return f"{value:.12g}"


def _has_passed(metric: Metric, today: datetime.date) -> bool:
    return metric.target is not None and metric.target.by is not None and metric.target.by < today


def _missing(metric: Metric) -> str:
    target, baseline, latest = metric.target, metric.baseline, newest(metric)
    missing = []
    if target is None or target.value is None or target.by is None:
        missing.append("a target with its day")
    if baseline is None or baseline.value is None or baseline.on is None:
        missing.append("where it stood at the start, and when")
    if latest is None or (baseline and baseline.on and latest.on <= baseline.on):
        missing.append("a result since then")
    return ", ".join(missing) or "a target after the start"


def _data(metric: Metric, today: datetime.date) -> dict[str, Any]:
    way, latest = way_of(metric), newest(metric)
    interval = interval_of(metric, latest) if latest else None
    return {
        "id": metric.id,
        "state": way.state if way else "cannot-be-told",
        "value": latest.value if latest else None,
        "on": latest.on.isoformat() if latest else None,
        "interval": [round(interval.low, 2), round(interval.high, 2)] if interval else None,
        "on_course": round(way.expected, 4) if way else None,
        "target": metric.target.value if metric.target else None,
        "by": metric.target.by.isoformat() if metric.target and metric.target.by else None,
        "target_day_passed": _has_passed(metric, today),
        "too_old": latest is not None and is_too_old(metric, today),
    }
