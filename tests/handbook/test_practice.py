"""Who learns the job tries themselves on what customers say, before they look at what one does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from promisekit.handbook.edition.handbook import Handbook
from tests.handbook.test_item_pages import NORTHLIGHT

Make = Callable[[str], Handbook]
Serve = Callable[[Path], str]


def test_each_situation_asks_with_the_customers_words_and_answers_with_the_guideline(handbook: Make) -> None:
    pages = {page.path: page for page in handbook(NORTHLIGHT).pages}
    body = pages["practice/service-agent.md"].body
    asked, _, answered = body.partition("</summary>")
    assert "I can't tell what I am paying for." in asked.replace("&#39;", "'")
    assert "Open a billing case" not in asked and "Open a billing case" in answered
    assert "She rang twice." in answered
    assert body.index("hb-situation") < body.index('href="../../roles/service-agent/"', body.index("first-week"))
    assert "Practise" in pages["roles/service-agent.md"].body


def test_a_role_of_which_nothing_is_asked_has_nothing_to_practise(handbook: Make) -> None:
    pages = {page.path: page for page in handbook(NORTHLIGHT).pages}
    without = [role for role in handbook(NORTHLIGHT).book.portfolio.roles if f"practice/{role}.md" not in pages]
    assert without and all("Practise" not in pages[f"roles/{role}.md"].body for role in without)
    overview = pages["practice/index.md"].body
    assert "service-agent" in overview and not any(f"practice/{role}" in overview for role in without)


def test_a_situation_opens_with_a_tap_and_on_paper_all_are_cards(
    sample_site: Path, browser: Browser, served: Serve
) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(served(sample_site) + "practice/service-agent.html")
    first = tab.locator("details.hb-situation").first
    act = first.locator(".hb-do li").first
    assert not act.is_visible()
    first.locator("summary").click()
    assert act.is_visible()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details.hb-situation:not([open])").count() == 0
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details.hb-situation[open]").count() == 1
    tab.close()
