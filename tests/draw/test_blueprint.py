from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from promisekit.draw import draw
from promisekit.draw.badges import Pain
from promisekit.draw.blueprint.channels import OTHER, channel_icon
from promisekit.draw.blueprint.from_portfolio import blueprint_view
from promisekit.draw.blueprint.layout import lay_out
from promisekit.draw.blueprint.marks import marks_of
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Action, Arrow, BlueprintView, Lane, Phase, PromiseMark, Step
from promisekit.draw.choice import Choice
from promisekit.draw.words import words
from tests.conftest import Write
from tests.draw.geometry import wrong_in
from tests.draw.torture import SCRIPT, torture

PORTFOLIO = """
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
roles: {agent: {name: Service agent, function: billing}}
systems: {ledger: {name: Ledger, function: billing}}
touchpoints:
  invoice: {name: Monthly invoice, channel: email, responsible: billing, evidence: [The invoice], moment_of_truth: true}
pain_points:
  fees: {terms: [money, emotion], at: invoice, says: I cannot tell what I pay for, severity: 4}
  more: {terms: [money, emotion], at: invoice, says: I pay too much, severity: 4}
promises:
  right: {promise: "Your **invoice** is right, says [[billing]].", kept_at: [invoice], accountable: billing}
  old: {promise: An old one, kept_at: [invoice], accountable: billing, status: retired}
journeys:
  wrong:
    name: {en: A wrong line, fi: Väärä rivi}
    phases:
      - name: Notice
        steps:
          - {id: opens, customer: Opens it, touchpoint: invoice, emotion: -1,
             next: {asks: unknown fee, gets: all is well}}
      - name: Put right
        steps:
          - id: asks
            customer: Asks
            frontstage: {agent: [Reads it back, Opens a case]}
            support: {ledger: {does: Corrects it, takes: 1 working day, fails: {what: No number, recovery: opens}}}
            waits: 1 working day
          - {id: gets, customer: Gets it, touchpoint: invoice, moment_of_truth: false, evidence: [A letter], next: []}
"""


def link(section: str, item_id: str) -> str | None:
    return f"../{section}/{item_id}/"


def one_step(**fields: object) -> BlueprintView:
    return BlueprintView("j", "J", (Phase("P", (Step(id="s", customer="Calls", **fields),)),))


def test_the_view_says_what_the_files_say(read: Write) -> None:
    view = blueprint_view(read(PORTFOLIO).portfolio, "wrong", link)
    opens, asks, gets = view.steps
    assert [phase.name for phase in view.phases] == ["Notice", "Put right"]
    assert view.arrows == (
        Arrow("opens", "asks", "unknown fee"),
        Arrow("opens", "gets", "all is well"),
        Arrow("asks", "gets"),
    )
    assert (opens.touchpoint, opens.href, opens.evidence) == (
        "Monthly invoice",
        "../touchpoints/invoice/",
        ("The invoice",),
    )
    assert (opens.moment_of_truth, gets.moment_of_truth, gets.evidence) == (True, False, ("A letter",))
    assert [mark.promise for mark in opens.promises] == ["Your invoice is right, says Billing."]
    assert [pain.label for pain in view.pains] == ["ME4a", "ME4b"]
    assert asks.in_lane(Lane.FRONTSTAGE)[0].does == ("Reads it back", "Opens a case")
    support = asks.in_lane(Lane.SUPPORT)[0]
    assert (support.actor, support.kind, support.takes, support.href) == (
        "Ledger",
        "system",
        ("1 working day",),
        "../systems/ledger/",
    )
    assert [(fail.label, fail.recovery) for fail in view.fail_points] == [("F1", "1 · Opens it")]


def test_the_view_speaks_the_language_asked_for(read: Write) -> None:
    portfolio = read(PORTFOLIO.replace("{name: Northlight}", "{name: Northlight, languages: [fi]}")).portfolio
    assert blueprint_view(portfolio, "wrong", link, language="fi").name == "Väärä rivi"


def test_a_journey_with_broken_references_is_still_drawn(read: Write) -> None:
    text = PORTFOLIO.replace("touchpoint: invoice, emotion", "touchpoint: nowhere, emotion").replace(
        "{agent: [", "{nobody: ["
    )
    picture = draw("journey", read(text.replace("gets: all is well", "gone: all is well")).portfolio, "wrong")
    assert "nobody" in picture.svg and "all is well" not in picture.svg


