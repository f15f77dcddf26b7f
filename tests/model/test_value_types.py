"""Durations, hours, money, shares, dates and texts: what they take, what they mean, what they refuse."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from babel.numbers import list_currencies
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from promisekit.model.contact import dialled, mailed_to, parse_email, parse_phone
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, parse_period
from promisekit.model.hours import ALWAYS, DAYS, Hours, OpenSpan
from promisekit.model.money import CURRENCIES, Money, parse_share
from promisekit.model.number import parse_flag, parse_number, parse_whole
from promisekit.model.text import Translated, worded, wordings
from promisekit.model.url import is_local, is_web_address, parse_url

UNITS = ["s", "min", "h", "day", "week", "month", "year", "working hour", "working day"]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30 s", 30, "s"),
        ("30min", 30, "min"),
        ("1.5 h", "1.5", "h"),
        ("1 day", 1, "day"),
        ("2 days", 2, "day"),
        ("2 working days", 2, "working day"),
        ("1 working hour", 1, "working hour"),
        ("3  months", 3, "month"),
        ("at once", 0, "s"),
        ("same day", 0, "end of day"),
        ("next working day", 1, "end of working day"),
    ],
)
def test_durations(text: str, amount: int | str, unit: str) -> None:
    assert Duration.parse(text) == Duration(Decimal(amount), unit)


@pytest.mark.parametrize("text", ["two days", "0 days", "-1 h", "2", "2 fortnights", "2 hours ago", "", "1e3 h", "١ h"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Duration.parse(text)


def test_no_time_at_all_has_a_name_and_ends_where_a_time_is_needed() -> None:
    assert str(Duration.parse("at once")) == "at once"
    assert str(parse_period("2 weeks")) == "2 weeks"
    for wrong in ("at once", "0 min"):
        with pytest.raises(PydanticCustomError):
            parse_period(wrong)


@given(st.decimals(min_value="0.01", max_value=10_000, places=2), st.sampled_from(UNITS))
def test_a_duration_written_out_is_the_same_duration(amount: Decimal, unit: str) -> None:
    duration = Duration(amount, unit)
    assert Duration.parse(str(duration)) == duration


def test_hours_by_day() -> None:
    hours = Hours.parse(("mon-thu 08:00-20:00", "fri 08:00-16:00", "hol 10:00-14:00"))
    assert hours.spans[0] == OpenSpan(0, 480, 1200)
    assert hours.spans[-1] == OpenSpan(DAYS.index("hol"), 600, 840)
    assert str(hours) == "mon-thu 08:00-20:00, fri 08:00-16:00, hol 10:00-14:00"
    assert not hours.is_always
    assert Hours.parse("always").is_always
    assert Hours.parse(("always",)).is_always


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("mon-fri 8-16", "opening hours are due"),
        ("mon-fri 16:00-08:00", "end before they start"),
        ("mon 08:00-24:01", "no such time"),
        ("mon 08:61-09:00", "no such time"),
        ("fri-mon 08:00-16:00", "days run from mon"),
        ("sat-hol 08:00-16:00", "`hol` stands alone"),
        (("mon 08:00-16:00", "mon-tue 15:00-17:00"), "overlap on mon"),
        ((), "no opening hours"),
        (("always", "mon 08:00-16:00"), "stands alone"),
        ({"mon": "08:00-16:00"}, "opening hours are due"),
    ],
)
def test_what_are_no_hours(value: object, reason: str) -> None:
    with pytest.raises(PydanticCustomError, match=reason):
        Hours.parse(value)


@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 1439), st.integers(1, 1440)).filter(lambda s: s[1] < s[2]),
        min_size=1,
        max_size=4,
        unique_by=lambda s: s[0],
    )
)
def test_hours_written_out_are_the_same_hours(spans: list[tuple[int, int, int]]) -> None:
    hours = Hours(tuple(sorted(OpenSpan(*span) for span in spans)))
    assert Hours.parse(tuple(str(hours).split(", "))) == hours or hours == ALWAYS


def test_money_and_shares() -> None:
    assert Money.parse("12.50 GBP") == Money("GBP", Decimal("12.50"))
    assert str(Money.parse("10EUR")) == "10 EUR"
    assert Money.parse("1.250 KWD").amount == Decimal("1.25")
    assert Money.parse("0.125 EUR").amount == Decimal("0.125")
    assert parse_share("99.5%") == Decimal("99.5")


@pytest.mark.parametrize(
    "text", ["10", "EUR 10", "10 €", "10 EURO", "10 XXQ", "-1 EUR", "10 eur", "1.000 EUR", "12.500 GBP"]
)
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Money.parse(text)


@pytest.mark.parametrize("text", ["0 %", "101 %", "95", "95 percent", "-5 %"])
def test_what_is_no_share(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_share(text)


def test_the_table_of_currencies_is_that_of_the_standard() -> None:
    in_use_somewhere = set(list_currencies())
    assert in_use_somewhere >= CURRENCIES
    assert {"EUR", "GBP", "SEK", "USD", "NOK", "CHF"} <= CURRENCIES


def test_dates() -> None:
    assert parse_date("2026-12-31") == datetime.date(2026, 12, 31)
    for wrong in ("31.12.2026", "2026-02-30", "20261231", "2026-W01-1", ""):
        with pytest.raises(PydanticCustomError):
            parse_date(wrong)


def test_numbers_and_flags() -> None:
    assert (parse_number("4"), parse_number("-0.5"), parse_whole("4"), parse_flag("true")) == (4, -0.5, 4, True)
    for written, number in (("3.1e5", 310_000), ("+4", 4), (".5", 0.5), ("4.", 4), ("0x1F", 31), ("0o17", 15)):
        assert parse_number(written) == number
    assert parse_whole("4.0") == 4
    for beyond in (".inf", "-.inf", ".nan", "1e999", "9" * 400, "1_000", "4,5", "", ".", "e5", "٤"):
        for parse in (parse_number, parse_whole):
            with pytest.raises(PydanticCustomError):
                parse(beyond)
    for parse, wrong in ((parse_number, "nan"), (parse_number, "1_000"), (parse_whole, "4.5"), (parse_flag, "yes")):
        with pytest.raises(PydanticCustomError):
            parse(wrong)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example", "java\tscript:x", "a\\b"],
)
def test_links_that_are_refused(url: str) -> None:
    try:
        accepted = parse_url(url)
    except PydanticCustomError:
        return
    assert is_local(accepted), "what is let through is a path, which the reader looks up inside the portfolio"


def test_links() -> None:
    for url in ("https://example.org/a?b=c", "mailto:a@example.org", "cards/role.pdf"):
        assert parse_url(url) == url
    assert is_local("cards/role.pdf") and not is_local("https://example.org")


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946-0123", "+442079460123"),
        ("(020) 7946.0123", "02079460123"),
        ("030/12 34", "0301234"),
        ("4711", "4711"),
    ],
)
def test_what_a_phone_dials(phone: str, number: str) -> None:
    assert parse_phone(phone) == phone and dialled(phone) == number


@pytest.mark.parametrize("phone", ["the desk", "", "-", "1", "020 1234 ext. 5", "0800 FLOWERS", "٠٢٠١٢", "020\n123"])
def test_what_is_no_phone_number(phone: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_phone(phone)


def test_mail_addresses() -> None:
    for email in ("billing@example.org", "o'brien+desk@mail.example.org", "jäte@example.fi", "desk@intranet"):
        assert parse_email(email) == email
    for wrong in ("billing", "a b@example.org", "@example.org", "a@", "a@b@c", "<a@b>", "a@b,c@d", "“a@b”", "a@b\n"):
        with pytest.raises(PydanticCustomError):
            parse_email(wrong)
    assert mailed_to("a?cc=all@example.org") == "a%3Fcc%3Dall@example.org", "no other line of a mail is begun"


def test_web_addresses() -> None:
    assert is_web_address("https://chat.example.org/room?a=b#c") and is_web_address("HTTP://a.example")
    for other in ("javascript:alert(1)", "#billing", "https://", "https:// a", "see https://a.example", 'https://a"b'):
        assert not is_web_address(other)


def test_texts_in_languages() -> None:
    text = Translated.parse({"en": "Invoice", "fi": "Lasku"})
    assert worded(text, "fi") == "Lasku"
    assert worded(text, "sv", "en") == "Invoice"
    assert worded("Invoice", "fi") == "Invoice"
    assert worded(None, "fi") == ""
    assert list(wordings(text)) == ["Invoice", "Lasku"]
    for wrong in ({"english": "x"}, {"en": ("x",)}, {}, "x"):
        with pytest.raises(PydanticCustomError):
            Translated.parse(wrong)
