"""Verdicts and shortest limits that were worked out on paper before the program was asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from promisekit.graph.calendars import calendars_of
from promisekit.graph.shortest_limit import UNITS, shortest_limit
from promisekit.graph.verdict import verdict_of
from promisekit.report.proof import in_words
from tests.conftest import Write

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "on_paper.yaml").read_text("utf-8"))
PHONE = "touchpoints: {t: {name: Phone, channel: phone, responsible: desk}}\n"


@pytest.mark.parametrize("name", CASES)
def test_the_answer_is_that_on_paper(read: Write, name: str) -> None:
    case = CASES[name]
    about = "" if "portfolio:" in case["portfolio"] else "portfolio: {name: P}\n"
    loaded = read(about + case["portfolio"] + PHONE)
    assert [d.message for d in loaded.diagnostics if d.severity.word == "error"] == []
    verdict = verdict_of(loaded.portfolio, loaded.portfolio.promises["p"], calendars_of(loaded.portfolio))
    assert in_words(verdict) == case["verdict"], case["why"]
    if "always" in case:
        assert verdict.plan is not None
        found = [str(shortest_limit(verdict.plan.schedule, unit, 100)) for unit in UNITS]
        assert found == case["always"], case["why"]