def test_lanes_without_a_box_are_not_drawn() -> None:
    only_support = one_step(actions=(Action(Lane.SUPPORT, "Billing", "function", ("Pays",)),))
    drawn = blueprint_picture(only_support).svg
    assert ">Support<" in drawn
    for absent in (">Frontstage<", ">Backstage<", ">Evidence<", ">Emotion<"):
        assert absent not in drawn
    text = " ".join(ElementTree.fromstring(blueprint_picture(only_support).file).itertext())
    for line in ("Line of interaction", "Line of visibility", "Line of internal interaction"):
        assert line.split()[-1] in text


def test_a_journey_that_meets_nobody_has_no_lines() -> None:
    drawn = blueprint_picture(one_step()).svg
    assert "Line of" not in drawn and ">Customer<" in drawn


def test_the_key_names_only_marks_that_occur() -> None:
    plain, marked = blueprint_picture(one_step()).svg, blueprint_picture(one_step(moment_of_truth=True)).svg
    assert ">Moment of truth<" not in plain
    assert ">Moment of truth<" in marked


def test_actors_of_one_lane_stand_below_each_other() -> None:
    actions = tuple(Action(Lane.FRONTSTAGE, actor, "role", ("Waves",)) for actor in ("Anna", "Bert"))
    picture = ElementTree.fromstring(blueprint_picture(one_step(actions=actions)).file)
    places = {
        "".join(text.itertext()): (float(text.get("x", "")), float(text.get("y", "")))
        for text in picture.iter("{http://www.w3.org/2000/svg}text")
    }
    assert places["Anna"][0] == places["Bert"][0]
    assert places["Bert"][1] - places["Anna"][1] > 40


def test_a_loop_back_is_dashed_and_a_skip_is_not() -> None:
    steps = tuple(Step(id=i, customer=i) for i in "abc")
    arrows = (Arrow("a", "c", "skip"), Arrow("c", "a", "again"))
    drawn = blueprint_picture(BlueprintView("j", "J", (Phase("P", steps),), arrows)).svg
    flows = re.findall(r'<path d="M[^"]*"[^>]*class="pk-flow"[^>]*/>', drawn)
    assert sorted("stroke-dasharray" in flow for flow in flows) == [False, True]
    assert "Back to an earlier step" in drawn


def test_same_view_same_bytes() -> None:
    first, second = blueprint_picture(torture(9)), blueprint_picture(torture(9))
    assert (first.file, first.dot, first.lane_names) == (second.file, second.dot, second.lane_names)


def test_hostile_text_is_text_in_svg_and_dot() -> None:
    picture = blueprint_picture(torture(9))
    ElementTree.fromstring(picture.file)
    assert "<script" not in picture.svg and "&lt;script&gt;" in picture.svg
    assert " style=" not in picture.svg and "label=<" not in picture.dot


def test_graphviz_reads_the_dot_and_keeps_every_box_in_its_place() -> None:
    from pygraphviz import AGraph

    graph = AGraph(string=blueprint_picture(torture(5)).dot)
    assert all(node.attr["pos"].endswith("!") for node in graph.nodes())
    assert any(SCRIPT.split(">")[0] in (node.attr["label"] or "") for node in graph.nodes())
    assert any(edge.attr["xlabel"] for edge in graph.edges())


