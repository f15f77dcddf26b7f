"""References: found in every field, resolved to the right section, known from both ends."""

from __future__ import annotations

from pathlib import Path

from promisekit.graph.graph import Graph
from promisekit.graph.relations import Relations
from promisekit.read.folder import DiskFolder
from promisekit.read.loader import Parts
from promisekit.read.start import load_from
from tests.conftest import Write

FILES = """
functions:
  billing: {name: Billing, kind: support, lead: lead, feedback: {to: lead}}
roles:
  lead: {name: Lead, function: billing}
systems:
  fault-map: {name: Fault map, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: lead, description: 'See [[right]] and [[promises:right]].'}
pain_points:
  unclear: {terms: money, at: invoice, says: I cannot tell.}
promises:
  right:
    promise: Your invoice is right.
    answers: unclear
    kept_at: invoice
    accountable: billing
    commitments: {check: {by: fault-map, does: Checks.}}
    guidelines: {g: {role: lead, do: [Ask.], if_it_fails: {escalate_to: billing}}}
  old: {promise: Your invoice comes., status: retired, kept_at: invoice, accountable: nobody}
journeys:
  j:
    name: J
    phases:
      - name: P
        steps:
          - {id: a, customer: Looks., touchpoint: invoice, frontstage: {lead: Reads.}, fails: Too small}
"""


def test_references_know_the_field_they_came_from(read: Write) -> None:
    graph = Graph(read(FILES).portfolio)
    edges = {(r.source[1], r.field, r.target_id) for r in graph.references}
    assert {
        ("billing", "lead", "lead"),
        ("billing", "feedback.to", "lead"),
        ("fault-map", "function", "billing"),
        ("right", "commitments.by", "fault-map"),
        ("right", "guidelines.role", "lead"),
        ("right", "guidelines.if_it_fails.escalate_to", "billing"),
        ("j", "phases.steps.frontstage", "lead"),
        ("invoice", "[[ ]]", "right"),
        ("invoice", "[[ ]]", "promises:right"),
    } <= edges
    assert [(r.target_id, r.path) for r in graph.unresolved] == [("nobody", ("promises", "old", "accountable"))]


def test_referrers_are_found_from_the_other_end(read: Write) -> None:
    graph = Graph(read(FILES).portfolio)
    assert graph.referrers(("promises", "right")) == [("touchpoints", "invoice")]
    assert graph.referrers(("touchpoints", "invoice"), "kept_at") == [("promises", "right"), ("promises", "old")]


def test_the_network_has_every_item_and_resolved_reference(read: Write) -> None:
    loaded = read(FILES)
    network = Graph(loaded.portfolio).network
    assert set(network.nodes) == {(item.section, item.id) for item in loaded.portfolio.items()}
    assert network.has_edge(("promises", "right"), ("pain_points", "unclear"))
    assert {data["field"] for *_ends, data in network.edges(data=True)} >= {"answers", "commitments.by"}


def test_relations_leave_retired_promises_out(read: Write) -> None:
    relations = Relations(read(FILES).portfolio)
    assert [promise.id for promise in relations.promises_at["invoice"]] == ["right"]
    assert [promise.id for promise in relations.answered_by["unclear"]] == ["right"]
    assert [pain.id for pain in relations.pain_points_at["invoice"]] == ["unclear"]
    assert [(g.promise.id, g.id, g.touchpoints) for g in relations.guidelines_of["lead"]] == [
        ("right", "g", ("invoice",))
    ]
    assert [c.id for c in relations.commitments_of["billing"]] == ["check"]
    assert relations.roles_of["billing"] == ["lead"]
    assert [s.step.id for s in relations.steps_at["invoice"]] == ["a"]
    assert [(a.lane, a.action.does) for a in relations.actions_of["lead"]] == [("frontstage", "Reads.")]
    assert [f.fail_point.what for f in relations.fail_points] == ["Too small"]


def test_hours_of_an_actor_come_from_its_function_or_the_portfolio(read: Write) -> None:
    portfolio = read({"a.yaml": FILES, "b.yaml": "portfolio: {name: N, hours: mon-fri 08:00-16:00}\n"}).portfolio
    assert str(portfolio.hours_of("lead")) == "mon-fri 08:00-16:00"
    assert portfolio.hours_of("fault-map").is_always


def test_a_graph_made_after_another_says_what_one_made_anew_does(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    parts: Parts = {}
    file.write_text(FILES)
    (tmp_path / "b.yaml").write_text("skills:\n  calm: {name: 'Calm, as in [[right]] and [[gone]]'}\n")
    before = Graph(load_from(DiskFolder(tmp_path, "p"), parts).portfolio)
    file.write_text(FILES.replace("promises:\n  right:", "promises:\n  gone:").replace("[[promises:right]]", "it"))

    portfolio = load_from(DiskFolder(tmp_path, "p"), parts).portfolio
    after, anew = Graph(portfolio, before), Graph(portfolio)
    assert (after.references, after.translated) == (anew.references, anew.translated)
    assert (after.outgoing, after.incoming) == (anew.outgoing, anew.incoming)
    assert [one.target for one in after.references if one.source == ("skills", "calm")] == [None, ("promises", "gone")]
