from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from promisekit.handbook import words
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money


@pytest.mark.parametrize(
    ("written", "read"),
    [("2 working days", "2 working days"), ("1 h", "1 hour"), ("90 min", "90 minutes"), ("1.5 h", "1.5 hours")]
    + [("next working day", "next working day"), ("1 week", "1 week")],
)
def test_durations_are_spelled_out(written: str, read: str) -> None:
    assert words.duration(Duration.parse(written)).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("10 EUR", "10 €"), ("12.50 EUR", "12.50 €"), ("8 GBP", "£8"), ("10.00 USD", "$10"), ("1500 NOK", "1 500 NOK")],
)
def test_money_has_its_sign_and_no_idle_pennies(written: str, read: str) -> None:
    assert words.money(Money.parse(written)).replace("\u00a0", " ").replace("\u202f", " ") == read


def test_other_values() -> None:
    assert words.often(Duration.parse("1 week")) == "every week"
    assert words.often(Duration.parse("2 weeks")) == "every 2\u00a0weeks"
    assert words.share(Decimal("99.5")) == "99.5\u00a0%"
    assert words.date(datetime.date(2026, 10, 1)) == "1\u00a0October 2026"
    assert words.number(41200) == "41\u202f200"
    assert words.hours(Hours.parse("always")) == "Day and night, every day"
    assert words.hours(Hours.parse(("mon-fri 08:00-16:00", "hol 10:00-12:00"))) == (
        "Mon–Fri 08:00–16:00, public holidays 10:00–12:00"
    )
    for nothing in (words.duration, words.money, words.share, words.date, words.hours):
        assert nothing(None) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We answer within a minute. If not, you get £5.", "We answer within a minute."),
        ("You pay £8.50 a month and never more than that!", "You pay £8.50 a month and never more than that!"),
        ("Short one.", "Short one."),
        ("word " * 40, ("word " * 28)[:-1] + "…"),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    assert words.first_sentence(text) == title


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 h", "within 2 hours"),
        ("next working day", "by the end of the next working day"),
        ("same day", "the same day"),
    ],
)
def test_limits_read_as_a_person_would_say_them(written: str, read: str) -> None:
    assert words.within(Duration.parse(written)).replace("\u00a0", " ") == read
    assert words.within(None) == ""
