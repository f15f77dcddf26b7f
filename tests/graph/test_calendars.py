"""Where the calendar begins: with the year of the newest date in the files, wherever it stands."""

from __future__ import annotations

import datetime

import pytest

from promisekit.graph.calendars import calendars_of, newest_date
from tests.conftest import Write

PORTFOLIO = """
portfolio: {name: N, closed: [{from: 12-24}, {from: 2026-07-01, to: CLOSED}], accepted: [ACCEPTED]}
functions:
  office: {name: Office, kind: support, closed: [{from: 2026-01-05}]}
touchpoints: {desk: {name: Desk, responsible: office}}
roles: {clerk: {name: Clerk, function: office}}
promises:
  answer:
    promise: We answer.
    kept_at: desk
    accountable: office
    since: SINCE
    guidelines: {g: {role: clerk, do: [Answer.], review_by: REVIEW}}
    metrics: [share]
metrics:
  share: {name: Share, kind: operational, results: [{on: RESULT, value: 90}]}
"""


@pytest.mark.parametrize("place", ["CLOSED", "ACCEPTED", "SINCE", "REVIEW", "RESULT"])
def test_the_newest_date_is_found_wherever_it_stands(read: Write, place: str) -> None:
    text = PORTFOLIO.replace("ACCEPTED", "{check: PK601, reason: R, until: ACCEPTED}")
    for other in ("CLOSED", "ACCEPTED", "SINCE", "REVIEW", "RESULT"):
        text = text.replace(f" {other}", " 2031-02-03" if other == place else " 2026-07-09")
    assert newest_date(read(text).portfolio) == datetime.date(2031, 2, 3)


def test_why_somebody_is_closed_may_be_said_in_several_languages(read: Write) -> None:
    text = PORTFOLIO.replace("{from: 12-24}", "{from: 12-24, why: {en: Break, fi: Tauko}}")
    text = text.replace("name: N,", "name: N, languages: [en, fi],").replace("ACCEPTED", "{check: PK601, reason: R}")
    text = text.replace("CLOSED", "2026-07-09").replace("SINCE", "2026-01-01").replace("REVIEW", "2026-07-09")
    portfolio = read(
        text.replace("RESULT", "2026-07-09").replace(
            "office: {name: Office, kind: support, closed: [{from: 2026-01-05}]}",
            "office: {name: Office, kind: support}",
        )
    ).portfolio
    days = calendars_of(portfolio).days_of("office")
    assert datetime.date(2026, 12, 24) - days.epoch in {datetime.timedelta(day) for day in days.closed}


def test_a_day_of_every_year_is_no_date(read: Write) -> None:
    assert newest_date(read("portfolio: {name: N, closed: [{from: 12-24}]}").portfolio) is None
