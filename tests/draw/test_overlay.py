from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from promisekit.draw import draw, overlay
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Arrow, BlueprintView, Phase, Step
from promisekit.draw.chain.from_portfolio import chain_view
from promisekit.draw.compare.view import compare_view
from promisekit.draw.link import no_link
from promisekit.draw.overlay.blueprint import merged_blueprint
from promisekit.draw.overlay.chain import merged_chain
from promisekit.draw.overlay.excerpt import changed_steps, part_of
from promisekit.read import load
from tests.conftest import Write
from tests.draw.geometry import wrong_in
from tests.draw.test_chain import PORTFOLIO
from tests.draw.torture import torture
from tests.draw.torture_more import later


def test_the_same_version_twice_has_no_change() -> None:
    view = torture(6)
    merged = merged_blueprint(view, view)
    assert {s.change for s in merged.steps} | {a.change for s in merged.steps for a in s.actions} == {""}
    assert {arrow.change for arrow in merged.arrows} == {""}


def test_steps_that_are_new_gone_and_changed_are_marked() -> None:
    merged = merged_blueprint(torture(12), later(torture(12)))
    changes = {step.id: step.change for step in merged.steps}
    assert [changes[f"s{i}"] for i in (0, 3)] == ["removed", "removed"] and changes["new-0"] == "added"
    assert "changed" in changes.values() and "" in changes.values()
    assert list(changes).index("s3") == list(changes).index("s2") + 1
    labels = [fail.label for fail in merged.fail_points]
    assert labels == [f"F{number}" for number in range(1, len(labels) + 1)]


def test_a_changed_chain_says_what_was(read: Write) -> None:
    old = read(PORTFOLIO).portfolio
    new_text = PORTFOLIO.replace("within: 2 working days", "within: 3 working days").replace(
        "    metrics: repeat\n", ""
    )
    new = read(new_text.replace("responsible: billing, supported_by: [printers]", "responsible: billing")).portfolio
    view = merged_chain(chain_view(old, "right", no_link), chain_view(new, "right", no_link))
    nodes = {node.key: node for node in view.nodes}
    assert (nodes["promise"].change, nodes["promise"].was) == ("changed", ("2 working days",))
    assert nodes["metric repeat"].change == nodes["function printers"].change == "removed"
    assert ("promise", "metric repeat", "removed") in view.edge_changes
    svg = overlay("promise", old, new, "right").svg
    assert "Was: 2 working days" in svg and ">Gone<" in svg and ">Changed<" in svg


def test_an_item_that_only_one_version_has_is_new_or_gone_as_a_whole(read: Write) -> None:
    old, new = read("functions: {}").portfolio, read(PORTFOLIO).portfolio
    assert ">New<" in overlay("promise", old, new, "right").svg
    gone = overlay("promise", new, old, "right").svg
    assert ">Gone<" in gone and ">New<" not in gone
    with pytest.raises(KeyError):
        overlay("promise", old, new, "nothing")
    with pytest.raises(KeyError):
        overlay("trend", old, new, "right")


def test_an_overlay_can_stand_beside_the_picture_itself(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    assert overlay("promise", portfolio, portfolio, "right").id != draw("promise", portfolio, "right").id


def test_as_is_and_to_be_share_their_columns() -> None:
    old = torture(9)
    view = compare_view(old, replace(later(old), id="other"))
    pairs = list(zip(view.as_is.steps, view.to_be.steps, strict=True))
    for above, below in pairs:
        if above.absent:
            assert below.change == "added"
        elif below.absent:
            assert above.change == "removed"
        else:
            assert above.id == below.id and below.change in ("", "changed")
    assert [step.id for step, _ in pairs if not step.absent] == [step.id for step in old.steps]


def test_emotion_curves_lie_over_each_other() -> None:
    sample = load(Path("blueprints")).portfolio
    svg = draw("becomes", sample, "broadband-fault").svg
    assert "As it is today: emotion: " in svg and "As it is to be: emotion: " in svg
    assert svg.count(">As it is today: The internet is down, as it is<") == 1


def test_of_a_changed_journey_the_steps_before_and_after_are_enough() -> None:
    steps = tuple(Step(id=f"s{i}", customer=f"Does part {i}") for i in range(12))
    arrows = (*(Arrow(f"s{i}", f"s{i + 1}") for i in range(11)), Arrow("s2", "s9", "The part is there"))
    old = BlueprintView("j", "J", (Phase("All", steps),), arrows)
    other = tuple(replace(step, customer="Says something else") if step.id == "s6" else step for step in steps)
    merged = merged_blueprint(old, replace(old, phases=(Phase("All", other),)))
    ids = changed_steps(merged)
    assert ids == {"s5", "s6", "s7"}
    part = part_of(merged, ids)
    assert [step.id for step in part.steps] == ["s5", "s6", "s7"]
    assert {arrow.source for arrow in part.arrows} | {arrow.target for arrow in part.arrows} <= ids
    drawn = blueprint_picture(part).svg
    assert all(f'aria-label="Step {number}/12: ' in drawn for number in (6, 7, 8)) and "Step 5/12" not in drawn
    assert wrong_in(drawn) == []
    assert changed_steps(merged_blueprint(old, old)) is None
