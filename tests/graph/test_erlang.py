"""Erlang C against published tables, and at its edges."""

from __future__ import annotations

import math

import pytest

from promisekit.graph.erlang import answered_within, chance_to_wait, people_needed


@pytest.mark.parametrize(
    ("people", "load", "percent"),
    [
        # Table C of a handbook of trunked radio (TETRA): so many channels, so many erlangs, so many calls delayed.
        (8, 3.87, 5.0),
        (10, 4.08, 1.0),
        # The worked example of callcentrehelper.com, which pyworkforce takes over: 10 erlangs, 14 agents.
        (14, 10.0, 17.4),
    ],
)
def test_the_chance_to_wait_is_that_of_the_tables(people: int, load: float, percent: float) -> None:
    assert chance_to_wait(people, load) * 100 == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize(("people", "load"), [(1, 0.5), (2, 1.5), (8, 5.0), (25, 20.0), (60, 55.0)])
def test_it_is_the_formula_with_its_factorials(people: int, load: float) -> None:
    top = load**people / math.factorial(people) * people / (people - load)
    bottom = sum(load**k / math.factorial(k) for k in range(people)) + top
    assert chance_to_wait(people, load) == pytest.approx(top / bottom, rel=1e-12)


def test_with_one_and_with_two_people() -> None:
    """Closed forms: the load itself, and load² / (2 + load)."""
    assert chance_to_wait(1, 0.5) == pytest.approx(0.5)
    assert chance_to_wait(2, 1.0) == pytest.approx(1 / 3)


def test_the_worked_example() -> None:
    """100 calls in half an hour, 3 minutes each, within 20 seconds: 14 agents answer 88.8 %; 80 % are wanted."""
    assert answered_within(14, 10.0, 180, 20) == pytest.approx(0.888350, abs=1e-6)
    assert people_needed(10.0, 180, 20, 0.80) == 14
    assert answered_within(13, 10.0, 180, 20) < 0.80


def test_at_its_edges() -> None:
    assert chance_to_wait(5, 0) == 0
    assert answered_within(5, 0, 60, 20) == 1
    assert chance_to_wait(5, 5) == 1
    assert answered_within(5, 5, 60, 20) == 0 == answered_within(4, 5, 60, 20)
    assert people_needed(0, 60, 20, 0.9) == 1
    assert 0 < chance_to_wait(1000, 950) < 1, "no factorial overflows"


def test_more_people_never_make_it_worse() -> None:
    shares = [answered_within(people, 20, 240, 30) for people in range(21, 60)]
    assert shares == sorted(shares) and shares[-1] <= 1
