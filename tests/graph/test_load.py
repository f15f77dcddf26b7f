"""How busy people are, at the edges: counted by hand, with public holidays and closed days."""

from __future__ import annotations

import pytest

from promisekit.check.runner import check
from promisekit.graph.load import load_at, loads, work_a_month
from promisekit.graph.relations import Relations
from tests.conftest import Write

# 168 hours a week are 730.5 a month; 730.5 encounters of an hour keep exactly one person busy.
PORTFOLIO = """
portfolio: {name: N}
functions:
  service: {name: Service, kind: frontline, hours: HOURS, people: PEOPLE}
touchpoints:
  line: {name: Line, channel: phone, responsible: service, encounters_per_month: ENCOUNTERS, handling: 1 h}
"""


def relations(read: Write, people: str = "1", encounters: str = "730.5", hours: str = "always") -> Relations:
    text = PORTFOLIO.replace("PEOPLE", people).replace("ENCOUNTERS", encounters).replace("HOURS", hours)
    return Relations(read(text).portfolio)


def test_the_sum_is_that_of_paper(read: Write) -> None:
    [load] = loads(relations(read, people="2"))
    assert load.open_hours == pytest.approx(730.5)
    assert load.needed == pytest.approx(1.0)
    assert load.busy == pytest.approx(0.5)
    assert load.handling == pytest.approx(3600)
    assert work_a_month(relations(read), "service") == pytest.approx(730.5)


@pytest.mark.parametrize(
    ("people", "encounters", "code"),
    [
        ("1", "730.5", "PK426"),  # busy for all its time is no more than it has
        ("1", "730.6", "PK425"),
        ("1", "620.9", None),  # 85 % less a call
        ("1", "621", "PK426"),
        ("2", "730.5", None),
        ("0", "730.5", "PK425"),
        ("0.5", "730.5", "PK425"),
        ("1", "0", None),
    ],
)
def test_what_is_found_at_the_edges(read: Write, people: str, encounters: str, code: str | None) -> None:
    text = PORTFOLIO.replace("PEOPLE", people).replace("ENCOUNTERS", encounters).replace("HOURS", "always")
    found = {one.code for one in check(read(text)) if one.code in ("PK425", "PK426")}
    assert found == ({code} if code else set())


def test_holidays_and_closed_days_leave_less_time(read: Write) -> None:
    hours = "mon-fri 08:00-16:00"
    [plain] = loads(relations(read, hours=hours))
    [with_days_off] = loads(relations(read, hours=hours + ", holidays: FI, closed: [{from: 07-01, to: 07-31}]"))
    assert with_days_off.open_hours < plain.open_hours * 0.95
    assert with_days_off.busy > plain.busy


def test_nothing_is_said_where_a_figure_lacks(read: Write) -> None:
    assert loads(relations(read, people="1", encounters="0")) == []
    without_people = Relations(read(PORTFOLIO.replace(", people: PEOPLE", "").replace("HOURS", "always")
                                    .replace("ENCOUNTERS", "5")).portfolio)  # fmt: skip
    assert loads(without_people) == []
    assert load_at(without_people, without_people.portfolio.touchpoints["line"]) is None


def test_who_opens_on_public_holidays_alone_is_not_counted(read: Write) -> None:
    assert loads(relations(read, hours="hol 10:00-12:00")) == []


LANES = """
portfolio: {name: N}
functions:
  service: {name: Service, kind: frontline, hours: always, people: 1}
  network: {name: Network, kind: support, hours: always, people: 1}
roles:
  controller: {name: Controller, function: network, people: 2}
touchpoints:
  line: {name: Line, channel: phone, responsible: service, encounters_per_month: 7305, HANDLING}
journeys:
  fault:
    name: Fault
    KIND
    phases:
      - name: P
        steps:
          - {id: asks, customer: Asks, touchpoint: line, frontstage: {service: {does: Answers, takes: 4 min}},
             support: {controller: {does: Looks, takes: TAKES}}}
          - {id: waits, customer: Waits}
MORE
"""


def lanes(
    read: Write, takes: str = "6 min", handling: str = "tags: []", kind: str = "", more: str = ""
) -> dict[str, float]:
    """How many people each would keep busy."""
    text = LANES.replace("TAKES", takes).replace("HANDLING", handling).replace("KIND", kind).replace("MORE", more)
    return {load.actor: round(load.needed, 3) for load in loads(Relations(read(text).portfolio))}


def test_what_lanes_take_in_minutes_is_work_of_who_acts_there(read: Write) -> None:
    """7,305 encounters in 730.5 hours: ten an hour, of six minutes each, keep one person busy."""
    assert lanes(read) == {"service": 0.667, "network": 1.0, "controller": 1.0}


def test_handling_says_more_than_the_lane(read: Write) -> None:
    assert lanes(read, handling="handling: 3 min")["service"] == 0.5


def test_hours_and_days_in_a_lane_may_be_time_in_which_a_case_lies(read: Write) -> None:
    for takes in ("5 h", "2 working hours", "1 working day"):
        assert lanes(read, takes=takes) == {"service": 0.667}


def test_of_several_steps_at_a_touchpoint_the_least_counts(read: Write) -> None:
    work = "support: {controller: {does: Looks, takes: 3 min}}"
    step = f"          - {{id: again, customer: Asks again, touchpoint: line, {work}}}"
    assert lanes(read, more=step) == {"network": 0.5, "controller": 0.5}


def test_what_is_not_there_yet_is_no_work(read: Write) -> None:
    assert lanes(read, kind="kind: to-be") == {}
