"""Where everything in a blueprint stands, of hard journeys and of many made by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.draw import draw, no_link
from promisekit.draw.blueprint.emotion import joined
from promisekit.draw.blueprint.from_portfolio import blueprint_view
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import BlueprintView
from tests.draw.geometry import wrong_in
from tests.draw.journeys import journey
from tests.draw.torture import torture
from tests.gallery.cases import read_case
from tests.gallery.gallery import NAMES

COUNT = 200


@pytest.mark.parametrize("start", range(0, COUNT, 20))
def test_journeys_made_by_chance(start: int) -> None:
    for seed in range(start, start + 20):
        assert (seed, wrong_in(blueprint_picture(journey(seed)).svg)) == (seed, [])


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_odd_texts_with_many_ways(count: int) -> None:
    assert wrong_in(blueprint_picture(torture(count)).svg) == []


@pytest.mark.parametrize("case", NAMES)
def test_every_journey_of_the_gallery(tmp_path: Path, case: str) -> None:
    portfolio = read_case(case, tmp_path)
    for journey_id in portfolio.journeys:
        assert wrong_in(draw("journey", portfolio, journey_id).svg) == []


def way(*points: tuple[float, float], name: str = "a_b") -> str:
    return f'<path class="pk-flow" data-way="{name}" d="M{"L".join(f"{x} {y}" for x, y in points)}"/>'


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (way((0, 0), (50, 0)) + way((20, 0), (90, 0), name="c_d"), "share a piece"),
        (way((0, 0), (50, 0)) + way((20, -9), (20, 9), name="c_d"), "crosses"),
        (
            way((0, 0), (50, 0))
            + way((0, 30), (50, 30), name="c_d")
            + '<g class="pk-label" data-way="a_b"><rect x="9" y="20" width="20" height="8"/></g>',
            "nearest",
        ),
        (
            '<g class="pk-card"><rect class="pk-shape" width="9" height="20"/><text y="14">Long</text></g>',
            "leaves its box",
        ),
        (2 * '<g class="pk-card"><rect class="pk-shape" width="9" height="20"/></g>', "overlap"),
        (
            way((0, 5), (50, 5)) + '<g class="pk-card"><rect x="9" class="pk-shape" width="9" height="20"/></g>',
            "runs through",
        ),
    ],
)
def test_the_measure_sees_what_is_wrong(drawn: str, told: str) -> None:
    found = wrong_in(f"<svg>{drawn}</svg>")
    assert len(found) == 1 and told in found[0]


def test_several_ways_are_a_choice_with_conditions_and_parallel_without(tmp_path: Path) -> None:
    choice, fork = (draw("journey", read_case(case, tmp_path), "now").svg for case in ("choice", "fork-and-join"))
    assert "Choice: one of the ways" in choice and "At the same time" not in choice
    assert "At the same time: all of the ways" in fork and "Choice:" not in fork


def test_an_emotion_curve_joins_no_steps_that_exclude_each_other(tmp_path: Path) -> None:
    view = journey_view(tmp_path, "choice")
    assert joined(view, range(8)) == [
        (0, 1),
        (1, 2),
        (1, 3),
        (1, 5),
        (2, 5),
        (3, 4),
        (3, 6),
        (4, 5),
        (5, 6),
        (5, 7),
        (6, 7),
    ]


def test_an_emotion_curve_goes_on_over_a_step_without_one(tmp_path: Path) -> None:
    assert joined(journey_view(tmp_path, "fork-and-join"), {1, 5, 6}) == [(1, 5), (5, 6)]


def journey_view(folder: Path, case: str) -> BlueprintView:
    return blueprint_view(read_case(case, folder), "now", no_link)