def test_ids_differ_between_pictures_of_one_page(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    ids = [
        re.findall(r' id="([^"]+)"', draw(kind, portfolio, item).svg)
        for kind, item in (("journey", "wrong"), ("promise", "right"))
    ]
    together = [one for each in ids for one in each]
    assert len(together) == len(set(together)) and all(one.startswith("pk-") for one in together)


def test_a_picture_has_a_name_and_a_description(read: Write) -> None:
    picture = ElementTree.fromstring(draw("journey", read(PORTFOLIO).portfolio, "wrong").file)
    names = {element.get("id"): element.text for element in picture.iter() if element.get("id")}
    assert names[picture.get("aria-labelledby")] == "Service blueprint: A wrong line"
    assert names[picture.get("aria-describedby")] == (
        "3 steps: Notice, Put right. Customer, Frontstage, Support. "
        "Fail points: 1. Promises kept here: 1. Pain points: 2."
    )


@pytest.mark.parametrize(
    ("channel", "name"),
    [("phone", "phone"), ("Text message", "text"), ("e-mail", "email"), ("Käynti", "visit"), ("carrier pigeon", OTHER)],
)
def test_a_channel_is_known_by_its_usual_names(channel: str, name: str) -> None:
    assert channel_icon(channel) == name


def test_the_key_names_each_channel_once_in_the_portfolios_own_words() -> None:
    channels = ("phone", "Telephone", "phone", "carrier pigeon")
    steps = tuple(Step(id=f"s{i}", customer="Asks", touchpoint="T", channel=c) for i, c in enumerate(channels))
    key = blueprint_picture(BlueprintView("j", "J", (Phase("P", steps),))).content.partition('id="pk-journey-j-key"')[2]
    assert key.count(">Phone / Telephone<") == 1 and key.count(">Touchpoint<") == 1 and "pigeon" not in key


def marked_journey(touchpoints: str, promises: int = 1, extra: str = "") -> BlueprintView:
    steps = [
        Step(
            id=f"s{i}",
            customer="Does it",
            touchpoint=name,
            promises=tuple(
                PromiseMark(f"P{n}", f"Promise number {n} is kept.{extra}", id=f"{name}{n}") for n in range(promises)
            )
            if name != "-"
            else (),
            pains=(Pain(("time",), f"It takes long at {name}.", 4, mark=name),) if name != "-" else (),
        )
        for i, name in enumerate(touchpoints)
    ]
    return BlueprintView("j", "J", (Phase("P", tuple(steps)),))


def spans(view: BlueprintView) -> list[tuple[str, int, int]]:
    return [(mark.badge.text, mark.first, mark.last) for mark in marks_of(view, words("en"))]


def test_a_mark_stands_once_for_the_steps_in_a_row_that_it_belongs_to() -> None:
    # The promise is kept at both touchpoints.
    assert spans(marked_journey("aab-a")) == [
        ("T4a", 0, 1),
        ("P0", 0, 2),
        ("T4b", 2, 2),
        ("T4a", 4, 4),
        ("P0", 4, 4),
    ]


def test_marks_have_a_lane_and_are_no_more_on_the_customers_boxes() -> None:
    drawn = ElementTree.fromstring(blueprint_picture(marked_journey("aaa")).svg)
    said = [" ".join(node.itertext()) for node in drawn.iter("g") if node.get("class") == "pk-mark"]
    assert len(said) == 2
    assert all("Steps 1–3" in one or "steps 1–3" in one for one in said)
    cards = [" ".join(node.itertext()) for node in drawn.iter("g") if node.get("class") == "pk-card"]
    assert not any("P0" in card for card in cards)
    assert "Pains" in " ".join(drawn.itertext())


def test_without_pains_and_promises_there_is_no_such_lane() -> None:
    assert "pk-mark" not in blueprint_picture(marked_journey("---")).svg


@pytest.mark.parametrize("touchpoints", ["a", "aa", "aabb", "abab", "aaaaaaaaaa", "aab-bba", "-aa-"])
@pytest.mark.parametrize("promises", [0, 1, 3, 12])
@pytest.mark.parametrize("extra", ["", " And if it is not, we pay you ten euros on the next invoice, unasked." * 3])
def test_no_two_marks_share_a_place(touchpoints: str, promises: int, extra: str) -> None:
    picture = blueprint_picture(marked_journey(touchpoints, promises, extra))
    assert wrong_in(picture.svg) == []
    lane = next(box for box in picture.boxes if box.id.endswith("-marks"))
    root = ElementTree.fromstring(picture.svg)
    for group in (node for node in root.iter("g") if node.get("class") == "pk-mark"):
        for rect in group.iter("rect"):
            top = float(rect.get("y", "0"))
            assert lane.top < top and top + float(rect.get("height", "0")) <= lane.bottom


def test_a_bar_says_all_or_its_first_sentence_or_nothing_but_its_code() -> None:
    def said(view: BlueprintView) -> set[str]:
        return {" ".join(placed.lines) for placed in lay_out(view, words("en")).marks if "P0" in placed.mark.badge.text}

    assert said(marked_journey("aa")) == {"Promise number 0 is kept."}
    assert said(marked_journey("aa", extra=" And so on and so forth for a very long time." * 4)) == {
        "Promise number 0 is kept. …"
    }
    one_long_sentence = marked_journey("aa", extra=" And so on").promises[0].promise.replace(".", "") * 9
    step = Step(id="s", customer="Does it", promises=(PromiseMark("P0", one_long_sentence),))
    view = BlueprintView("j", "J", (Phase("P", (step, replace(step, id="t"))),))
    assert said(view) == {""} and wrong_in(blueprint_picture(view).svg) == []


def test_a_choice_of_lanes_may_leave_them_out() -> None:
    view = Choice(lanes=("frontstage",)).of_view(marked_journey("aa"))
    assert "pk-mark" not in blueprint_picture(view).svg
    view = Choice(lanes=("pains and promises",)).of_view(marked_journey("aa"))
    assert "pk-mark" in blueprint_picture(view).svg


def shown_at(touchpoints: str, **fields: object) -> BlueprintView:
    """Steps at touchpoints, `-` for none; at each touchpoint something is seen."""
    steps = tuple(
        Step(
            id=f"s{i}",
            customer="Does it",
            touchpoint=None if name == "-" else name,
            evidence=("What I noted",) if name == "-" else (f"The letter of {name}", f"The stamp of {name}"),
        )
        for i, name in enumerate(touchpoints)
    )
    return BlueprintView("j", "J", (Phase("P", steps),), **fields)


def evidence_of(view: BlueprintView) -> list[tuple[int, float]]:
    """The column of each box of evidence, and how many columns it covers."""
    layout = lay_out(view, words("en"))
    pitch = layout.columns[1] - layout.columns[0]
    boxes = [box for box in layout.boxes if box.row == "evidence"]
    return [(box.column, 1 + (box.card.width - 172) / pitch) for box in boxes]


def test_evidence_of_a_touchpoint_stands_once_over_the_steps_in_a_row_that_are_there() -> None:
    assert evidence_of(shown_at("aab-ba")) == [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1)]
    assert evidence_of(shown_at("baaab")) == [(0, 1), (1, 3), (4, 1)]
    assert evidence_of(shown_at("--")) == [(0, 1), (1, 1)]
    drawn = ElementTree.fromstring(blueprint_picture(shown_at("baaab")).svg)
    said = [" ".join(node.itertext()) for node in drawn.iter("g") if node.get("class") == "pk-card"]
    (once,) = (one for one in said if "The letter of a" in one)
    assert "(steps 2–4)" in once


