"""Accepting a change: by an entry that comes with it, for its code, until its day."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from promisekit.diff import Comparison, compare
from tests.diff.conftest import BASE, loaded

TODAY = date(2026, 11, 23)
ENTRY = {"check": "PD101", "reason": "The new printer needs a day.", "by": "Head of billing"}


def compared(folder: Path, earlier: list[Any], entries: list[Any], today: date | None = TODAY) -> Comparison:
    """The limit is a day longer; the promise accepted ``earlier`` before and ``entries`` now."""
    old, new = deepcopy(BASE), deepcopy(BASE)
    old["promises"]["right-invoice"]["accepted"] = earlier
    new["promises"]["right-invoice"] |= {"accepted": entries, "within": "3 working days"}
    return compare(loaded(folder / "old", old), loaded(folder / "new", new), today=today)


def test_an_entry_that_comes_with_the_change_accepts_it(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [], [ENTRY])
    (change,) = comparison.changes
    assert change.code == "PD101" and change.weight == "weaker"
    assert change.accepted is not None and change.accepted.reason == "The new printer needs a day."
    assert comparison.open == () and comparison.idle_acceptances == ()
    assert comparison.suspects, "accepting a change does not make its guidelines right"


def test_an_entry_of_an_earlier_change_accepts_no_other(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [ENTRY], [ENTRY])
    assert len(comparison.open) == 1
    assert [(one.acceptance.check, one.why) for one in comparison.idle_acceptances] == [("PD101", "earlier")]


def test_an_expired_entry_accepts_nothing(tmp_path: Path) -> None:
    entry = {**ENTRY, "until": "2026-11-22"}
    comparison = compared(tmp_path, [], [entry])
    assert len(comparison.open) == 1
    assert [one.why for one in comparison.idle_acceptances] == ["expired"]
    last_day = compared(tmp_path / "b", [], [{**ENTRY, "until": "2026-11-23"}])
    without_date = compared(tmp_path / "c", [], [entry], today=None)
    assert last_day.open == without_date.open == ()


def test_an_entry_for_another_change_is_reported_at_its_place(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [], [{**ENTRY, "check": "PD106"}])
    (idle,) = comparison.idle_acceptances
    assert idle.why == "unused" and idle.path == ("promises", "right-invoice", "accepted", 0)
    text = (tmp_path / "new" / "all.yaml").read_text("utf-8").splitlines()
    assert text[idle.span.line - 1].strip() == "- check: PD106"


def test_entries_for_checks_are_changes_of_their_own(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [{"check": "PK202", "reason": "Later."}], [{"check": "PK205", "reason": "Later."}])
    assert [change.code for change in comparison.changes] == ["PD101", "PD634", "PD634"]
    assert comparison.idle_acceptances == ()


def test_what_happened_to_an_item_that_is_gone_is_accepted_under_portfolio(tmp_path: Path) -> None:
    new = deepcopy(BASE)
    del new["promises"]["answer-the-phone"]
    new["portfolio"]["accepted"] = [{"check": "PD135", "reason": "The helpline closes."}]
    comparison = compare(loaded(tmp_path / "old", BASE), loaded(tmp_path / "new", new))
    assert [(change.code, bool(change.accepted)) for change in comparison.changes] == [("PD135", True)]
