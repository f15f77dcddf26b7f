"""``promisekit proof``, ``what-if`` and ``impact``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PORTFOLIO = """\
portfolio: {name: Northlight, holidays: NO}
functions:
  service: {name: Service, kind: frontline, hours: mon-fri 08:00-20:00}
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
roles:
  clerk: {name: Clerk, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing, encounters_per_month: 1200, roles: [clerk]}
pain_points:
  fees: {terms: money, at: invoice, says: I cannot tell what I pay for.}
promises:
  right-invoice:
    promise: We correct your invoice.
    answers: fees
    kept_at: invoice
    accountable: billing
    within: 4 working days
    hours: mon-fri 08:00-20:00
    since: 2026-01-01
    commitments:
      record: {by: service, does: Opens a case, within: 1 working hour}
      ask: {by: customer, does: Sends the reading, within: 1 day, after: record}
      correct: {by: billing, does: Corrects it, within: 1 working day, after: ask}
  a-week:
    promise: You hear from us within a week.
    kept_at: invoice
    accountable: billing
    within: 7 days
    hours: mon-fri 08:00-16:00
    commitments:
      write: {by: billing, does: Writes, within: 4 working days}
  sometime:
    promise: We call you back.
    kept_at: invoice
    accountable: billing
    within: 1 day
    commitments:
      call: {by: service, does: Calls, within: 1 h}
      note: {by: service, does: Writes it down}
