from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from promisekit.handbook.language import words
from promisekit.handbook.language.language import language_of
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money

ENGLISH = language_of("en")


def plain(text: str) -> str:
    """With ordinary spaces for those at which no line ends."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("written", "read"),
    [("2 working days", "2 working days"), ("1 h", "1 hour"), ("90 min", "90 minutes"), ("1.5 h", "1.5 hours")]
    + [("next working day", "next working day"), ("1 week", "1 week"), ("0.5 h", "0.5 hours"), ("at once", "at once")],
)
def test_durations_are_spelled_out(written: str, read: str) -> None:
    assert plain(ENGLISH.duration(Duration.parse(written))) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("10 EUR", "€10.00"), ("12.50 EUR", "€12.50"), ("8 GBP", "£8.00"), ("0.125 GBP", "£0.125")]
    + [("1500 NOK", "NOK 1,500.00"), ("500 JPY", "JP¥500")],
)
def test_money_has_its_sign_and_its_pennies(written: str, read: str) -> None:
    assert plain(ENGLISH.money(Money.parse(written))) == read


def test_other_values() -> None:
    assert ENGLISH.often(Duration.parse("1 week")) == "every week"
    assert ENGLISH.often(Duration.parse("2 weeks")) == "every 2\u00a0weeks"
    assert ENGLISH.share(Decimal("99.5")) == "99.5%"
    assert ENGLISH.date(datetime.date(2026, 10, 1)) == "1\u00a0October 2026"
    assert ENGLISH.number(223420) == "223,420"
    assert ENGLISH.hours(Hours.parse("always")) == "Day and night, every day"
    assert ENGLISH.hours(Hours.parse(("mon-fri 08:00-16:00", "hol 10:00-12:00"))) == (
        "Mon–Fri 08:00–16:00, public holidays 10:00–12:00"
    )
    for nothing in (ENGLISH.duration, ENGLISH.money, ENGLISH.share, ENGLISH.date, ENGLISH.hours):
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
        ("at once", "at once"),
    ],
)
def test_limits_read_as_a_person_would_say_them(written: str, read: str) -> None:
    assert plain(ENGLISH.within(Duration.parse(written))) == read
    assert ENGLISH.within(None) == ""
