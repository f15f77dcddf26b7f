from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisekit.exchange.calendar import calendar, folded
from promisekit.read import Loaded, load
from tests.conftest import Write
from tests.sheets.handing_back import ROOT, promisekit

TEXT = """\
portfolio:
  name: Water; and, more
  accepted: [{check: PK508, reason: "Later, with the new system", until: 2027-01-31}]
functions: {desk: {name: Desk, kind: frontline}}
roles: {agent: {name: Agent, function: desk}}
touchpoints: {call: {name: The call, responsible: desk}}
stories: {one: {says: It rained., on: 2026-05-06}}
promises:
  answer:
    promise: "You hear from us; today, see [[touchpoints:call]].\\nSurely."
    kept_at: call
    accountable: desk
    review_by: 2027-03-31
    guidelines: {ask: {role: agent, do: [Ask.], review_by: 2027-04-30}}
  gone: {promise: Gone., kept_at: call, accountable: desk, status: retired, review_by: 2027-03-31}
rituals:
  weekly: {name: Weekly look, every: 1 week, who: [desk]}
  sprint: {name: Review, every: 10 working days}
  daily: {name: Stand-up, every: 1 working day}
  quarter: {name: Customer day, every: 3 months, purpose: "Listen, and ask"}
  half: {name: Half, every: 1.5 months}
"""


def entries(text: str) -> list[dict[str, str]]:
    """The events of a calendar, read as the standard says."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    found: list[dict[str, str]] = []
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z-]+)?", name), line
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            assert name not in found[-1]
            found[-1][name] = value
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= event.keys()
    assert len({event["UID"] for event in found}) == len(found)
    return found


def test_reviews_rituals_and_acceptances_are_entries(read: Write) -> None:
    made = calendar(read(TEXT).portfolio)
    by_id = {event["UID"].partition("@")[0]: event for event in entries(made.text)}
    assert set(by_id) == {
        "promises.answer.review", "promises.answer.guidelines.ask.review", "accepted.PK508", "rituals.weekly",
        "rituals.sprint", "rituals.daily", "rituals.quarter",
    }  # fmt: skip
    review = by_id["promises.answer.review"]
    assert review["DTSTART;VALUE=DATE"] == "20270331"
    assert review["SUMMARY"] == r"Review the promise: You hear from us\; today\, see The call. Surely."
    assert by_id["accepted.PK508"]["DTSTART;VALUE=DATE"] == "20270131"
    assert by_id["rituals.weekly"]["RRULE"] == "FREQ=WEEKLY"
    assert by_id["rituals.sprint"]["RRULE"] == "FREQ=WEEKLY;INTERVAL=2"
    assert by_id["rituals.daily"]["RRULE"] == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    assert by_id["rituals.quarter"]["RRULE"] == "FREQ=MONTHLY;INTERVAL=3"
    assert made.left_out == ("ritual `half`: no calendar knows what `1.5 months` is",)


def test_nothing_in_it_is_the_time_at_which_it_was_made(read: Write) -> None:
    events = entries(calendar(read(TEXT).portfolio).text)
    assert {event["DTSTAMP"] for event in events} == {"20260506T000000Z"}
    first = next(event for event in events if event["UID"].startswith("rituals.weekly"))
    day = datetime.datetime.strptime(first["DTSTART;VALUE=DATE"], "%Y%m%d").date()
    assert day.weekday() == 0 and day > datetime.date(2026, 5, 6)


@pytest.mark.parametrize("name", ["blueprints", "samples/kaupunki"])
def test_the_samples_give_valid_calendars(tmp_path: Path, name: str) -> None:
    files = [tmp_path / f"{number}.ics" for number in range(2)]
    for file in files:
        assert promisekit("export", "ics", ROOT / name, "-o", file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    loaded: Loaded = load(ROOT / name)
    reviews = [one for one in loaded.portfolio.promises.values() if one.review_by and one.status != "retired"]
    found = entries(files[0].read_bytes().decode())
    assert sum(event["SUMMARY"].startswith("Review the promise") for event in found) == len(reviews) > 0


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), max_size=400))
def test_a_long_line_is_folded_between_characters(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
