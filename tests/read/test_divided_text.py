"""A text in brackets that its comma divides into two entries."""

from __future__ import annotations

import pytest

from tests.conftest import Write

TEXT = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline}
roles:
  seller: {name: Seller, function: shop}
touchpoints:
  counter: {name: Counter, responsible: shop, evidence: [EVIDENCE]}
promises:
  ready:
    promise: Your book waits at the counter.
    accountable: shop
    kept_at: [counter]
    within: 2 working days
    guidelines:
      tell: {role: seller, do: [DO], may: [MAY]}
    remedy: {gives: [GIVES], amount: 5 EUR}
journeys:
  pick-up:
    name: Picking up
    phases:
      - name: Shop
        steps:
          - id: come
            customer: Comes
            touchpoint: counter
            frontstage: {seller: [ACTION]}
"""
PLACES = ("EVIDENCE", "DO", "MAY", "GIVES", "ACTION")


def divided(read: Write, **texts: str) -> list[str]:
    text = TEXT
    for place in PLACES:
        text = text.replace(place, texts.get(place, '"Says so."'))
    found = read(text).diagnostics
    return [f"{d.span.line}:{d.span.column} {d.code} {d.message} | {d.hint}" for d in found]


def test_the_message_names_the_half_and_the_hint_shows_the_text_in_quotes(read: Write) -> None:
    assert divided(read, EVIDENCE="The letter with day, hour and place") == [
        "7:79 PK022 `hour and place` is an entry of its own in `evidence` of `counter`: in brackets, a comma begins "
        'the next one | if it is one text, put all of it in quotes: ["The letter with day, hour and place"]; '
        "if there are several, begin each with a capital letter"
    ]


@pytest.mark.parametrize("place", PLACES)
def test_wherever_texts_stand_in_a_list(read: Write, place: str) -> None:
    assert len(divided(read, **{place: "Offer a coffee to all, and a seat"})) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "Credit up to 1,000 € at once",
        "Kerro, että kirja on täällä 2,5 päivää",
        "Say the day, the hour, and where",
        "Say the day\n      and the hour,\n      and where",
        "Två dagar till, om boken väntar",
        "Äpplen och päron, sedan kaffe",
    ],
)
def test_what_a_comma_divides(read: Write, typed: str) -> None:
    assert len(divided(read, DO=typed)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        '"Say the day, the hour and where"',
        "Say the day., Say the hour.",
        "Router, modem",
        "say the day, the hour",
        "Say the day, 'the hour'",
        "Say the day at 24/7, 365 days",
        "{does: Say the day, up_to: 5 EUR}",
        "Say the day",
    ],
)
def test_lists_that_were_meant(read: Write, typed: str) -> None:
    place = "MAY" if "up_to" in typed else "DO"
    assert divided(read, **{place: typed}) == []


def test_ids_are_no_texts(read: Write) -> None:
    text = TEXT.replace("[counter]", "[Counter at the door, counter]")
    assert "PK022" not in [d.code for d in read(text).diagnostics]


@pytest.mark.parametrize("place", PLACES)
def test_such_a_text_may_also_end_at_a_remark(read: Write, place: str) -> None:
    text = TEXT.replace(place, "Give the book to neighbour #3 on request\n        ")
    assert [d.code for d in read(text).diagnostics] == ["PK020"]
