"""The timeline of a case around Christmas: its own span, closed days folded, dates, and where the time goes."""

from __future__ import annotations

import re

import pytest

from promisekit.draw import draw
from promisekit.draw.link import no_link
from promisekit.draw.timeline.axis import Axis, axis_of
from promisekit.draw.timeline.from_portfolio import timeline_view
from promisekit.draw.timeline.view import TimelineView
from promisekit.draw.words import words
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio
from tests.conftest import Write

EN = words("en")
DAY = 86400
PORTFOLIO = """
portfolio: {name: Northlight, holidays: "NO"}
functions:
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
  service: {name: Service, kind: frontline, hours: mon-fri 08:00-16:00}
touchpoints: {invoice: {name: The invoice, responsible: billing}}
promises:
  right-invoice:
    promise: We correct your invoice.
    kept_at: invoice
    accountable: billing
    within: 4 days
    since: 2026-02-01
    hours: mon-fri 08:00-16:00
    commitments:
      record: {by: service, does: Records it, within: 1 working hour}
      send: {by: customer, does: Sends the reading, within: 1 day, after: record}
      correct: {by: billing, does: Corrects it, within: 2 working days, after: send}
"""


@pytest.fixture
def christmas(read: Write) -> Portfolio:
    """The worst case starts on Friday 22 December 2028, 15:01, and is done on Tuesday 2 January."""
    return read(PORTFOLIO).portfolio


def shown(portfolio: Portfolio) -> tuple[TimelineView, Axis]:
    view = timeline_view(portfolio, "right-invoice", no_link, Relations(portfolio))
    assert view
    return view, axis_of(view, 0.0, EN)


def test_the_axis_begins_and_ends_with_the_case(christmas: Portfolio) -> None:
    view, axis = shown(christmas)
    assert view.start - 3600 <= axis.start <= view.start
    assert view.end <= axis.end <= view.end + 2 * 3600


def test_days_on_which_nothing_happens_are_folded(christmas: Portfolio) -> None:
    view, axis = shown(christmas)
    folds = [segment for segment in axis.segments if segment.folded]
    names = [" ".join(segment.name).replace("\xa0", " ") for segment in folds]
    # Second Christmas Day is closed too, but the promised time ends on it.
    assert names == ["Sat 23 Dec – Mon 25 Dec", "Sat 30 Dec – Mon 1 Jan"]
    assert all(segment.width < 0.3 * 3 * max(one.width for one in axis.segments) for segment in folds)
    moments = [at for stint in view.stints for at in (stint.ready, stint.start, stint.end)] + [view.start, view.due]
    for segment in folds:
        assert not [at for at in moments if segment.begin < at < segment.end]
    assert [axis.x(at) for at in sorted(moments)] == sorted(axis.x(at) for at in moments)


def test_a_day_on_which_the_customer_has_the_case_is_not_folded(read: Write) -> None:
    text = PORTFOLIO.replace("within: 1 day,", "within: 12 days,").replace("within: 4 days", "within: 9 days")
    view, axis = shown(read(text).portfolio)
    [customer] = [stint for stint in view.stints if stint.kind == "customer"]
    whole = range(customer.start // DAY + 1, customer.end // DAY)
    assert not set(whole) & set(view.folded)
    assert axis.end >= view.end


def test_limit_and_end_are_told_with_their_dates(christmas: Portfolio) -> None:
    svg = draw("timeline", christmas, "right-invoice").svg.replace("\xa0", " ")
    for told in (
        "Promised: 4 days · Tue 26 Dec 15:01",
        "done by Tue 2 Jan 16:00 · 7 d 1 h too late in the worst case",
        "starts Fri 22 Dec 2028 15:01",
    ):
        assert told in svg
    finnish = draw("timeline", christmas, "right-invoice", language="fi").svg.replace("\xa0", " ")
    assert "4 päivää · ti 26.12. 15.01" in finnish


def test_it_tells_where_the_time_goes_in_the_worst_and_in_an_ordinary_case(christmas: Portfolio) -> None:
    view, _axis = shown(christmas)
    assert view.worst and view.usual
    for case in (view.worst, view.usual):
        assert case.work + case.closed + case.customer == case.took == case.finish - case.start
    assert view.worst.took == view.finish - view.start and view.worst.limit == view.due - view.start
    svg = draw("timeline", christmas, "right-invoice").svg
    assert "25 h at work, 9 d closed, 1 d with the customer" in svg
    assert "24 h at work, 1 d 8 h closed, 1 d with the customer" in svg


def test_what_is_closed_within_a_bar_is_hatched(read: Write) -> None:
    """An hour at work before closing time and the rest after the night: the night between is no work."""
    text = PORTFOLIO.replace("within: 4 days", "within: 30 days").replace('holidays: "NO"', "language: en")
    svg = draw("timeline", read(text).portfolio, "right-invoice").svg
    bars = re.findall(r'height="22" rx="4" fill="var\(--pk-promise-edge[^>]*class="pk-shape"/><rect', svg)
    assert bars, "a solid bar with a piece over it in which nobody is at work"
