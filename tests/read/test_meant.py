"""Did you mean: what people write, and what they are told to type; all that is told is taken by the model."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisekit.check.runner import check
from promisekit.model.about import Level, parse_country, parse_language
from promisekit.model.actor import FunctionKind
from promisekit.model.contact import parse_email, parse_phone
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, parse_period
from promisekit.model.hours import Hours
from promisekit.model.metric import MetricKind
from promisekit.model.money import Money, parse_currency, parse_share
from promisekit.model.number import parse_flag, parse_number, parse_whole
from promisekit.model.pain_point import TERMS
from promisekit.model.promise import Basis, Status
from promisekit.model.reference import ID_PATTERN
from promisekit.read.meant.identifier import as_id
from promisekit.read.meant.suggestion import choice_suggestions, number_suggestions, suggestions
from promisekit.read.meant.sure import sure
from promisekit.read.shape import Bounds
from tests.conftest import Write

PARSERS = {
    "duration": Duration.parse,
    "period": parse_period,
    "money": Money.parse,
    "currency": parse_currency,
    "share": parse_share,
    "date": parse_date,
    "hours": lambda text: Hours.parse(tuple(text[1:-1].split(", ")) if text.startswith("[") else text),
    "flag": parse_flag,
    "language": parse_language,
    "country": parse_country,
    "phone": parse_phone,
    "email": parse_email,
}
MEANT = {
    "duration": {
        "1,5 h": "1.5 h",
        "two working days": "2 working days",
        "2 business days": "2 working days",
        "2 workdays": "2 working days",
        "1 bank day": "1 working day",
        "48 hours": "48 h",
        "48hrs": "48 h",
        "30 minutes": "30 min",
        "2 hrs": "2 h",
        "a week": "1 week",
        "week": "1 week",
        "2-3 days": "3 days",
        "2 – 3 working days": "3 working days",
        "2 to 3 days": "3 days",
        "within 2 days": "2 days",
        "max. 2 days": "2 days",
        "2 days max": "2 days",
        "2 Days": "2 days",
        "2\N{NO-BREAK SPACE}days": "2 days",
        "“2 days”": "2 days",
        "1 h 30 min": "90 min",
        "1h30": "90 min",
        "half an hour": "30 min",
        "½ h": "0.5 h",
        "1½ h": "1.5 h",
        "an hour": "1 h",
        "a fortnight": "2 weeks",
        "2 wroking days": "2 working days",
        "2d": "2 days",
        "P2D": "2 days",
        "tomorrow": "next day",
        "next business day": "next working day",
        "same business day": "same working day",
        "today": "same day",
        "0 min": "at once",
        "0": "at once",
        "immediately": "at once",
        "heti": "at once",
        "2 työpäivää": "2 working days",
        "kaksi arkipäivää": "2 working days",
        "2 tuntia": "2 h",
        "2 vrk": "2 days",
        "2 arbetsdagar": "2 working days",
        "två veckor": "2 weeks",
        "3 timmar": "3 h",
        "every week": "1 week",
        "2 office hours": "2 working hours",
    },
    "period": {"monthly": "1 month", "0 min": "", "once a year": "1 year"},
    "hours": {
        "24/7": "always",
        "Always": "always",
        "round the clock": "always",
        "9-17": "mon-fri 09:00-17:00",
        "Mon-Fri 8-16": "mon-fri 08:00-16:00",
        "mon-fri 08.00-16.00": "mon-fri 08:00-16:00",
        "mon-fri 8:00–16:00": "mon-fri 08:00-16:00",
        "08.00-16.00": "mon-fri 08:00-16:00",
        "Monday to Friday 9am - 5pm": "mon-fri 09:00-17:00",
        "weekdays 9-5": "mon-fri 09:00-17:00",
        "every day 8-20": "mon-sun 08:00-20:00",
        "ma-pe 8-16": "mon-fri 08:00-16:00",
        "arkisin klo 8.00–16.00": "mon-fri 08:00-16:00",
        "mån-fre 8-16": "mon-fri 08:00-16:00",
        "mon-fri 8-12, 13-17": "[mon-fri 08:00-12:00, mon-fri 13:00-17:00]",
        "mon-thu 8-20, fri 8-16": "[mon-thu 08:00-20:00, fri 08:00-16:00]",
        "mon, wed 8-16": "[mon 08:00-16:00, wed 08:00-16:00]",
        "mon-fri 22:00-06:00": "[mon-fri 22:00-24:00, tue-sat 00:00-06:00]",
        "sat-mon 10-14": "[sat-sun 10:00-14:00, mon 10:00-14:00]",
        "mon-fri 08:00-00:00": "mon-fri 08:00-24:00",
        ("Mon 8-16", "fri 8-12"): "[mon 08:00-16:00, fri 08:00-12:00]",
        "when we feel like it": "",
        "mon-fri 25:00-26:00": "",
    },
    "money": {
        "10€": "10 EUR",
        "€10": "10 EUR",
        "10 euros": "10 EUR",
        "10 eur": "10 EUR",
        "EUR 10": "10 EUR",
        "10,50 EUR": "10.50 EUR",
        "10,5 €": "10.50 EUR",
        "1 000 €": "1000 EUR",
        "1.000,50 EUR": "1000.50 EUR",
        "1.000 EUR": "1000 EUR|1 EUR",
        "$5": "5 USD",
        "£8.00": "8 GBP",
        "ten euros": "10 EUR",
        "up to 20 EUR": "20 EUR",
        "100 kr": "100 SEK|100 NOK|100 DKK",
        "10": "",
    },
    "currency": {"€": "EUR", "euro": "EUR", "sek": "SEK", "kr": "SEK|NOK|DKK", "gold": ""},
    "share": {
        "95": "95 %",
        "0.95": "95 %|0.95 %",
        "95 percent": "95 %",
        "95,5 %": "95.5 %",
        "at least 95 %": "95 %",
        "19 of 20": "95 %",
        "95 prosenttia": "95 %",
        "101 %": "",
        "all": "100 %",
    },
    "date": {
        "31.12.2026": "2026-12-31",
        "12/31/2026": "2026-12-31",
        "2026-2-3": "2026-02-03",
        "2026/12/31": "2026-12-31",
        "03/04/2026": "2026-04-03|2026-03-04",
        "3.4.2026": "2026-04-03",
        "31 December 2026": "2026-12-31",
        "Dec 31, 2026": "2026-12-31",
        "31. joulukuuta 2026": "2026-12-31",
        "2026-12-31 10:00": "2026-12-31",
        "31.12.26": "2026-12-31",
        "2026-12": "2026-12-01|2026-12-31",
        "Q4 2026": "2026-10-01|2026-12-31",
        "2026-02-30": "2026-02-28",
        "2026-31-12": "2026-12-31",
        "soon": "",
    },
    "flag": {"yes": "true", "no": "false", "on": "true", "Off": "false", "kyllä": "true", "nej": "false", "maybe": ""},
    "id": {
        "kirja-käteen": "kirja-kateen",
        "Billing_Team": "billing-team",
        "“shop”": "shop",
        "Straße": "strasse",
        "Ærø café": "aero-cafe",
        "Smörgåsbord": "smorgasbord",
        "R&D": "r-and-d",
        "customer's bill": "customers-bill",
        "!!!": "",
    },
    "language": {"English": "en", "FI": "fi", "svenska": "sv"},
    "country": {"Finland": "FI", "se": "SE", "de-by": "DE-BY"},
    "phone": {
        "Tel. 020 7946 0123": "020 7946 0123",
        "tel:+44 20 7946 0123": "+44 20 7946 0123",
        "020 7946 0123 (switchboard)": "020 7946 0123",
        "020 \N{EN DASH} 7946 0123": "020-7946 0123",
        "020 7946 0123 or 020 7946 0124": "",
        "extension": "",
    },
    "email": {
        "mailto:desk@example.org": "desk@example.org",
        "Billing <desk@example.org>": "desk@example.org",
        "desk (at) example.org": "desk@example.org",
        "desk at example.org": "desk@example.org",
        "desk @ example.org": "desk@example.org",
        "desk@example.org, other@example.org": "",
        "anna berg@example.org": "",
    },
}
CASES = [(kind, written, meant) for kind, texts in MEANT.items() for written, meant in texts.items()]


@pytest.mark.parametrize(("kind", "written", "meant"), CASES, ids=[f"{kind} {text}" for kind, text, _ in CASES])
def test_what_is_told_to_type(kind: str, written: str, meant: str) -> None:
    assert suggestions(kind, written) == [one for one in meant.split("|") if one]


GRADE, MOOD, COUNT, ANY = Bounds(True, 1, 5), Bounds(True, -2, 2), Bounds(False, 0), Bounds()


SURE = {
    "hours": {
        "Mon–Fri 8–16": "mon-fri 08:00-16:00",
        "MON-FRI 8.00–16.00": "mon-fri 08:00-16:00",
        "ma-pe klo 8-16": "mon-fri 08:00-16:00",
        "mån–fre 8–16, lör 10–14": "[mon-fri 08:00-16:00, sat 10:00-14:00]",
        "ma, ti, to 8-16": "[mon 08:00-16:00, tue 08:00-16:00, thu 08:00-16:00]",
        "Mon to Fri 9am-5pm": "mon-fri 09:00-17:00",
        "24/7": "always",
        "8-16": "",
        "Mon-Fri 9-5": "",
        "open": "",
        "arkisin 8-16": "",
        "ma to pe 8-16": "",
        "Mon-Fri 8-16 or so": "",
    },
    "duration": {
        "two working days": "2 working days",
        "1,5 h": "1.5 h",
        "1 h 30 min": "90 min",
        "half an hour": "30 min",
        "PT4H": "4 h",
        "2-3 days": "",
        "about 2 days": "",
        "half a day": "",
        "5 m": "",
        "2 v": "",
        "2 arkipäivää": "",
        "1.500 h": "",
        "1 working dy": "",
        "asap": "",
        "monday": "",
    },
    "date": {
        "31.12.2026": "2026-12-31",
        "13/4/2026": "2026-04-13",
        "5. marraskuuta 2026": "2026-11-05",
        "20261231": "2026-12-31",
        "3/4/2026": "",
        "31.12.26": "",
        "2026-02-30": "",
        "December 2026": "",
        "2026-02-03T10:00": "",
    },
    "money": {
        "10€": "10 EUR",
        "12,50 euroa": "12.50 EUR",
        "10 usd": "10 USD",
        "$10": "",
        "10 kr": "",
        "up to 10 €": "",
        "1.500 €": "",
    },
    "share": {"95 percent": "95 %", "0.95": "", "at least 95 %": "", "9/10": ""},
    "phone": {"+358 9 1234": ""},
}


@pytest.mark.parametrize(
    ("kind", "written", "meant"), [(kind, *one) for kind, texts in SURE.items() for one in texts.items()]
)
def test_what_is_surely_meant(kind: str, written: str, meant: str) -> None:
    assert (sure(kind, written) or "") == meant


@pytest.mark.parametrize(
    ("bounds", "written", "meant"),
    [
        (GRADE, "4/5", "4"),
        (GRADE, "four", "4"),
        (GRADE, "high", "4"),
        (GRADE, "6", ""),
        (GRADE, "4,5", ""),
        (MOOD, "−2", "-2"),
        (MOOD, "happy", "1"),
        (MOOD, "++", "2"),
        (COUNT, "4,5", "4.5"),
        (COUNT, "1_000", "1000"),
        (COUNT, "1 000", "1000"),
        (COUNT, "1,000", "1000|1"),
        (COUNT, "about 40", "40"),
        (COUNT, "82 %", "82"),
        (ANY, "twelve", "12"),
        (ANY, "many", ""),
    ],
)
def test_numbers_within_their_range(bounds: Bounds, written: str, meant: str) -> None:
    assert number_suggestions(written, bounds) == [one for one in meant.split("|") if one]


@pytest.mark.parametrize(
    ("due", "written", "meant"),
    [
        *[(TERMS, letter, word) for letter, word in zip("TERMS", TERMS, strict=True)],
        *[(TERMS, word, "money") for word in ("cost", "price", "m", "Money")],
        *[(TERMS, word, "time") for word in ("delay", "wait")],
        *[(TERMS, word, "risk") for word in ("fear", "safety")],
        (TERMS, "feeling", "emotion"),
        (TERMS, "context", "situation"),
        (TERMS, "sweetness", ""),
        (get_args(Status), "active", "live"),
        (get_args(Status), "Draft", "draft"),
        (get_args(FunctionKind), "back office", "backstage"),
        (get_args(FunctionKind), "front_line", "frontline"),
        (get_args(MetricKind), "NPS", "nps"),
        (get_args(MetricKind), "Mystery Shopping", "mystery-shopping"),
        (get_args(Basis), "statutory", "law"),
        (get_args(Level), "medium", "warning"),
        (("as-is", "to-be"), "future", "to-be"),
        (("missing", "planned", "in-place"), "In Place", "in-place"),
        (("automatically", "on-request"), "on demand", "on-request"),
    ],
)
def test_choices_by_other_names(due: tuple[str, ...], written: str, meant: str) -> None:
    assert choice_suggestions(written, due) == ([meant] if meant else [])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(PARSERS)), st.text(max_size=30) | st.from_regex(r"\A[0-9 ,./:€$%a-z-]{1,15}\Z"))
def test_all_that_is_told_is_taken(kind: str, text: str) -> None:
    for meant in suggestions(kind, text):
        PARSERS[kind](meant)
    for bounds in (GRADE, COUNT):
        for meant in number_suggestions(text, bounds):
            assert bounds.has((parse_whole if bounds.whole else parse_number)(meant))
    identifier = as_id(text)
    assert not identifier or ID_PATTERN.fullmatch(identifier)


def test_the_hint_says_what_to_type_and_nothing_of_it_was_read(read: Write) -> None:
    loaded = read("promises:\n  a: {promise: P, kept_at: t, accountable: f, within: 2-3 days, until: 03/04/2026}\n")
    hints = {d.key_path[-1]: d.hint for d in loaded.diagnostics if d.code == "PK007"}
    assert hints == {
        "within": "did you mean `3 days`? Of a range, a promise names the upper end",
        "until": "did you mean `2026-04-03` or `2026-03-04`?",
    }
    promise = loaded.portfolio.promises["a"]
    assert (promise.within, promise.until) == (None, None)


def test_ids_in_curly_quotes_in_capitals_with_accents_or_in_one_text(read: Write) -> None:
    loaded = read(
        """
functions:
  kirja-kateen: {name: Kirja, kind: support}
  shop: {name: Shop, kind: frontline, lead: “seller”}
roles:
  seller: {name: Seller, function: Kirja-käteen}
touchpoints:
  counter: {name: Counter, responsible: SHOP}
  till: {name: Till, responsible: shop}
journeys:
  buy:
    name: Buying
    phases: [{name: Buy, steps: [{id: pays, customer: Pays, touchpoint: till, next: “pays”}]}]
stories:
  s: {says: A story., at: "counter, till", accepted: [{check: “PK201”, reason: Known.}]}
"""
    )
    wrong = ("PK101", "PK106", "PK109")
    assert [d.hint for d in sorted(check(loaded), key=lambda d: d.span) if d.code in wrong] == [
        "curly quotes are part of the value; write `seller`",
        "did you mean `kirja-kateen`?",
        "did you mean `shop`?",
        "curly quotes are part of the value; write `pays`",
        "several ids are a list: `[counter, till]`",
        "curly quotes are part of the value; write `PK201`",
    ]
