"""What comes out of the printer: how many pages, in which size, and that nothing staff need is lost."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser
from pypdf import PdfReader

from promisekit.handbook.book.book import in_force
from promisekit.handbook.site.build import build
from promisekit.read import load
from tests.handbook.conftest import ROOT
from tests.handbook.printing import smallest_type, words_of

SMALLEST = 9.0
"""Points. What is smaller is not read at arm's length."""

A4 = (596, 843)


def guideline(number: int, role: str) -> dict[str, object]:
    """One with everything that a guideline may say, as long as those of the sample."""
    return {
        "role": role,
        "when": f"The customer asks for the whole of it at once, case {number}",
        "do": [
            f"Do{number}a: ask which line of the invoice looks wrong and read it back to the customer.",
            f"Do{number}b: open a billing case before the conversation ends, with the line's number.",
            f"Do{number}c: say when the corrected invoice comes, and write the day into the case.",
        ],
        "say": [f"Say{number}: I'll stay with this until the invoice is right, and I'll ring you on Thursday."],
        "avoid": [f"Avoid{number}: that is a billing matter."],
        "may": [{"does": f"May{number}: credit the disputed line at once", "up_to": "20 EUR"}],
        "if_it_fails": {"escalate_to": "lead", "within": "2 h", "does": f"Fails{number}: the lead rings the customer."},
        "because": f"Because{number}: nobody should have to explain the same thing twice to us.",
    }


def promise(number: int, guidelines: dict[str, object]) -> dict[str, object]:
    return {
        "promise": f"Promise{number}: your invoice is right. If it is not, we correct it in two working days.",
        "answers": ["fees"],
        "kept_at": ["phone", "visit"][: 1 + number % 2],
        "accountable": "service",
        "within": "2 working days",
        "starts": "You tell us about the error.",
        "stops": "The corrected invoice is with you.",
        "guidelines": guidelines,
    }


FULL = {
    "conditions": [f"Condition{n}: you tell us within a year of the invoice's date." for n in range(3)],
    "exclusions": [f"Exclusion{n}: what others charge you through us, such as donations." for n in range(3)],
    "customer_does": [f"Customer{n}: has the invoice at hand when ringing." for n in range(2)],
    "remedy": [
        {"gives": "Remedy0: 10 € off the next invoice", "amount": "10 EUR", "given": "automatically"},
        {"when": "Tier1: it is wrong again", "gives": ["Remedy1: a month free", "Remedy2: you may leave"]},
        {"after": "10 days", "gives": "Remedy3: 2 € for each day", "amount": "2 EUR", "every": "1 day"},
    ],
    "dispute": "Dispute: the Consumer Disputes Board, free of charge.",
    "commitments": {f"c{n}": {"by": "service", "does": f"Commitment{n}", "within": "1 working hour"} for n in range(4)},
    "sponsor": "lead",
}

PORTFOLIO = {
    "portfolio": {"name": "Printed", "language": "en"},
    "functions": {"service": {"name": "Service", "kind": "frontline", "feedback": {"to": "lead", "via": "the board"}}},
    "roles": {
        "agent": {"name": "Service agent", "function": "service", "purpose": "Nobody calls us twice."},
        "lead": {"name": "Team lead", "function": "service"},
    },
    "touchpoints": {
        "phone": {"name": "The phone", "responsible": "service", "roles": ["agent"], "encounters_per_month": 9000},
        "visit": {"name": "A visit", "responsible": "service", "roles": ["agent"], "encounters_per_month": 90},
    },
    "pain_points": {
        "fees": {"terms": ["money"], "at": ["phone"], "says": "I can't tell what I am paying for.", "severity": 4}
    },
    "promises": {
        **{f"p{n}": promise(n, {"g": guideline(n, "agent")}) for n in range(10)},
        "full": promise(90, {f"g{n}": guideline(90 + n, "lead") for n in range(4)}) | FULL,
    },
}


