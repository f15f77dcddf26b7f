"""What the search makes of words as people type them, in the browser that they type in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from promisekit.handbook.search.index import engine
from promisekit.handbook.search.language_script import language_script

Find = Callable[..., list[str]]

FIND = """({ pages, words }) => {
  const all = { pages: pages.map(([title, , boost]) => ({ title, boost: boost ?? 1 })),
    sections: pages.map(([, text, , tags], page) => ({ page, title: "", text: text ?? "", tags })) };
  const find = promisekitSearch.searcher(all.pages, all.sections, promisekitLanguage);
  return find(words).map(({ page }) => all.pages[page].title);
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def find(tab: Page) -> Find:
    """The titles of the pages that are found, the best first. A page is (title, text, boost, tags)."""

    def found(code: str, pages: list[tuple[Any, ...] | str], words: str) -> list[str]:
        tab.goto("about:blank")
        tab.evaluate(engine() + language_script(code))
        whole = [[page] if isinstance(page, str) else list(page) for page in pages]
        titles: list[str] = tab.evaluate(FIND, {"pages": whole, "words": words})
        return titles

    return found


FINNISH = ["Laskuttaja", "Puhelin", "Hammas", "Soittopyyntö", "Lähete", "Lupahakemus", "Vesikatko", "Katu", "Hyvitys"]
SWEDISH = ["Räkning", "Tandläkare", "Bygglov", "Återuppringning", "Vattenavbrott", "Gata", "Plogning"]
GERMAN = ["Hochspannungsnetzgerät", "Rechnung", "Zählerstand", "Straße", "Müllabfuhr"]
ENGLISH = ["Invoice", "Engineer's visit", "Complaint", "Speed check", "Router in a parcel"]


@pytest.mark.parametrize(
    ("code", "pages", "words", "first"),
    [
        ("fi", FINNISH, "laskuttajan", "Laskuttaja"),
        ("fi", FINNISH, "puhelimeen", "Puhelin"),
        ("fi", FINNISH, "hampaan", "Hammas"),
        ("fi", FINNISH, "soittopyynnön", "Soittopyyntö"),
        ("fi", FINNISH, "pyyntö", "Soittopyyntö"),
        ("fi", FINNISH, "lahete", "Lähete"),
        ("fi", FINNISH, "lähetteestä", "Lähete"),
        ("fi", FINNISH, "hakemuksen", "Lupahakemus"),
        ("fi", FINNISH, "kadulla", "Katu"),
        ("fi", FINNISH, "hyvityksestä", "Hyvitys"),
        ("fi", FINNISH, "korvaus", "Hyvitys"),
        ("sv", SWEDISH, "räkningen", "Räkning"),
        ("sv", SWEDISH, "fakturan", "Räkning"),
        ("sv", SWEDISH, "atteruppringning", "Återuppringning"),
        ("sv", SWEDISH, "avbrottet", "Vattenavbrott"),
        ("sv", SWEDISH, "tandläkartid", "Tandläkare"),
        ("de", GERMAN, "Netzgerät", "Hochspannungsnetzgerät"),
        ("de", GERMAN, "netzgerate", "Hochspannungsnetzgerät"),
        ("de", GERMAN, "Rechnungen", "Rechnung"),
        ("de", GERMAN, "strasse", "Straße"),
        ("de", GERMAN, "zählerstnad", "Zählerstand"),
        ("en", ENGLISH, "invoices", "Invoice"),
        ("en", ENGLISH, "ivnoice", "Invoice"),
        ("en", ENGLISH, "bill", "Invoice"),
        ("en", ENGLISH, "complaining", "Complaint"),
        ("en", ENGLISH, "eng", "Engineer's visit"),
        ("en", ENGLISH, "parcel rotuer", "Router in a parcel"),
        ("eo", ["Fakturo", "Parolado"], "fakt", "Fakturo"),
    ],
)
def test_a_word_finds_what_is_meant(find: Find, code: str, pages: list[Any], words: str, first: str) -> None:
    assert find(code, pages, words)[:1] == [first]


def test_numbers_are_found_as_they_are_and_never_nearly(find: Find) -> None:
    pages: list[Any] = [
        ("A late repair", "We owe £95 for it."),
        ("A missed visit", "We owe £96 and 1,500 points."),
        ("A share", "In 95% of cases."),
    ]
    assert find("en", pages, "£95") == ["A late repair"]
    assert find("en", pages, "95 £") == ["A late repair"]
    assert set(find("en", pages, "95")) == {"A late repair", "A share"}
    assert find("en", pages, "1500") == ["A missed visit"]
    assert find("en", pages, "1 500") == ["A missed visit"]
    assert find("en", pages, "97") == []


def test_a_name_counts_more_than_a_text_and_a_promise_more_than_the_rest(find: Find) -> None:
    pages: list[Any] = [
        ("Stock", "The router is on the shelf. A router a day. The router."),
        ("Router", "It stands in the hall."),
        ("We swap it at once", "Your router is broken.", 5),
    ]
    assert find("en", pages, "router")[0] == "Router"
    assert find("en", pages[::2], "router")[0] == "We swap it at once"


def test_the_words_of_the_portfolio_find_what_no_text_says(find: Find) -> None:
    pages: list[Any] = [("Invoice", "Each month."), ("You leave as you joined", "In one contact.", 1, ["churn"])]
    assert find("en", pages, "churn") == ["You leave as you joined"]


def test_what_stands_there_word_for_word_comes_first(find: Find) -> None:
    pages: list[Any] = [
        ("Money", "What you are paying, what I pay and what is paid."),
        ("Right invoice", "I can't tell what I am paying for."),
    ]
    assert find("en", pages, "what i am paying for")[0] == "Right invoice"


def test_a_mistyped_word_does_not_hide_what_is_typed_right(find: Find) -> None:
    assert find("en", ["Bell", "Bill"], "bill")[0] == "Bill"
    assert find("en", ["Bell"], "qwxz") == []
    assert find("en", ["Cat"], "cot") == [], "three letters are too few to guess by"


@pytest.mark.parametrize("words", ["", "   ", "((", "[a-z]+$", "\\", "the", "𝕴", "a" * 5000, "who " * 2000, "<b>x</b>"])
def test_no_words_are_too_strange(find: Find, words: str) -> None:
    assert len(find("fi", FINNISH, words)) <= len(FINNISH)
