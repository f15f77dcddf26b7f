"""Where steps stand and where they lead."""

from __future__ import annotations

from promisekit.check.steps import is_left_behind, placed_fail_points, placed_steps, reached, recoveries, successors
from promisekit.model.about import About
from promisekit.model.journey import Journey
from promisekit.model.portfolio import Portfolio

STEPS = (
    {"id": "asks", "customer": "Asks", "next": {"gets": "right", "asks": "again"}},
    {
        "id": "hears",
        "customer": "Hears",
        "fails": {"what": "Silence", "recovery": "asks"},
        "support": {"billing": ({"does": "Corrects"}, {"does": "Sends", "fails": "Lost"})},
    },
    {"id": "gets", "customer": "Gets"},
)


def journey(**fields: object) -> Journey:
    phases = ({"name": "Ask", "steps": STEPS[:1]}, {"name": "Get", "steps": STEPS[1:]})
    return Journey.model_validate({"id": "now", "name": "Now", "phases": phases, **fields})


def test_places_count_within_phases() -> None:
    places = {step.id: path[2:] for path, step in placed_steps(journey())}
    assert places == {
        "asks": ("phases", 0, "steps", 0),
        "hears": ("phases", 1, "steps", 0),
        "gets": ("phases", 1, "steps", 1),
    }


def test_a_step_without_next_leads_to_the_following_one() -> None:
    assert successors(journey()) == {"asks": ["gets", "asks"], "hears": ["gets"], "gets": []}


def test_fail_points_of_a_step_and_its_lanes() -> None:
    hears = list(journey().steps())[1]
    found = [(path, point.what, actor) for path, point, actor in placed_fail_points(("here",), hears)]
    assert found == [
        (("here", "fails"), "Silence", None),
        (("here", "support", "billing", 1, "fails"), "Lost", "billing"),
    ]
    assert recoveries(hears) == ["asks", ""]


def test_reached_ends_in_circles() -> None:
    assert reached(["a"], {"a": ["b"], "b": ["a", "c"], "d": ["a"]}) == {"a", "b", "c"}


def test_only_an_as_is_journey_with_a_to_be_one_is_left_behind() -> None:
    later = journey(id="later", kind="to-be")
    for fields, left in (
        ({"becomes": "later"}, True),
        ({"becomes": "now"}, False),
        ({}, False),
        ({"becomes": "x"}, False),
    ):
        now = journey(**fields)
        assert is_left_behind(now, Portfolio(About(name="N"), journeys={"now": now, "later": later})) is left
