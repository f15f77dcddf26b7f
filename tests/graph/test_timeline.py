"""Who has a case when: the worst case of a promise, its chain, and what cannot be computed."""

from __future__ import annotations

import datetime
import graphlib
from pathlib import Path

import pytest

from promisekit.check.runner import check
from promisekit.graph.clock import DAY, HOUR
from promisekit.graph.moment import end_in_words, start_in_words
from promisekit.graph.relations import Relations
from promisekit.graph.timeline import Timeline, plan_of, remedy_case, timeline, usual_case, waiting_order
from promisekit.model.portfolio import Portfolio
from promisekit.read import load

WHO = """
functions:
  customer-service: {name: Customer service, kind: frontline, hours: "mon-fri 08:00-20:00"}
  billing: {name: Billing, kind: support, hours: "mon-fri 08:00-16:00"}
systems:
  case-desk: {name: Case desk, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    hours: mon-fri 08:00-20:00
"""
CHAIN = """
    within: 2 working days
    commitments:
      record: {by: customer-service, does: Opens a case, within: 1 working hour}
      file: {by: case-desk, does: Files it, within: 10 min, after: record}
      correct: {by: billing, does: Corrects it, within: 1 working day, after: [record]}
      tell: {by: customer-service, does: Calls you, after: [file, correct]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def portfolio(folder: Path, promise: str, about: str = "") -> Portfolio:
    (folder / "all.yaml").write_text(about + WHO + promise, "utf-8")
    loaded = load(folder)
    assert not [d for d in loaded.diagnostics if d.code != "PK018"]
    return loaded.portfolio


def worst(folder: Path, promise: str, about: str = "") -> Timeline | None:
    read = portfolio(folder, promise, about)
    return timeline(read, read.promises["right-invoice"])


def test_the_worst_case_is_the_late_evening(folder: Path) -> None:
    case = worst(folder, CHAIN)
    assert case
    assert start_in_words(case.start) == "Monday 19:01"
    assert end_in_words(case.due, case.start) == "Wednesday 16:00"
    assert end_in_words(case.finish, case.start) == "Wednesday 16:00"
    assert case.slack == 0
    assert not case.is_late


def test_the_chain_that_decides_and_the_time_that_the_others_have(folder: Path) -> None:
    case = worst(folder, CHAIN)
    assert case
    assert [bar.id for bar in case.critical_path] == ["record", "correct", "tell"]
    filing = next(bar for bar in case.bars if bar.id == "file")
    assert filing.end + filing.slack == case.finish
    assert [bar.start for bar in case.bars] == sorted(bar.start for bar in case.bars)


def test_work_without_time_takes_none_and_says_so(folder: Path) -> None:
    case = worst(folder, CHAIN)
    assert case
    tell = next(bar for bar in case.bars if bar.id == "tell")
    assert tell.within is None
    assert tell.start == tell.end == case.finish


def test_the_handover_waits_for_the_opening(folder: Path) -> None:
    read = portfolio(folder, CHAIN)
    case = timeline(read, read.promises["right-invoice"], start=4 * DAY + 18 * HOUR)
    assert case
    correct = next(bar for bar in case.bars if bar.id == "correct")
    assert (correct.ready, correct.start) == (4 * DAY + 19 * HOUR, 7 * DAY + 8 * HOUR)
    assert correct.waits == 2 * DAY + 13 * HOUR
    # Friday evening still is Friday: one working day later is Monday.
    assert correct.end == 7 * DAY + 16 * HOUR


def test_a_contact_outside_the_hours_starts_at_the_next_opening(folder: Path) -> None:
    read = portfolio(folder, CHAIN)
    case = timeline(read, read.promises["right-invoice"], start=6 * DAY)
    assert case
    assert start_in_words(case.start) == "Monday 08:00"


def test_the_usual_case_starts_on_monday_morning(folder: Path) -> None:
    read = portfolio(folder, CHAIN)
    case = usual_case(read, read.promises["right-invoice"])
    assert case
    assert start_in_words(case.start) == "Monday 08:00"
    assert case.slack == DAY


def test_the_real_days_are_looked_at_where_public_holidays_are_named(folder: Path) -> None:
    promise = """
    within: 7 days
    since: 2026-05-01
    commitments:
      correct: {by: billing, does: Corrects it, within: 3 working days}
