"""Every kind of change: its example is found as that kind and nothing else, with its weight and its reach."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from promisekit.diff import Weight
from promisekit.diff.kind import FAMILIES, Kind, all_kinds
from promisekit.model.change_codes import CHANGE_CODES
from tests.diff.conftest import Between

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "kinds.yaml").read_text("utf-8"))
KINDS = {kind.code: kind for kind in all_kinds()}


@pytest.mark.parametrize("code", CASES)
def test_case_of_the_table(code: str, between: Between) -> None:
    case = CASES[code]
    comparison = between(case["under"], case["old"] or "", case["new"] or "")
    assert [change.code for change in comparison.changes] == [code]
    change = comparison.changes[0]
    assert change.weight == case["weight"]
    assert change.message == case["message"]
    assert {section: list(ids) for section, ids in change.reach.items.items()} == case["reach"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_documented_example_is_of_that_kind(kind: Kind, between: Between) -> None:
    comparison = between(*kind.example)
    assert [(change.code, change.weight) for change in comparison.changes] == [(kind.code, kind.weight)]


def test_every_kind_has_a_case_and_every_code_a_kind() -> None:
    assert set(CASES) == set(KINDS) == set(CHANGE_CODES)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_documentation_says_what_and_why(kind: Kind) -> None:
    assert kind.what.endswith(".") and len(kind.what) < 80
    assert len(kind.why) > 20 and kind.why.endswith((".", ".)"))
    assert re.fullmatch(r"PD\d{3}", kind.code) and kind.code[:3] in FAMILIES
    assert kind.weight in get_args(Weight)


def test_opposites_take_each_other_back() -> None:
    mirrored = {"weaker": "stronger", "stronger": "weaker", "added": "removed", "removed": "added"}
    for kind in KINDS.values():
        opposite = KINDS[kind.opposite]
        assert opposite.opposite == kind.code
        # A pain point that nobody answered and that is gone is good news, as its arrival was bad.
        assert opposite.weight == mirrored.get(kind.weight, kind.weight), kind.code


def test_there_are_kinds_enough() -> None:
    assert len(KINDS) >= 45
