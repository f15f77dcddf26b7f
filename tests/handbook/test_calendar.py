"""When somebody is closed, whose holidays count and what waits for the customer: said where people read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import make_handbook
from promisekit.handbook.edition.reading import Reading
from tests.conftest import Write
from tests.handbook.test_role_pages import words

PORTFOLIO = """
portfolio:
  name: Northlight
  language: LANGUAGE
  holidays: DE-BY
  time_zone: Europe/Berlin
  closed: [{from: 12-24, to: 12-26, why: Christmas}]
functions:
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00, people: 9, closed: [SUMMER]}
touchpoints: {invoice: {name: The invoice, responsible: billing, handling: 6 min}}
promises:
  right-invoice:
    promise: We correct your invoice.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      send: {by: customer, does: Sends the meter reading, within: 3 days}
      correct: {by: billing, does: Corrects it, within: 1 working day, after: send}
"""

SUMMER = "{from: 2026-08-03, to: 2026-08-14}"


@pytest.fixture
def told(read: Write) -> Callable[..., str]:
    def page(path: str, language: str = "en", audience: Audience = Audience.DESIGN, text: str = PORTFOLIO) -> str:
        made = make_handbook(
            Reading(read(text.replace("LANGUAGE", language).replace("SUMMER", SUMMER)), ()), audience=audience
        )
        return words(next(page.body for page in made.pages if page.path == path)).replace("\N{NO-BREAK SPACE}", " ")

    return page


def test_a_functions_page_says_its_closed_days_with_those_of_all(told: Callable[..., str]) -> None:
    page = told("functions/billing.md")
    assert "Closed 24 December – 26 December every year (Christmas) 3 August 2026 – 14 August 2026" in page
    assert "Public holidays of Germany (DE-BY)" in page
    assert "Time zone Europe/Berlin" in page
    assert "People at work at a time 9" in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Suljettu 24. joulukuuta – 26. joulukuuta joka vuosi"),
        ("sv", "Stängt 24 december – 26 december varje år"),
    ],
)
def test_closed_days_in_the_readers_language(told: Callable[..., str], language: str, expected: str) -> None:
    assert expected in told("functions/billing.md", language)


def test_a_touchpoint_says_the_work_of_one_encounter(told: Callable[..., str]) -> None:
    assert "Work for one 6 min" in told("touchpoints/invoice.md")


def test_staff_read_what_waits_for_the_customer(told: Callable[..., str]) -> None:
    page = told("promises/right-invoice.md", audience=Audience.STAFF)
    assert "What waits for the customer" in page
    assert "Sends the meter reading Within 3 days While it is with the customer, the promised time stands" in page
    assert "The customer Sends the meter reading" in page, "in the table of who commits to what"


def test_customers_read_that_the_time_stands_still_meanwhile(told: Callable[..., str]) -> None:
    page = told("promises/right-invoice.md", audience=Audience.PUBLIC)
    assert "What we wait for" in page
    assert "Sends the meter reading Within 3 days While we wait for this, the promised time stands still" in page
    assert "Closed 24 December – 26 December every year (Christmas)" in page
    assert "Corrects it" not in page


def test_customers_read_that_the_time_runs_on(told: Callable[..., str]) -> None:
    text = PORTFOLIO.replace("within: 3 days}", "within: 3 days, pauses: false}")
    page = told("promises/right-invoice.md", audience=Audience.PUBLIC, text=text)
    assert "The promised time runs on meanwhile." in page
    assert "stands still" not in page