"""
    ordinary = worst(folder, promise)
    assert ordinary and not ordinary.is_late and ordinary.epoch is None
    # In Norway, Easter closes Thursday, Friday and Monday; from Wednesday on, three working days take a week.
    easter = worst(folder, promise, "portfolio: {name: N, holidays: NO}")
    assert easter and easter.is_late and easter.epoch
    days = {easter.epoch + datetime.timedelta(days=day) for day in easter.holidays}
    assert datetime.date(2027, 3, 26) in days or datetime.date(2026, 4, 3) in days or len(days) >= 2
    assert easter.epoch <= datetime.date(2026, 1, 1) < easter.epoch + datetime.timedelta(days=7)
    # A promise for a share of the cases has its room there.
    loaded = load_checked(folder, promise + "    share: 95 %\n", "portfolio: {name: N, holidays: NO}")
    assert "PK402" not in loaded


def load_checked(folder: Path, promise: str, about: str) -> set[str]:
    (folder / "all.yaml").write_text(about + WHO + promise, "utf-8")
    return {diagnostic.code for diagnostic in check(load(folder))}


@pytest.mark.parametrize(
    "promise",
    [
        pytest.param("    commitments: {a: {by: billing, does: A, within: 1 h}}", id="no limit"),
        pytest.param("    within: 1 h", id="no commitments"),
        pytest.param("    within: 1 h\n    commitments: {a: {by: billing, does: A}}", id="no time"),
        pytest.param("    within: 1 h\n    commitments: {a: {by: nobody, does: A, within: 2 h}}", id="nobody"),
        pytest.param(
            "    within: 1 h\n    commitments: {a: {by: billing, does: A, within: 2 h, kind: standing}}", id="standing"
        ),
        pytest.param(
            "    within: 1 h\n    commitments: {a: {by: billing, does: A, within: 2 h, after: a}}", id="cycle"
        ),
    ],
)
def test_nothing_to_compute(folder: Path, promise: str) -> None:
    read = portfolio(folder, promise)
    right_invoice = read.promises["right-invoice"]
    assert timeline(read, right_invoice) is timeline(read, right_invoice, start=0) is None
    assert usual_case(read, right_invoice) is None
    assert Relations(read).worst_cases == {}


def test_a_start_that_no_limit_covers_has_no_case(folder: Path) -> None:
    read = portfolio(folder, CHAIN.replace("2 working days", '[{within: 1 h, hours: "fri 08:00-20:00"}]'))
    promise = read.promises["right-invoice"]
    assert timeline(read, promise, start=0) is None
    assert timeline(read, promise, start=4 * DAY + 9 * HOUR)


def test_a_function_that_opens_on_public_holidays_alone_is_not_computed(folder: Path) -> None:
    remedy = "    remedy: {gives: 10 off, within: 1 day}\n"
    (folder / "hol.yaml").write_text("functions: {hol: {name: H, kind: support, hours: hol 10:00-12:00}}", "utf-8")
    read = portfolio(folder, CHAIN.replace("by: billing", "by: hol") + remedy)
    assert plan_of(read, read.promises["right-invoice"]) is None
    whole = (folder / "all.yaml").read_text("utf-8").replace("accountable: billing", "accountable: hol")
    (folder / "all.yaml").write_text(whole, "utf-8")
    read = load(folder).portfolio
    assert remedy_case(read, read.promises["right-invoice"]) is None


def test_the_remedy_is_measured_against_its_longest_time(folder: Path) -> None:
    read = portfolio(
        folder,
        """
    remedy: [{gives: 10 off, within: 1 day}, {gives: 20 off, within: 5 working days}]
    commitments:
      pay: {by: billing, does: Books it, kind: remedy, within: 6 working days}
""",
    )
    case = remedy_case(read, read.promises["right-invoice"])
    assert case
    assert case.is_late
    assert str(case.limit) == "5 working days"


def test_a_long_chain_is_no_trouble(folder: Path) -> None:
    lines = [f"      c{n}: {{by: billing, does: X, within: 1 min, after: [c{n - 1}]}}" for n in range(1, 3000)]
    first = "      c0: {by: billing, does: X, within: 1 min}"
    read = portfolio(folder, "\n".join(["    within: 20 weeks", "    commitments:", first, *lines]))
    commitments = read.promises["right-invoice"].commitments
    assert waiting_order(commitments)[-1] == "c2999"
    assert timeline(read, read.promises["right-invoice"], start=0)


def test_a_circle_names_its_members(folder: Path) -> None:
    commitments = (
        portfolio(
            folder,
            """
    commitments:
      a: {by: billing, does: A, after: [b]}
      b: {by: billing, does: B, after: [a]}
""",
        )
        .promises["right-invoice"]
        .commitments
    )
    with pytest.raises(graphlib.CycleError) as circle:
        waiting_order(commitments)
    assert set(circle.value.args[1]) == {"a", "b"}
