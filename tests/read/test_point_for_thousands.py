"""A point that looks as if it divided thousands, or hours and minutes."""

from __future__ import annotations

import pytest

from tests.conftest import Write

TEXT = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline}
touchpoints:
  counter: {name: Counter 6.200, responsible: shop, encounters_per_month: ENCOUNTERS}
pain_points:
  queue:
    says: I wait for 1.500 hours.
    terms: time
    at: [counter]
    severity: 3
    frequency: 3
    evidence: [{source: Count, count: COUNT}]
promises:
  ready:
    promise: Your book waits at the counter.
    accountable: shop
    kept_at: [counter]
    within: WITHIN
metrics:
  days: {name: Days, kind: operational, unit: days, better: lower, target: {value: TARGET, by: 2027-01-01}}
"""
PLAIN = {"ENCOUNTERS": "6200", "COUNT": "61", "WITHIN": "2 h", "TARGET": "1.5"}


def told(read: Write, place: str, typed: str) -> list[str]:
    text = TEXT
    for name, plain in PLAIN.items():
        text = text.replace(name, typed if name == place else plain)
    return [f"{d.code} {d.message} | {d.hint}" for d in read(text).diagnostics]


@pytest.mark.parametrize(
    ("place", "typed", "message"),
    [
        (
            "ENCOUNTERS",
            "6.200",
            "PK023 `encounters_per_month` of `counter` is read as 6.2: a point comes before the decimals | "
            "did you mean `6200`? If not, write `6.2`",
        ),
        (
            "COUNT",
            "1.061",
            "PK023 `count` in entry 1 of `evidence` of `queue` is read as 1.061: a point comes before the decimals | "
            "did you mean `1061`?",
        ),
        (
            "WITHIN",
            "1.000 h",
            "PK023 `within` of `ready` is read as 1 h: a point comes before the decimals | "
            "did you mean `1000 h`? If not, write `1 h`",
        ),
        (
            "WITHIN",
            "2.30 h",
            "PK023 `within` of `ready` is read as 2.3 h: a point comes before the decimals | "
            "did you mean `150 min`? If not, write `2.3 h`",
        ),
    ],
)
def test_what_is_read_and_what_may_be_meant(read: Write, place: str, typed: str, message: str) -> None:
    assert told(read, place, typed) == [message]


def test_wherever_numbers_stand(read: Write) -> None:
    assert [line[:5] for line in told(read, "TARGET", "12.500")] == ["PK023"]
    assert [line[:5] for line in told(read, "WITHIN", '[{within: "1.500 h"}]')] == ["PK023"]
    assert [
        line[:5] for line in told(read, "WITHIN", "[{within: 1.500 h}, {within: 4 h, hours: mon 08:00-12:00}]")
    ] == ["PK023"]


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("ENCOUNTERS", "6.2"),
        ("ENCOUNTERS", "0.500"),
        ("TARGET", "1.125"),
        ("TARGET", "0.250"),
        ("TARGET", "99.95"),
        ("WITHIN", "2.5 h"),
        ("WITHIN", "2.25 h"),
        ("WITHIN", "1.50 working days"),
    ],
)
def test_decimals_that_were_meant(read: Write, place: str, typed: str) -> None:
    assert told(read, place, typed) == []
