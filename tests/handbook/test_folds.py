"""What is not needed at once is folded away under its heading; whoever is sent there finds it open."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser

from tests.handbook.test_item_pages import NORTHLIGHT, PageOf
from tests.handbook.test_role_pages import words

Serve = Callable[[Path], str]

PHONE = {"width": 390, "height": 844}
MORE = NORTHLIGHT.replace("answers: unclear-fees", "answers: [no-letter, unclear-fees, no-answer]").replace(
    "pain_points:\n", "pain_points:\n  no-answer: {terms: time, at: phone, says: Nobody answers., severity: 5}\n", 1
)


def folded(page: str) -> dict[str, str]:
    """What each fold says is in it -> what is in it."""
    folds = re.findall(r'<details class="hb-fold">\s*<summary[^>]*>(.*?)</summary>(.*?)</details>', page, re.DOTALL)
    return {unescape(words(inside)): words(content) for inside, content in folds}


def test_what_staff_need_first_is_not_folded(page: PageOf) -> None:
    body = page(MORE, "promises/right-invoice.md")
    first = body[: body.index("<details")]
    for text in ("Ask which line", "Records the line", "10 € off the next invoice", "Nobody answers.", "paying for"):
        assert text in first
    assert "Nobody wrote to me" not in first, "the third"


def test_a_fold_says_what_is_in_it(page: PageOf) -> None:
    folds = folded(page(MORE, "promises/right-invoice.md"))
    assert list(folds) == ["1 more quote · 1 story", "Picture · 3 pain points · 2 touchpoints · 1 role"]
    assert (
        "Nobody wrote to me." in folds["1 more quote · 1 story"]
        and "She rang twice." in folds["1 more quote · 1 story"]
    )


def test_headings_stay_where_the_table_of_contents_finds_them(page: PageOf) -> None:
    body = page(MORE, "promises/right-invoice.md")
    outside = re.sub(r"<details.*?</details>", "", body, flags=re.DOTALL)
    assert re.findall(r"^## .*\{#(\w+)\}", outside, re.MULTILINE) == [
        "roles",
        "remedy",
        "commitments",
        "why",
        "guarantee",
        "chain",
    ]


def test_a_link_to_a_heading_opens_what_is_folded_below_it(sample_site: Path, browser: Browser, served: Serve) -> None:
    base = served(sample_site)
    tab = browser.new_page(viewport=PHONE)
    tab.goto(base + "promises/repair-two-days.html")
    assert tab.locator("details.hb-fold[open]").count() == 0
    assert not tab.locator(".hb-picture-promise").is_visible()
    tab.goto(base + "promises/repair-two-days.html#chain")
    tab.locator(".hb-picture-promise").wait_for()
    assert tab.locator("details.hb-fold[open]").count() == 1
    assert tab.locator(".hb-picture-promise").get_by_role("button", name="Larger", exact=True).is_visible()
    tab.evaluate("location.hash = '#metrics'")
    tab.locator("#metrics ~ details .hb-metrics").first.wait_for()
    assert tab.locator("#metrics").is_visible()
    tab.close()


def test_a_link_to_something_inside_opens_it_and_shows_it(sample_site: Path, browser: Browser, served: Serve) -> None:
    tab = browser.new_page(viewport=PHONE)
    tab.goto(served(sample_site) + "metrics/index.html")
    inside = tab.locator("#operational ~ details tbody tr").last
    assert not inside.is_visible()
    inside.evaluate("row => (row.id = 'inside', location.hash = '#inside')")
    inside.wait_for()
    assert inside.evaluate("row => row.getBoundingClientRect().top < innerHeight")
    tab.close()


def test_the_metrics_are_an_overview_on_a_phone(sample_site: Path, browser: Browser, served: Serve) -> None:
    tab = browser.new_page(viewport=PHONE)
    tab.goto(served(sample_site) + "metrics/index.html")
    assert tab.evaluate("document.documentElement.scrollHeight") < 6 * 844
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details.hb-fold:not([open])").count() == 0
    tab.close()
