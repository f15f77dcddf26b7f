from __future__ import annotations

from itertools import pairwise

import pytest

from promisekit.draw import draw, engine
from promisekit.draw.chain.from_portfolio import chain_view
from promisekit.draw.chain.view import Kind
from promisekit.draw.engine import NoGraphviz
from tests.conftest import Write

PORTFOLIO = """
functions:
  service: {name: Customer service, kind: frontline}
  billing: {name: Billing, kind: support}
  printers: {name: Printers, kind: partner}
roles:
  agent: {name: Agent, function: service}
  clerk: {name: Clerk, function: billing}
touchpoints:
  invoice: {name: Invoice, channel: email, responsible: billing, supported_by: [printers], roles: [agent, clerk]}
pain_points: {fees: {terms: money, at: invoice, says: What is this, severity: 5}}
enablers: {screen: {name: One screen, status: planned}}
metrics:
  repeat: {name: Repeat calls, kind: operational, unit: "%", target: {value: 5, by: 2027-01-01},
           results: [{on: 2026-02-01, value: 7}, {on: 2026-01-01, value: 9}]}
promises:
  right:
    promise: Your invoice is right.
    answers: [fees, gone]
    kept_at: invoice
    accountable: billing
    within: 2 working days
    ensured_by: screen
    metrics: repeat
    commitments:
      open: {by: agent, does: Opens a case, within: 1 h}
      fix: {by: billing, does: Corrects it, within: 1 working day}
    guidelines:
      line: {role: agent, when: A line looks wrong, do: [Read it back, Open a case]}
"""


def test_the_view_goes_from_pain_to_guideline(read: Write) -> None:
    view = chain_view(read(PORTFOLIO).portfolio, "right", lambda section, item: f"{section}/{item}")
    nodes = {node.key: node for node in view.nodes}
    assert nodes["pain fees"].badges[0].text == "M5"
    assert nodes["metric repeat"].texts == ("now 7 %", "target 5 %")
    assert nodes["function service"].texts == ("Agent: Opens a case (1 h)",)
    assert nodes["function billing"].badges[0].text == "accountable"
    assert nodes["guideline line"].texts == ("Read it back", "Open a case")
    assert {
        ("pain fees", "promise"),
        ("enabler screen", "promise"),
        ("promise", "touchpoint invoice"),
        ("promise", "metric repeat"),
        ("touchpoint invoice", "function billing"),
        ("promise", "function service"),
        ("function service", "role agent"),
        ("role agent", "guideline line"),
    } <= set(view.edges)


def test_gaps_in_the_chain_are_shown(read: Write) -> None:
    view = chain_view(read(PORTFOLIO).portfolio, "right", lambda section, item: None)
    missing = {node.key: node.texts for node in view.nodes if node.missing}
    assert missing == {
        "enabler screen": (),
        "function printers": ("No commitment to this promise yet",),
        "gap clerk": ("No guideline for this role yet",),
    }
    assert ("role clerk", "gap clerk") in view.edges


def test_every_kind_stands_in_its_column(read: Write) -> None:
    picture = draw("promise", read(PORTFOLIO).portfolio, "right")
    assert [head.name for head in picture.heads] == [
        "Why we promise it, what ensures it",
        "What we promise",
        "Where it is kept, how we know",
        "Who commits to what",
        "Who keeps it",
        "What they do",
    ]
    places = [(head.x, head.x + head.width) for head in picture.heads]
    assert all(right < left for (_, right), (left, _) in pairwise(places))


def test_a_promise_alone_is_drawn_too(read: Write) -> None:
    picture = draw("promise", read("promises: {p: {promise: We call, kept_at: x, accountable: y}}").portfolio, "p")
    assert "We call" in picture.svg and picture.heads[0].name == "What we promise"


def test_every_link_of_the_chain_is_known_by_name(read: Write) -> None:
    view = chain_view(read(PORTFOLIO).portfolio, "right", lambda section, item: None)
    svg = draw("promise", read(PORTFOLIO).portfolio, "right").svg
    assert {node.kind for node in view.nodes} == set(Kind)
    for name in (
        "Pain point: “What is this”",
        "Role: Agent",
        "Guideline: A line looks wrong. Read it back. Open a case",
    ):
        assert f"<title>{name}</title>" in svg


def test_same_promise_same_bytes(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    first, second = draw("promise", portfolio, "right"), draw("promise", portfolio, "right")
    assert (first.file, first.dot) == (second.file, second.dot)


def test_a_dot_on_the_path_does_as_well(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    portfolio = read(PORTFOLIO).portfolio
    inside = draw("promise", portfolio, "right").svg
    asked = []

    def run(command: list[str], *, input: str, **options: object) -> object:
        asked.append(command)
        return type("Done", (), {"stdout": engine_in_process(input, "dot")})

    engine_in_process = engine._in_process
    monkeypatch.setattr(engine, "_in_process", lambda source, name: None)
    monkeypatch.setattr(engine.shutil, "which", lambda name: "/somewhere/dot")
    monkeypatch.setattr(engine.subprocess, "run", run)
    assert draw("promise", portfolio, "right").svg == inside
    assert asked == [["/somewhere/dot", "-Kdot", "-Tplain"]]


def test_without_graphviz_the_message_says_how_to_get_it(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoGraphviz, match="pip install 'pygraphviz>=2'"):
        draw("promise", read(PORTFOLIO).portfolio, "right")


def test_a_blueprint_needs_no_graphviz(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", "")
    text = "journeys: {j: {name: J, phases: [{name: P, steps: [{id: s, customer: Calls}]}]}}"
    assert "Calls" in draw("journey", read(text).portfolio, "j").svg