KEPT = sorted(one.id for one in load(ROOT / "blueprints").portfolio.promises.values() if in_force(one))
"""The sample's promises that staff act on."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    (folder / "blueprints").mkdir()
    (folder / "blueprints" / "a.yaml").write_text(yaml.safe_dump(PORTFOLIO, allow_unicode=True), "utf-8")
    result = build(folder / "blueprints", config_file=ROOT / "mkdocs.yml", site=folder / "site")
    assert result.site
    return result.site


@pytest.fixture(scope="module")
def printed(browser: Browser) -> Iterator[Callable[[Path], PdfReader]]:
    """A page of a site as the printer gets it: on the paper and with the margins that its style sheet names."""
    tab = browser.new_page()

    def to_paper(page: Path) -> PdfReader:
        tab.goto(page.as_uri())
        return PdfReader(io.BytesIO(tab.pdf(format="A4")))

    yield to_paper
    tab.close()


def test_a_role_with_ten_guidelines_is_two_pages_of_a4(site: Path, printed: Callable[[Path], PdfReader]) -> None:
    paper = printed(site / "roles" / "agent.html")
    assert len(paper.pages) <= 2
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in paper.pages} == {A4}
    words = words_of(paper)
    for number in range(10):
        wanted = [f"Do{number}{part}" for part in "abc"]
        wanted += [f"{part}{number}" for part in ("Say", "Avoid", "May", "Fails", "Because", "Promise")]
        assert [word for word in wanted if f"{word}:" not in words] == []
    assert "Nobody calls us twice." in words and "up to €20" in words and "Team lead within 2 hours" in words
    assert smallest_type(paper) >= SMALLEST


def test_a_promise_on_paper_tells_what_is_done_in_time_from_what_is_done_when_it_is_broken(
    printed: Callable[[Path], PdfReader], sample_site: Path
) -> None:
    """In one run of text, which no label interrupts by standing in a line of its own."""
    words = words_of(printed(sample_site / "promises" / "kept-appointment.html"))
    told = words[words.index("Who commits to what") :]
    assert re.search(r"While the clock runs: \w+.*\(.*\) · .*If the promise is broken: \w+", told)


def test_a_full_promise_is_one_page_of_a4(site: Path, printed: Callable[[Path], PdfReader]) -> None:
    paper = printed(site / "promises" / "full.html")
    assert len(paper.pages) == 1
    words = words_of(paper)
    wanted = [f"{part}{n}:" for part in ("Condition", "Exclusion") for n in range(3)]
    wanted += [f"Customer{n}:" for n in range(2)] + [f"Remedy{n}:" for n in range(4)] + ["Tier1:", "Dispute:"]
    wanted += [f"{part}{90 + n}:" for n in range(4) for part in ("Say", "Avoid", "May", "Fails")]
    assert [word for word in wanted if word not in words] == []
    assert [f"Commitment{n} (1 working hour)" for n in range(4) if f"Commitment{n} (1 working hour)" not in words] == []
    assert "Because90" not in words, "what is read on the screen"
    for fact in ("Within 2 working days", "You tell us about the error.", "The corrected invoice is with you."):
        assert fact in words
    assert "Something here does not work?" in words and "the board" in words
    assert smallest_type(paper) >= SMALLEST


@pytest.mark.parametrize("item", KEPT)
def test_every_promise_of_the_sample_is_one_page(
    sample_site: Path, printed: Callable[[Path], PdfReader], item: str
) -> None:
    paper = printed(sample_site / "promises" / f"{item}.html")
    assert len(paper.pages) == 1
    assert smallest_type(paper) >= SMALLEST
    source = (sample_site / "promises" / f"{item}.html").read_text("utf-8")
    parts = re.findall(r'class="hb-act hb-(\w+)"', source)
    words = words_of(paper)
    labels = {"do": "Do ", "say": "Say ", "avoid": "Avoid ", "may": "You may", "fails": "If it fails"}
    assert {part: label for part, label in labels.items() if words.count(label) < parts.count(part)} == {}
    assert "Why it exists" not in words and "How it hangs together" not in words


def test_paper_is_white_in_the_dark_scheme_too(site: Path, browser: Browser) -> None:
    tab = browser.new_page(color_scheme="dark")
    tab.goto((site / "roles" / "agent.html").as_uri())
    color = "element => getComputedStyle(document.querySelector(element)).color"
    on_screen = tab.evaluate(color, "h2.hb-desk")
    tab.emulate_media(media="print", color_scheme="dark")
    on_paper = {element: tab.evaluate(color, element) for element in ("h1", "h2.hb-desk", ".hb-act dd", ".hb-act dt")}
    tab.close()
    assert min(channels(on_screen)) > 180
    assert {element: color for element, color in on_paper.items() if max(channels(color)) > 120} == {}


def channels(color: str) -> list[int]:
    """Red, green and blue of a CSS colour."""
    return [int(part) for part in re.findall(r"\d+", color)[:3]]


def test_every_role_of_the_sample_is_two_pages_at_most(sample_site: Path, printed: Callable[[Path], PdfReader]) -> None:
    pages = {path.stem: len(printed(path).pages) for path in (sample_site / "roles").glob("*.html")}
    pages.pop("index")
    assert {role: count for role, count in pages.items() if count > 2} == {}


def test_paper_says_what_it_is_when_it_was_printed_and_where_the_page_is(
    site: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    tab = browser.new_page()
    # A name that is not this machine's stands for the web.
    tab.route(
        "http://handbook.example/**", lambda route: route.fulfill(path=site / urlsplit(route.request.url).path[1:])
    )
    tab.clock.set_fixed_time(datetime.datetime(2026, 11, 30, 12))
    tab.goto("http://handbook.example/roles/agent.html")
    tab.locator(".hb-imprint svg path").wait_for(state="attached")
    assert not tab.locator(".hb-imprint").is_visible(), "on the screen the address is above the page"
    words = words_of(PdfReader(io.BytesIO(tab.pdf(format="A5"))))
    assert "Northlight Broadband · printed on 30 November 2026" in words
    assert "http://handbook.example/roles/agent.html" in words
    dark = tab.locator(".hb-imprint svg path").get_attribute("d") or ""
    assert dark.startswith("M0 0h1v1h-1z") and dark.count("M") > 200
    tab.close()


def test_at_a_touchpoint_every_role_lies_open_on_paper(sample_site: Path, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((sample_site / "touchpoints" / "router-parcel.html").as_uri())
    assert tab.locator("details.hb-fold[open]").count() == 1
    last = tab.locator(".hb-fold .hb-do").last
    assert not last.is_visible()
    tab.locator("details.hb-fold > summary").last.click()
    assert last.is_visible()
    tab.goto((sample_site / "touchpoints" / "router-parcel.html").as_uri())
    paper = words_of(PdfReader(io.BytesIO(tab.pdf(format="A4"))))
    assert paper.count("Do ") >= 3 and "If we fail" in paper and "It does not hold when" in paper
    assert tab.locator("details.hb-fold[open]").count() == 1, "as it was"
    tab.close()
