"""A code on a badge means the same thing in every picture, and each has a list that says what."""

from __future__ import annotations

from pathlib import Path

from promisekit.draw import draw, no_link
from promisekit.draw.blueprint.from_portfolio import blueprint_view
from promisekit.draw.codes import in_order
from promisekit.draw.heat.from_portfolio import heat_view
from promisekit.graph.relations import Relations
from promisekit.read import load


def test_all_pictures_call_an_item_the_same() -> None:
    sample = load(Path("blueprints")).portfolio
    called: dict[str, set[str]] = {}
    for journey_id in sample.journeys:
        view = blueprint_view(sample, journey_id, no_link)
        for mark in (*view.promises, *view.pains):
            called.setdefault(mark.id, set()).add(mark.label)
    for row in heat_view(sample, no_link, Relations(sample)).rows:
        for felt in row.pains:
            called.setdefault(felt.pain.id, set()).add(felt.pain.label)
    assert len(called) > 30 and {item for item, labels in called.items() if len(labels) > 1} == set()
    assert len({label for labels in called.values() for label in labels}) == len(called)


def test_every_code_of_the_heat_map_has_its_words_below() -> None:
    sample = load(Path("blueprints")).portfolio
    below = draw("heat-map", sample).svg.partition("-key")[2]
    for row in heat_view(sample, no_link, Relations(sample)).rows:
        for felt in row.pains:
            assert f">{felt.pain.label}</text>" in below


def test_codes_are_listed_as_people_look_for_them() -> None:
    assert sorted(["P10", "TE4a", "P2", "E3"], key=in_order) == ["E3", "P2", "P10", "TE4a"]
