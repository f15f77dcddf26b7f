"""A promise that can be late says on its page, as `check` does, on which day and over which holidays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from promisekit import check
from promisekit.handbook.edition.handbook import Handbook
from tests.conftest import Write
from tests.handbook.test_role_pages import words

LATE = """
portfolio: {name: Northlight, language: LANGUAGE, holidays: GB}
functions:
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
  service: {name: Service, kind: frontline, hours: mon-fri 08:00-16:00}
touchpoints: {invoice: {name: The invoice, responsible: billing}}
promises:
  right-invoice:
    promise: We correct your invoice.
    kept_at: invoice
    accountable: billing
    within: WITHIN
    since: 2026-02-01
    hours: mon-fri 08:00-16:00
    commitments:
      record: {by: service, does: Records it, within: 1 working hour}
      correct: {by: billing, does: Corrects it, within: 2 working days, after: record}
"""

PATH = "promises/right-invoice.md"


def late(within: str, language: str = "en") -> str:
    return LATE.replace("WITHIN", within).replace("LANGUAGE", language)


@pytest.fixture
def shown(handbook: Callable[[str], Handbook]) -> Callable[[str], str]:
    """The promise's page with its pictures and their tables."""

    def page(text: str) -> str:
        made = handbook(text)
        body = next(page.body for page in made.pages if page.path == PATH)
        return made.pictures.put_in(body, PATH)

    return page


def told(page: str) -> str:
    """What is said before the picture of who commits to what."""
    found = re.search(r'<p class="hb-worst.*?</p>', page, re.DOTALL)
    assert found
    return words(found[0])


def test_the_page_says_the_day_and_the_holidays_as_check_does(shown: Callable[[str], str], read: Write) -> None:
    text = late("4 days")
    message = next(one.message for one in check(read(text)) if one.code == "PK402")
    assert (
        "3 days 1 h late: a case that starts Tuesday 22 December 2026, 15:01, with public holidays on Friday 25 "
        "December and Monday 28 December," in message
    )
    assert "is due Saturday 26 December, 15:01 and done by Tuesday 29 December, 16:00" in message
    assert told(shown(text)) == (
        "In the worst case it is 3 d 1 h late: it starts Tue 22 Dec 2026 15:01, is due Sat 26 Dec 15:01 and is done by "
        "Tue 29 Dec 16:00. Public holidays in these weeks: Fri 25 Dec, Mon 28 Dec."
    )


def test_late_is_said_in_the_units_of_the_promise(shown: Callable[[str], str]) -> None:
    page = shown(late("2 working days").replace(", holidays: GB", ""))
    assert told(page).startswith("In the worst case it is 1 working day late: ")
    assert "Public holidays" not in told(page)
    assert words(page).count("1 working day too late in the worst case") >= 2, "in the picture and in its table"


def test_a_promise_that_is_kept_says_what_is_left(shown: Callable[[str], str]) -> None:
    page = shown(late("4 working days"))
    assert re.match(r"In the worst case there is .* to spare: it starts ", told(page))
    assert "in the worst case" not in words(page.split("<figure", 1)[1])


def test_no_critical_path_beside_time_to_spare(shown: Callable[[str], str]) -> None:
    kept = shown(late("4 working days"))
    spare = re.findall(r'data-label="Time to spare">(.*?)</td>', kept)
    assert any("to spare" in cell for cell in spare)
    assert [cell for cell in spare if "to spare" in cell and "critical path" in cell] == []
    assert (
        "critical path"
        in shown(late("2 working days").replace(", holidays: GB", ""))
        .split('class="hb-same"')[1]
        .split("</details>")[0]
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Huonoimmassa tapauksessa myöhässä 1 arkipäivä: alkaa "),
        ("sv", "I värsta fall försenat med 1 arbetsdag: börjar "),
    ],
)
def test_it_is_said_in_the_readers_language(shown: Callable[[str], str], language: str, expected: str) -> None:
    page = shown(late("2 working days", language).replace(", holidays: GB", ""))
    assert told(page).startswith(expected)
    assert "worst" not in words(page)


def test_where_a_commitment_has_no_time_the_page_says_that_it_counts_as_none(shown: Callable[[str], str]) -> None:
    text = late("4 working days")
    assert "commitments without a time" not in told(shown(text))
    open_ended = text.replace(", within: 1 working hour", "")
    assert told(shown(open_ended)).startswith("As if commitments without a time took none: In the worst case there is ")


CLOSED = late("4 days").replace("holidays: GB", "closed: [{from: 12-24, to: 01-02}]")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Closed in these weeks: Mon 24 Dec – Wed 2 Jan."),
        ("fi", "Suljettu näillä viikoilla: ma 24.12. – ke 2.1."),
        ("sv", "Stängt under dessa veckor: mån 24 dec. – ons 2 jan."),
    ],
)
def test_the_page_says_which_closed_days_make_it_late(
    shown: Callable[[str], str], language: str, expected: str
) -> None:
    page = shown(CLOSED.replace("language: en", f"language: {language}"))
    assert told(page).endswith(expected) and not told(page).endswith("..")


def test_finnish_dates_end_the_sentence(shown: Callable[[str], str]) -> None:
    assert told(shown(late("4 days", "fi"))).endswith("Pyhäpäivät näillä viikoilla: pe 25.12., ma 28.12.")


def test_over_closed_days_the_time_says_how_late_it_is_since_few_working_days_pass(shown: Callable[[str], str]) -> None:
    text = CLOSED.replace("within: 4 days", "within: 2 working days")
    assert re.match(r"In the worst case it is 1\d d( \d+ h)? \(1 working day\) late: it starts ", told(shown(text)))
