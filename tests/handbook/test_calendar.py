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


def test_customers_read_when_those_who_answer_work_and_are_closed_and_not_why(told: Callable[..., str]) -> None:
    text = PORTFOLIO.replace("SUMMER", "{from: 2026-08-03, to: 2026-08-14, why: The books move}")
    page = told("promises/right-invoice.md", audience=Audience.PUBLIC, text=text)
    assert "Our working time Mon–Fri 08:00–16:00" in page
    assert "Closed 24 December – 26 December every year (Christmas) 3 August 2026 – 14 August 2026" in page
    assert "books" not in page
    around_the_clock = told("promises/right-invoice.md", audience=Audience.PUBLIC, text=text.replace("2 working", "2"))
    assert "Our working time" not in around_the_clock and "3 August 2026" in around_the_clock


def test_staff_read_on_a_promise_which_hours_count(told: Callable[..., str]) -> None:
    page = told("promises/right-invoice.md", audience=Audience.STAFF)
    assert "At work Mon–Fri 08:00–16:00 Closed 24 December – 26 December every year (Christmas)" in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Agreed in force from 1 February 2027"),
        ("fi", "Sovittu voimassa 1. helmikuuta 2027 alkaen"),
        ("sv", "Överenskommet gäller från 1 februari 2027"),
    ],
)
def test_what_is_agreed_is_not_in_force_since_a_day_to_come(
    told: Callable[..., str], language: str, expected: str
) -> None:
    text = PORTFOLIO.replace(
        "within: 2 working days\n", "within: 2 working days\n    status: agreed\n    since: 2027-02-01\n"
    )
    assert expected in told("promises/right-invoice.md", language, Audience.STAFF, text)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "within 1 day (contact Mon–Fri 08:00–16:00), otherwise within 2 days"),
        ("fi", "1 päivän kuluessa (yhteydenotto ma–pe 8.00–16.00), muuten 2 päivän kuluessa"),
        ("sv", "inom 1 dag (vid kontakt mån–fre 08:00–16:00), annars inom 2 dagar"),
    ],
)
def test_the_limit_of_all_other_contacts_is_no_choice(told: Callable[..., str], language: str, expected: str) -> None:
    limits = "within: [{within: 1 day, hours: mon-fri 08:00-16:00}, {within: 2 days}]"
    page = told("promises/right-invoice.md", language, text=PORTFOLIO.replace("within: 2 working days", limits))
    assert expected.lower() in page.lower()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "less than one encounter a month"),
        ("fi", "alle yksi kohtaaminen kuukaudessa"),
        ("sv", "mindre än ett möte"),
    ],
)
def test_less_than_one_is_one_thing(told: Callable[..., str], language: str, expected: str) -> None:
    text = PORTFOLIO.replace("handling: 6 min", "encounters_per_month: 0.5")
    assert expected in told("functions/billing.md", language, text=text)
