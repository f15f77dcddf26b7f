"""``promisekit guarantee``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PORTFOLIO = """\
touchpoints: {desk: {name: Desk, responsible: office}}
functions: {office: {name: Office, kind: support}}
promises:
  answer:
    promise: We answer within a day.
    kept_at: desk
    accountable: office
    within: 1 day
    conditions: [You say who you are.]
    remedy: {gives: 10 €, amount: 10 EUR, given: automatically, within: 1 week}
  old: {promise: We did., kept_at: desk, accountable: office, status: retired}
"""


@pytest.fixture
def files(here: Path) -> Path:
    (here / "blueprints").mkdir()
    (here / "blueprints" / "all.yaml").write_text(PORTFOLIO, "utf-8")
    return here


def test_one_with_its_reasons(run: Run, files: Path) -> None:
    told = run("guarantee", "answer")
    assert told.exit_code == 0
    assert told.output == (
        "answer: We answer within a day.\n"
        "\n"
        "Unconditional: partly\n"
        "  - Conditions to be met: 1.\n"
        "\n"
        "Easy to understand: good\n"
        "  + Words in the longest sentence: 5.\n"
        "  + It reads like a text of school year 1 (Automated Readability Index).\n"
        "\n"
        "Meaningful: partly\n"
        "  - It answers nothing that customers are known to suffer from.\n"
        "  + The customer gets money when it is broken.\n"
        "\n"
        "Easy to invoke: partly\n"
        "  + The customer need not ask for it.\n"
        "  - It does not say where a customer goes who disagrees.\n"
        "\n"
        "Quick to pay: good\n"
        "  + The customer has it within 1 week.\n"
    )


def test_all_in_a_table_without_retired_ones(run: Run, files: Path) -> None:
    lines = run("guarantee").output.splitlines()
    assert lines[0].split("  ")[-1].strip() == "quick to pay"
    assert [line.split() for line in lines[1:]] == [["answer", "partly", "good", "partly", "partly", "good"]]


def test_as_json(run: Run, files: Path) -> None:
    data = json.loads(run("guarantee", "--format", "json").output)
    [promise] = data["promises"]
    assert promise["traits"][0] == {
        "trait": "unconditional",
        "grade": "partly",
        "reasons": [{"speaks": "against", "told": "Conditions to be met: 1."}],
    }


def test_an_unknown_promise_is_refused_in_words(run: Run, files: Path) -> None:
    told = run("guarantee", "anser")
    assert told.exit_code == 2 and "There is no promise `anser`" in told.output
