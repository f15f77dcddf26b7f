"""Between two customers: what the phone shows first, what it remembers, what one takes along with a tap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.handbook.test_item_pages import NORTHLIGHT

Serve = Callable[[Path], str]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_the_first_thing_to_do_is_on_the_first_screen_of_a_role(sample_site: Path, phone: Page, served: Serve) -> None:
    base, below = served(sample_site), []
    for page in sorted((sample_site / "roles").glob("*.html")):
        if 'class="hb-act hb-do"' not in page.read_text("utf-8"):
            continue
        phone.goto(f"{base}roles/{page.name}")
        box = phone.locator(".hb-do li").first.bounding_box()
        if not box or box["y"] + 24 > PHONE["height"]:
            below.append(page.stem)
    assert below == []


def test_a_phrase_is_copied_with_a_tap(sample_site: Path, phone: Page, served: Serve) -> None:
    phone.goto(served(sample_site) + "roles/billing-specialist.html")
    line = phone.locator(".hb-say li").first
    line.get_by_role("button", name="Copy").click()
    line.get_by_role("button", name="Copied").wait_for()
    assert phone.evaluate("navigator.clipboard.readText()") == line.locator("q").text_content()


def test_the_role_is_remembered_on_this_device(sample_site: Path, phone: Page, served: Serve) -> None:
    base = served(sample_site)
    phone.goto(base)
    assert not phone.locator(".hb-my-role").is_visible()
    phone.goto(base + "roles/dispatcher.html")
    phone.get_by_role("button", name="This is my role", exact=True).click()
    phone.goto(base)
    phone.locator(".hb-my-role").get_by_role("link", name="Dispatcher").click()
    phone.get_by_role("button", name="This is my role: forget it").click()
    phone.goto(base)
    assert not phone.locator(".hb-my-role").is_visible()


def test_what_customers_say_is_a_way_in_with_what_hurts_and_comes_up_most_first(
    page: Callable[[str, str], str],
) -> None:
    pains = (
        "  slow: {terms: time, at: invoice, says: It came late., severity: 2, frequency: 2}\n"
        "  often: {terms: money, at: invoice, says: They charge me twice., severity: 5, frequency: 5}\n"
    )
    text = NORTHLIGHT.replace("promises:\n", f"{pains}promises:\n", 1)
    text = text.replace("answers: unclear-fees", "answers: [slow, unclear-fees, often]")
    body = page(text, "situations.md")
    said = [body.index(words) for words in ("They charge me twice.", "what I am paying for", "It came late.")]
    assert said == sorted(said)
    assert 'guideline-disputed-line">Service agent</a>' in body
    assert "You choose the day of your invoice" not in body, "a draft is nothing to act on"
    home = page(text, "index.md")
    assert "They charge me twice." in home and "It came late." not in home, "each promise has its worst"


def test_without_a_network_the_handbook_is_there_after_the_first_visit(
    sample_site: Path, browser: Browser, served: Serve
) -> None:
    context = browser.new_context(viewport=PHONE)
    tab, base = context.new_page(), served(sample_site).replace("127.0.0.1", "localhost")
    tab.goto(base)
    tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    tab.goto(base + "roles/billing-specialist.html")
    assert tab.get_by_text("Correct the invoice and say in one sentence what was wrong.").is_visible()
    tab.goto(base)
    tab.get_by_label("Your role").fill("nobody came")
    tab.locator(".hb-search .hb-found a").first.wait_for()
    context.close()


def test_the_way_in_and_the_touchpoint_begin_with_the_same_promise(sample_site: Path) -> None:
    way_in = (sample_site / "situations.html").read_text("utf-8")
    at = way_in[way_in.index('id="at-invoice"') :]
    touchpoint = (sample_site / "touchpoints" / "invoice.html").read_text("utf-8")
    first = re.search(r'href="(?:\./)?promises/([\w-]+)\.html"', at)
    own = re.search(r'id="promise-([\w-]+)"', touchpoint)
    assert first and own and first[1] == own[1]
