"""What `proof` cannot tell, `check` tells too: a promise about which nothing is said passes for one that is kept."""

from __future__ import annotations

import datetime

import pytest

from promisekit.check import check
from promisekit.graph.calendars import calendars_of
from promisekit.graph.verdict import verdict_of
from tests.conftest import Write

PORTFOLIO = """
portfolio: {name: Northlight, holidays: FI}
functions:
  office: {name: Office, kind: support, hours: mon-fri 08:00-16:00}
  abroad: {name: Abroad, kind: support, hours: mon-fri 08:00-16:00}
touchpoints: {desk: {name: Desk, responsible: office}}
promises:
  answer:
    promise: We answer your letter.
    kept_at: desk
    accountable: office
    within: 9 working days
    commitments:
      look: {by: office, does: Looks at it, within: 1 working day}
      answer: {by: abroad, does: Answers, within: 1 working day, after: look}
"""


@pytest.mark.parametrize(
    ("old", "new", "missing", "code"),
    [
        ("within: 9 working days", "hours: mon 08:00-09:00", "a time that is promised", "PK711"),
        ("after: look", "after: lok", "the commitment `lok`", "PK105"),
        ("by: abroad", "by: abrod", "who `abrod` is", "PK101"),
        ("accountable: office", "accountable: ofice", "who `ofice` is", "PK101"),
        ("Abroad, kind: support,", "Abroad, kind: support, time_zone: Asia/Kolkata,", "the time zone", "PK424"),
        ("within: 1 working day}", "within: 1 working day, after: answer}", "an order", "PK401"),
        ("Looks at it, within: 1 working day", "Looks at it", "how long `look` may take", "PK403"),
        ("Abroad, kind: support, hours: mon-fri", "Abroad, kind: support, hours: hol", "`abroad` is at work", "PK428"),
        ("    within: 9", "    hours: hol 10:00-12:00\n    within: 9", "the clock can start", "PK428"),
        ("within: 1 working day", "kind: standing", "who does what by when", "PK428"),
        (PORTFOLIO[PORTFOLIO.index("    commitments") :], "", "who does what by when", "PK203"),
        (
            "within: 9 working days",
            "hours: mon 08:00-09:00\n    within: [{within: 9 working days, hours: tue 08:00-09:00}]",
            "no limit covers any time",
            "PK415",
        ),
    ],
)
def test_what_cannot_be_told_is_found(read: Write, old: str, new: str, missing: str, code: str) -> None:
    assert old in PORTFOLIO
    text = PORTFOLIO.replace(old, new) if "standing" in new else PORTFOLIO.replace(old, new, 1)
    loaded = read(text)
    verdict = verdict_of(loaded.portfolio, loaded.portfolio.promises["answer"], calendars_of(loaded.portfolio))
    assert verdict.answer == "untold"
    assert missing in "; ".join(verdict.missing)
    assert code in {one.code for one in check(loaded, today=datetime.date(2026, 3, 1))}


def test_a_limit_for_public_holidays_alone_is_proved(read: Write) -> None:
    """Two hours in the morning of a public holiday, on which nobody is at work."""
    limits = "[{within: 2 h, hours: hol 10:00-12:00}, {within: 9 working days}]"
    portfolio = read(PORTFOLIO.replace("9 working days", limits)).portfolio
    verdict = verdict_of(portfolio, portfolio.promises["answer"], calendars_of(portfolio))
    assert verdict.worst
    case = verdict.worst.timeline()
    days = case.measured_by.days
    assert (verdict.answer, str(case.limit), days.date(case.start // 86400) is not None) == ("late", "2 h", True)
    assert case.start // 86400 in days.holidays
