"""A minute of the fuzzer, always the same: whatever is done to a portfolio, the tool says what is wrong."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.fuzz import portfolio, run
from tests.fuzz.portfolios import beginnings, changed

PARTS = 4
EACH = 300
ENDLESS = 60.0
"""Seconds of computing after which a step is given up: it does not come to its end."""


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_done_to_a_portfolio_is_said_and_nothing_crashes(part: int) -> None:
    outcome = run("always-the-same", range(part * EACH, (part + 1) * EACH), limit=ENDLESS)
    assert outcome.told == {}
    assert outcome.portfolios == EACH


def test_the_same_seed_makes_the_same_portfolios_and_most_differ_from_what_they_were() -> None:
    first, again = ([portfolio("x", number, beginnings())[:2] for number in range(40)] for _ in range(2))
    assert first == again != [portfolio("y", number, beginnings())[:2] for number in range(40)]
    assert sum(before != after for before, after in first) > 30


def test_what_goes_wrong_is_told_with_what_makes_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ValueError("no picture today")

    monkeypatch.setattr("tests.fuzz.trial.drawable", broken)
    outcome = run("x", range(2))
    [(kind, told)] = outcome.told.items()
    assert "draw: ValueError in test_fuzz.py" in kind and "no picture today" in told and "--seed x --only 0" in told
    assert sum(outcome.crashes.values()) == 2 and outcome.line(3) == "2 portfolios in 3 seconds: 2 crashes, 0 slow"


def test_what_never_ends_is_told_as_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_args: object, **_options: object) -> None:
        while True:
            changed({"a.yaml": b"a: b"}, Random(1))

    monkeypatch.setattr("tests.fuzz.trial.check", endless)
    outcome = run("x", [0], limit=0.05)
    assert outcome.crashes == {} and "check is slow" in outcome.slow
