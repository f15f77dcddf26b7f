"""``promisekit course``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PORTFOLIO = """\
metrics:
  answered:
    name: Answered within a minute
    kind: operational
    unit: "%"
    baseline: {value: 70, on: 2026-01-01}
    target: {value: 90, by: 2026-12-31}
    results: [{on: 2026-07-02, value: 72, n: 4000}]
  by-chance:
    name: Mystery calls
    kind: mystery-shopping
    unit: "%"
    baseline: {value: 70, on: 2026-01-01}
    target: {value: 90, by: 2026-12-31}
    results: [{on: 2026-07-02, value: 75, n: 40}]
  old:
    name: Churn
    kind: business
    better: lower
    baseline: {value: 3, on: 2025-01-01}
    target: {value: 2}
    results: [{on: 2025-03-31, value: 1.9}, {on: 2025-06-30, value: 1.8}]
  bare: {name: Bare, kind: nps}
touchpoints: {desk: {name: Desk, responsible: office}}
functions: {office: {name: Office, kind: support}}
promises:
  quiet: {promise: We write., kept_at: desk, accountable: office}
"""


@pytest.fixture
def files(here: Path) -> Path:
    (here / "blueprints").mkdir()
    (here / "blueprints" / "all.yaml").write_text(PORTFOLIO, "utf-8")
    return here


def test_those_behind_come_first_and_what_nothing_measures_last(run: Run, files: Path) -> None:
    told = run("course", "--today", "2026-09-01")
    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "  answered   behind: 72 (70.6 to 73.4 by chance) on 2026-07-02, where 80 is on course to 90 by 2026-12-31",
        "  by-chance  too few answers to tell: 75 (59.8 to 85.8 by chance) on 2026-07-02, where 80 is on course to 90 "
        "by 2026-12-31",
        "  old        reached: 1.8 on 2025-06-30, target 2; not measured since 2025-06-30",
        "  bare       nobody can tell; what is missing: a target with its day, where it stood at the start, and when, "
        "a result since then",
        "",
        "0 on course, 1 too few to tell, 1 behind, 1 reached.",
        "Nothing measures quiet.",
    ]


def test_one_metric_as_json(run: Run, files: Path) -> None:
    data = json.loads(run("course", "metrics:answered", "--format", "json", "--today", "2026-09-01").output)
    [metric] = data["metrics"]
    assert metric["state"] == "behind" and metric["interval"] == [70.59, 73.37] and not metric["too_old"]
    assert data["unmeasured_promises"] == []


def test_an_unknown_metric_is_refused_in_words(run: Run, files: Path) -> None:
    told = run("course", "answred")
    assert told.exit_code == 2 and "There is no metric `answred`" in told.output and "`answered`" in told.output


def one_metric(here: Path, start: str, target: str, result: str) -> None:
    (here / "blueprints").mkdir()
    text = f"baseline: {{{start}}}, target: {{{target}}}, results: [{{{result}}}]"
    (here / "blueprints" / "all.yaml").write_text(
        f"metrics: {{one: {{name: One, kind: business, {text}}}}}", encoding="utf-8"
    )


def test_a_target_on_the_other_side_of_the_start_is_not_reached(run: Run, here: Path) -> None:
    # Nobody said that less is better, and 2.9 is more than 2.
    one_metric(here, "value: 3, on: 2026-01-01", "value: 2, by: 2026-12-31", "on: 2026-06-30, value: 2.9")
    told = run("course", "--today", "2026-07-01").output
    assert "reached: " not in told and "0 reached" in told
    assert (
        "nobody can tell; the target is below where it stood at the start, and `better` says that higher is good"
        in told
    )


def test_a_target_whose_day_has_passed_is_not_just_on_course(run: Run, here: Path) -> None:
    one_metric(here, "value: 70, on: 2026-01-01", "value: 90, by: 2026-12-31", "on: 2026-12-30, value: 89.9")
    before, after = (run("course", "--today", day).output for day in ("2026-12-31", "2027-01-01"))
    assert "on course: 89.9" in before and "passed" not in before
    assert "on course: 89.9" in after and "by 2026-12-31; the day of its target has passed" in after
    [metric] = json.loads(run("course", "--format", "json", "--today", "2027-01-01").output)["metrics"]
    assert metric["target_day_passed"] is True


def test_large_figures_are_written_out(run: Run, here: Path) -> None:
    one_metric(
        here, "value: 1000000, on: 2026-01-01", "value: 3000000, by: 2026-12-31", "on: 2026-07-02, value: 1234567"
    )
    assert "behind: 1234567 on 2026-07-02, where 2000000 is on course to 3000000 by" in run("course").output
