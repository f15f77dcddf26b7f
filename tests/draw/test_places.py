from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from promisekit.draw.blueprint.from_portfolio import blueprint_view
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.places import places_of
from promisekit.draw.blueprint.view import Lane
from promisekit.draw.link import no_link
from promisekit.read import load

PORTFOLIO = load(Path("blueprints")).portfolio


def test_every_box_of_every_journey_has_its_place_and_every_lane_of_a_step_has_room_for_more() -> None:
    for journey in PORTFOLIO.journeys:
        view = replace(blueprint_view(PORTFOLIO, journey, no_link), open_lanes=True)
        picture, places = blueprint_picture(view), places_of(view)

        boxes = [one for one in picture.boxes if not one.id]
        found = {(one.left, one.top, one.right, one.top + one.height) for one in places.places}
        cards = {(one.left, one.top, one.right, one.bottom) for one in boxes if one.right - one.left == 172}
        assert cards <= found
        for column, step in enumerate(view.steps):
            for lane in Lane:
                free = [one for one in places.places if (one.kind, one.at, one.lane) == ("free", column, lane.value)]
                acts = [one for one in places.places if (one.kind, one.at, one.lane) == ("action", column, lane.value)]
                assert len(free) == (lane is not Lane.CUSTOMER)
                assert len(acts) == len(step.in_lane(lane))
                assert all(one.height >= 24 for one in free)


def test_places_never_lie_over_each_other() -> None:
    for journey in PORTFOLIO.journeys:
        places = places_of(replace(blueprint_view(PORTFOLIO, journey, no_link), open_lanes=True)).places
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                apart = one.right <= other.left or other.right <= one.left
                assert apart or one.top + one.height <= other.top or other.top + other.height <= one.top


def test_a_picture_that_nobody_changes_has_no_open_lanes() -> None:
    view = blueprint_view(PORTFOLIO, "disputed-invoice", no_link)

    assert "free" not in {one.kind for one in places_of(view).places}
