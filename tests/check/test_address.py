"""Whether a promise speaks to the customer."""

from __future__ import annotations

import pytest

from promisekit.check.address import begins_with_order, speaks_to_customer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your invoice is right."),
        ("en", "An engineer rings you"),
        ("en-GB", "My invoice is right."),
        ("en", "A person answers. Call before noon."),
        ("fi", "Laskusi on oikein."),
        ("fi", "Saatte rahanne takaisin."),
        ("fi", "Maksat vain yhdestä kodista."),
        ("fi", "Sähköt palaavat, ja kuulet siitä tekstiviestillä"),
        ("fi", "Unohdat koko asian."),
        ("fi", "Peru tilaus koska vain."),
        ("sv", "Din faktura är rätt."),
        ("sv", "Ring före tolv så kommer vi i dag."),
        ("de", "Die Rechnung stimmt."),
    ],
)
def test_promises_to_the_customer(language: str, text: str) -> None:
    assert speaks_to_customer(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Invoices are corrected within two days."),
        ("en", "We answer young and old."),
        ("fi", "Laskut korjataan kahdessa päivässä."),
        ("fi", "Katko kestää enintään viisi tuntia."),
        ("fi", "Uusi lasku tulee perjantaiksi."),
        ("sv", "Fakturan rättas inom två dagar."),
    ],
)
def test_promises_about_customers(language: str, text: str) -> None:
    assert not speaks_to_customer(text, language)


def test_orders() -> None:
    assert begins_with_order(" Tell us")
    assert not begins_with_order("We tell you")
    assert not begins_with_order("")
