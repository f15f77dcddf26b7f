"""Guidelines to read again: those that stayed while what they rest on changed."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from promisekit.diff import compare
from tests.diff.conftest import BASE, Between, loaded

PROMISE = "promises.right-invoice"
BOTH = ["disputed-line", "send-it-again"]


@pytest.mark.parametrize(
    ("under", "old", "new", "suspect"),
    [
        (PROMISE, "within: 2 working days", "within: 3 working days", BOTH),
        (PROMISE, "remedy: {gives: 10 €, amount: 10 EUR}", "remedy: {gives: 10 €, amount: 5 EUR}", BOTH),
        (PROMISE, "", "conditions: [You pay by direct debit.]", BOTH),
        (PROMISE, "kept_at: [invoice]", "kept_at: [invoice, helpline]", BOTH),
        (f"{PROMISE}.commitments.correct", "by: billing", "by: customer-service", BOTH),
        (PROMISE, "promise: Your invoice is right.", "promise: Your invoice is correct.", BOTH),
        ("touchpoints.invoice", "channel: email", "channel: letter", BOTH),
        ("touchpoints.helpline", "channel: phone", "channel: chat", []),
        ("touchpoints.invoice", "description: A word.", "description: Another word.", []),
        (PROMISE, "metrics: [effort]", "metrics: []", []),
        (PROMISE, "sponsor: service-lead", "", []),
        (f"{PROMISE}.guidelines.disputed-line", "", "say: [One moment.]", []),
        (PROMISE, "status: live\nwithin: 2 days", "status: retired\nwithin: 3 days", []),
    ],
)
def test_who_is_suspect(under: str, old: str, new: str, suspect: list[str], between: Between) -> None:
    comparison = between(under, old, new)
    assert comparison.changes
    assert [s.guideline for s in comparison.suspects] == suspect
    assert all(s.because == comparison.changes for s in comparison.suspects)


def test_a_guideline_that_changed_too_was_looked_at(between: Between) -> None:
    comparison = between(
        PROMISE,
        "within: 2 working days\nguidelines: {disputed-line: {when: They call.}}",
        "within: 3 working days\nguidelines: {disputed-line: {when: They write.}}",
    )
    (suspect,) = comparison.suspects
    assert (suspect.promise, suspect.guideline, suspect.role) == (
        "right-invoice",
        "send-it-again",
        "billing-specialist",
    )
    assert [change.code for change in suspect.because] == ["PD101"]


def test_a_guideline_rests_on_its_own_touchpoints_only(tmp_path: Path) -> None:
    old = deepcopy(BASE)
    old["promises"]["right-invoice"]["kept_at"] = ["invoice", "helpline"]
    old["promises"]["right-invoice"]["guidelines"]["send-it-again"]["at"] = ["invoice"]
    new = deepcopy(old)
    new["touchpoints"]["helpline"]["channel"] = "chat"
    before, after = loaded(tmp_path / "old", old), loaded(tmp_path / "new", new)
    (suspect,) = compare(before, after).suspects
    assert suspect.guideline == "disputed-line"
    line = after.texts[suspect.span.path].splitlines()[suspect.span.line - 1]
    assert line.strip() == "disputed-line:"


def test_a_guideline_under_another_id_did_not_change(between: Between) -> None:
    rest = "{role: service-agent, do: [Tell them when the money comes and note it.]}"
    comparison = between(
        PROMISE,
        f"within: 2 working days\nguidelines: {{tell: {rest}}}",
        f"within: 3 working days\nguidelines: {{tell-them: {rest}}}",
    )
    assert [change.code for change in comparison.changes] == ["PD101", "PD903"]
    assert [s.guideline for s in comparison.suspects] == [*BOTH, "tell-them"]
