"""Levels, acceptances and selection: what a team decides about findings."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from promisekit.check import check, runner
from promisekit.check.rule import Rule, all_rules
from promisekit.read import load
from tests.conftest import Write

ROOT = Path(__file__).parents[2]

TODAY = datetime.date(2026, 11, 23)
PROMISE = """
promises:
  p:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    {more}
functions: {{billing: {{name: Billing, kind: support}}}}
touchpoints: {{invoice: {{name: Invoice, responsible: billing}}}}
portfolio: {{name: N, checks: {{{checks}}}}}
"""


def codes(read: Write, checks: str = "", more: str = "status: live", select: tuple[str, ...] = ()) -> dict[str, str]:
    """Code -> severity of what is found in a promise without guidelines."""
    found = check(read(PROMISE.format(more=more, checks=checks)), today=TODAY, select=select)
    return {d.code: d.severity.word for d in found}


def test_a_rule_weighs_what_the_portfolio_says(read: Write) -> None:
    assert codes(read)["PK201"] == "warning"
    assert codes(read, "PK201: error")["PK201"] == "error"
    assert "PK201" not in codes(read, "PK201: off")


def test_an_accepted_finding_is_left_out_until_its_last_day(read: Write) -> None:
    accepted = "accepted: [{{check: PK201, reason: Pilot, until: {}}}]"
    assert "PK201" not in codes(read, more=accepted.format("2026-11-23"))
    late = codes(read, more=accepted.format("2026-11-22"))
    assert late["PK201"] == "warning" and "PK603" in late


def test_an_acceptance_that_covers_nothing_is_reported(read: Write) -> None:
    assert "PK604" in codes(read, more="accepted: [{check: PK202, reason: Pilot}]")
    assert "PK604" not in codes(read, more="accepted: [{check: PK201, reason: Pilot}]")


def test_selection_keeps_the_codes_that_start_so(read: Write) -> None:
    assert set(codes(read, select=("PK2",))) <= {c for c in codes(read) if c.startswith("PK2")}
    assert set(codes(read, select=("PK201",))) == {"PK201"}


def test_a_selection_finds_what_all_checks_find_of_it() -> None:
    loaded, later = load(ROOT / "blueprints"), datetime.date(2029, 1, 1)
    every = check(loaded, today=later)
    assert {"PK218", "PK509", "PK601", "PK603", "PK608", "PK701"} <= {d.code for d in every}
    for code in (*(rule.code for rule in all_rules()), "PK2", "PK60", "PK6"):
        assert check(loaded, today=later, select=[code]) == [d for d in every if d.code.startswith(code)]


def test_a_selection_runs_no_other_rules(monkeypatch: pytest.MonkeyPatch, read: Write) -> None:
    asked: list[str] = []

    def noting(rule: Rule) -> Rule:
        return rule._replace(find=lambda subject: (asked.append(rule.code), rule.find(subject))[1])

    monkeypatch.setattr(runner, "all_rules", lambda: tuple(map(noting, all_rules())))
    codes(read, select=("PK201", "PK3"))
    assert asked
    assert all(code == "PK201" or code.startswith("PK3") for code in asked)


def test_a_missing_portfolio_section_may_be_weighed_but_what_cannot_be_read_stays_an_error(read: Write) -> None:
    assert codes(read, "PK007: off", more="within: two days")["PK007"] == "error"


def test_a_selection_does_not_hide_what_cannot_be_read(read: Write) -> None:
    assert codes(read, more="within: two days", select=("PK3",)).get("PK007") == "error"


def test_what_to_mend_first_stands_first(read: Write) -> None:
    found = check(
        read(
            {
                "a.yaml": PROMISE.format(more="status: live\n    sponsor: nobody", checks="PK201: info"),
                "b.yaml": "touchpoints: {shop: {name: Shop, responsible: billing, chanel: store}}",
            }
        ),
        today=TODAY,
    )
    assert [d.severity for d in found] == sorted((d.severity for d in found), reverse=True)
    first, second = found[:2]
    assert (first.code, first.span.path, second.code, second.span.path) == (
        "PK005", "blueprints/b.yaml", "PK101", "blueprints/a.yaml",
    )  # fmt: skip
    assert "PK201" in {d.code for d in found if d.severity.word == "info"}
    warnings = [d.span for d in found if d.severity.word == "warning"]
    assert len(warnings) > 1 and warnings == sorted(warnings)


def test_of_warnings_too_those_of_reading_stand_first(read: Write) -> None:
    text = PROMISE.format(more="status: live", checks="").replace("portfolio: {name: N, checks: {}}", "")
    warnings = [d.code for d in check(read({"a.yaml": text}), today=TODAY) if d.severity.word == "warning"]
    assert warnings[0] == "PK018" and len(warnings) > 1


def test_a_message_is_one_line_whatever_it_quotes(read: Write) -> None:
    text = 'roles: {r: {name: R, function: "no\\n one\\u2028here"}}\npromises: {p: {exclusions: "a\\n\\tb\\x85c"}}\n'
    messages = [d.message for d in check(read(text))]
    assert any("no one here" in message for message in messages)
    assert [message for message in messages if len(message.splitlines()) != 1] == []