def test_what_many_steps_share_is_told_again_after_two_or_three_of_them() -> None:
    covered = evidence_of(shown_at("a" * 14))
    assert sum(count for _, count in covered) == 14 and all(2 <= count <= 3 for _, count in covered)


def test_evidence_that_differs_or_is_missing_is_not_put_together() -> None:
    view = shown_at("aaa")
    first, second, third = view.steps
    steps = (first, replace(second, evidence=("Another letter",)), replace(third, evidence=()), replace(first, id="t"))
    assert evidence_of(replace(view, phases=(Phase("P", steps),))) == [(0, 1), (1, 1), (3, 1)]
    absent = (first, replace(second, absent=True), third)
    assert evidence_of(replace(view, phases=(Phase("P", absent),)))[0] == (0, 1)


def test_whoever_draws_finds_the_evidence_of_each_step() -> None:
    assert evidence_of(shown_at("aaa", open_lanes=True)) == [(0, 1), (1, 1), (2, 1)]


@pytest.mark.parametrize("touchpoints", ["a", "aa", "aabb", "abab", "aaaaaaaaaa", "aab-bba", "-aa-"])
def test_boxes_of_evidence_over_several_steps_keep_their_text_and_their_distance(touchpoints: str) -> None:
    picture = blueprint_picture(shown_at(touchpoints))
    assert wrong_in(picture.svg) == []
    shared = next((box for box in picture.boxes if box.id.endswith("-shared")), None)
    assert (shared is None) == (not re.search(r"([a-z])\1", touchpoints))
