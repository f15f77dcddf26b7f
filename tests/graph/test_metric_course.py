"""Where a metric is on its way, and what chance may do to it."""

from __future__ import annotations

import pytest

from promisekit.graph.metric_course import interval_of, newest, way_of
from promisekit.model.metric import Metric
from tests.conftest import Write

METRIC = """
portfolio: {name: N, language: en, languages: [en, fi]}
metrics:
  m:
    name: M
    kind: operational
    unit: "%"
    baseline: {value: 20, on: 2026-01-01}
    target: {value: 60, by: 2026-12-31}
    results: [RESULTS]
"""


def metric(read: Write, results: str, old: str = "", new: str = "") -> Metric:
    return read(METRIC.replace("RESULTS", results).replace(old, new)).portfolio.metrics["m"]


@pytest.mark.parametrize(
    ("results", "state", "expected"),
    [
        ("{on: 2026-07-02, value: 40}", "on-course", 40),
        ("{on: 2026-07-02, value: 37}", "behind", 40),
        ("{on: 2026-07-02, value: 37, n: 100}", "near", 40),
        ("{on: 2026-07-02, value: 37, n: 10000}", "behind", 40),
        ("{on: 2026-07-02, value: 61}", "reached", 60),
        ("{on: 2026-07-02, value: 10}, {on: 2026-04-02, value: 59}", "behind", 40),
        ("{on: 2027-02-02, value: 50}", "behind", 60),
    ],
)
def test_the_newest_result_is_compared_with_the_even_way(
    read: Write, results: str, state: str, expected: float
) -> None:
    way = way_of(metric(read, results))
    assert way and way.state == state and way.expected == pytest.approx(expected, abs=0.2)


def test_lower_may_be_better(read: Write) -> None:
    one = metric(read, "{on: 2026-07-02, value: 45}", "value: 60", "value: 30")
    assert (way := way_of(one)) and way.state == "reached"
    # A target below the start, where more is better, is a slip: nobody has reached it by standing still.
    one = metric(read, "{on: 2026-07-02, value: 45}", "value: 60", "value: 10")
    assert way_of(one) is None
    one = metric(read, "{on: 2026-07-02, value: 45}", "target: {value: 60", "better: lower\n    target: {value: 10")
    assert (way := way_of(one)) and way.state == "behind"


@pytest.mark.parametrize("old", ["{value: 20, on: 2026-01-01}", "{value: 60, by: 2026-12-31}"])
def test_without_start_or_target_nothing_is_said(read: Write, old: str) -> None:
    assert way_of(metric(read, "{on: 2026-07-02, value: 30}", old, "{}")) is None


@pytest.mark.parametrize(
    # Newcombe (1998), table I, method 3 (score): 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    ("count", "n", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_the_interval_is_wilsons(read: Write, count: int, n: int, low: float, high: float) -> None:
    one = metric(read, f"{{on: 2026-07-02, value: {100 * count / n}, n: {n}}}")
    latest = newest(one)
    assert latest
    found = interval_of(one, latest)
    assert found and (found.low, found.high) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


def test_other_units_have_no_interval(read: Write) -> None:
    for unit in ('"points"', "{en: points, fi: pistettä}"):
        one = metric(read, "{on: 2026-07-02, value: 30, n: 100}", 'unit: "%"', f"unit: {unit}")
        latest = newest(one)
        assert latest and interval_of(one, latest) is None