"""


@pytest.fixture
def files(here: Path) -> Path:
    (here / "blueprints").mkdir()
    (here / "blueprints" / "all.yaml").write_text(PORTFOLIO, "utf-8")
    return here


def test_a_promise_that_is_always_kept(run: Run, files: Path) -> None:
    told = run("proof", "right-invoice").stdout
    assert "Always kept, at least " in told
    assert "Every minute from 2026 to 2053 was looked at." in told
    assert "record" in told and "1 working hour" in told
    assert "with the customer" in told
    assert "in working days" in told


def test_a_proof_says_of_whom_it_takes_for_granted_that_they_never_close(run: Run, files: Path) -> None:
    file = files / "blueprints" / "all.yaml"
    assert "count as at work day and night" not in run("proof", "a-week").stdout
    file.write_text(PORTFOLIO.replace("kind: support, hours: mon-fri 08:00-16:00", "kind: support"), "utf-8")

    told = run("proof", "a-week").stdout
    assert "so they count as at work day and night: `billing`." in told
    assert "so they count as at work day and night: `billing`." in run("proof").stdout
    [promise] = json.loads(run("proof", "a-week", "--format", "json").stdout)["promises"]
    assert promise["always_at_work_since_no_hours_are_given"] == ["billing"]
    file.write_text(file.read_text("utf-8").replace("holidays: NO", "holidays: NO, hours: always"), "utf-8")
    assert "count as at work day and night" not in run("proof", "a-week").stdout


@pytest.mark.parametrize("within", ["1 day", "30 days"])
def test_where_a_part_has_no_time_the_numbers_are_no_limit_that_holds(run: Run, files: Path, within: str) -> None:
    file = files / "blueprints" / "all.yaml"
    file.write_text(PORTFOLIO.replace("within: 1 day\n", f"within: {within}\n"), "utf-8")
    told = run("proof", "sometime").stdout

    assert ("Cannot be told; what is missing: how long `note` may take." in told) == (within == "30 days")
    assert "Worst case, as if commitments without a time took none: " in told
    assert "The shortest limit that holds" not in told
    assert "No shorter limit holds, and commitments without a time make it longer" in told
    [promise] = json.loads(run("proof", "sometime", "--format", "json").stdout)["promises"]
    assert "shortest_limit" not in promise and promise["no_limit_is_shorter_than"]["always"]["day"]
    assert (promise["kept_in_percent"] is None) == (within == "30 days")


def test_a_promise_that_breaks_at_easter_says_when_and_how_often(run: Run, files: Path) -> None:
    told = run("proof", "a-week").stdout
    assert "Kept in " in told and "late" in told
    assert "with public holidays on " in told
    [line] = [line for line in told.splitlines() if line.startswith("  in days")]
    always = int(line.split()[2])
    assert always > 7
    data = json.loads(run("proof", "a-week", "--format", "json").stdout)
    [promise] = data["promises"]
    assert promise["answer"] == "late-at-times"
    assert 90 < promise["kept_in_percent"] < 100
    assert promise["worst_case"]["is_late"] and promise["worst_case"]["start"][:2] == "20"
    assert promise["shortest_limit"]["always"]["day"] == f"{always} days"
    assert [bar["commitment"] for bar in promise["chain"]] == ["write"]
    assert len(promise["worst_constellations"]) == 3
    # The limit that it names holds, and one day less does not.
    for days, answer in ((always, "always-kept"), (always - 1, "late-at-times")):
        changed = run("what-if", "--set", f"promises.a-week.within={days} days", "--format", "json").stdout
        [one] = [one for one in json.loads(changed)["promises"] if one["id"] == "a-week"]
        assert one["after"]["answer"] == answer


def test_what_is_missing_is_said(run: Run, files: Path) -> None:
    told = run("proof", "sometime").stdout
    assert "Kept in " in told, "what is late without the missing time is late with it"
    fine = run("what-if", "--set", "functions.service.hours=always", "--set", "promises.sometime.within=3 days").stdout
    assert "then:  Cannot be told; what is missing: how long `note` may take." in fine


def test_all_promises_have_a_line(run: Run, files: Path) -> None:
    told = run("proof").stdout.splitlines()
    assert [line.split()[0] for line in told if line.startswith("  ")] == ["a-week", "sometime", "right-invoice"]
    assert told[-1] == "1 always kept, 2 late at times, 0 cannot be told."


def test_an_unknown_promise_is_answered_with_the_nearest(run: Run, files: Path) -> None:
    result = run("proof", "right-invoce")
    assert result.exit_code == 2 and "did you mean `right-invoice`?" in result.stderr


def test_what_if_tells_what_gets_worse_and_writes_nothing(run: Run, files: Path) -> None:
    before = (files / "blueprints" / "all.yaml").read_bytes()
    told = run("what-if", "--set", "functions.billing.hours=mon-tue 08:00-09:00").stdout
    assert "a-week: worse" in told and "  now:   Kept in " in told and "  then:  Kept in " in told
    assert "in the worst case)" in told
    assert "Nothing was written." in told
    assert (files / "blueprints" / "all.yaml").read_bytes() == before
    better = run("what-if", "--set", "promises.a-week.within=30 days", "--remove", "sometime").stdout
    assert "a-week: better" in better and "  then:  Always kept, " in better
    assert "sometime: gone" in better
    assert "1 promise would stay as now." in better


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Say what would be different"),
        (("--set", "within"), "`within` is no change"),
        (("--set", "promises.a-week.within"), "is no change"),
        (("--set", "promises.a-week.within=soon"), "is a duration, not `soon`"),
        (("--set", "promises.a-weak.within=1 day"), "There is no `a-weak` in `promises`"),
        (("--set", "promises.a-week.witin=1 day"), "did you mean `within`?"),
        (("--remove", "nobody"), "No item has the id `nobody`"),
    ],
)
def test_what_if_says_what_it_cannot_do(run: Run, files: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run("what-if", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_impact_tells_what_rests_on_a_function(run: Run, files: Path) -> None:
    told = run("impact", "billing").stdout
    assert "Answers for: right-invoice, a-week, sometime" in told
    assert "Nobody else works for: a-week" in told
    assert "Pains that come back: fees" in told and "Encounters a month: 1,200" in told
    data = json.loads(run("impact", "service", "--format", "json").stdout)["impacts"][0]
    assert data["accountable_for"] == [] and data["has_part_in"] == ["right-invoice", "sometime"]
    assert data["encounters_per_month"] is None
    assert run("impact", "clerk").stdout.splitlines()[2] == "  Touchpoints: invoice"
    table = run("impact").stdout.splitlines()
    assert [line.split()[0] for line in table] == ["function", "billing", "service"]
    assert run("impact", "biling").exit_code == 2


def test_how_late_at_the_most_is_told_in_time_for_another_case_may_pass_more_working_days(
    run: Run, tmp_path: Path
) -> None:
    text = """\
portfolio: {name: Northlight}
functions:
  desk: {name: Desk, kind: frontline, hours: mon-fri 08:00-16:00, closed: [{from: 12-24, to: 01-06}]}
  plant: {name: Plant, kind: backstage, hours: mon-fri 08:00-16:00, closed: [{from: 2027-07-05, to: 2027-07-16},
    {from: 12-24, to: 01-06}]}
touchpoints: {counter: {name: Counter, responsible: desk}}
promises:
  ready:
    promise: You have it in a working day.
    kept_at: counter
    accountable: desk
    since: 2026-01-01
    within: 1 working day
    commitments:
      make: {by: plant, does: Makes it, within: 1 working day}
      tell: {by: desk, does: Calls you, within: 1 working hour, after: make}
"""
    (tmp_path / "all.yaml").write_text(text, "utf-8")
    told = run("proof", "ready", "--path", tmp_path).output
    assert "; up to 16 days 17 h late (1 working day in that case)." in told
