"""The sample's site as its readers meet it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from promisekit.handbook.site.build import build
from promisekit.read import load
from tests.handbook.conftest import ROOT

Serve = Callable[[Path], str]


class Links(HTMLParser):
    """What a page links to and loads, and which anchors it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        if tag in ("script", "img", "iframe") and values.get("src"):
            self.loads.append(values["src"] or "")
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preconnect"):
            self.loads.append(values["href"] or "")


@cache
def parsed(path: Path) -> Links:
    return Links(path.read_text("utf-8"))


def pages(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def test_every_link_leads_somewhere(sample_site: Path) -> None:
    broken = []
    for path in pages(sample_site):
        here = path.relative_to(sample_site).as_posix()
        for href in parsed(path).links:
            parts = urlsplit(href)
            if parts.scheme in ("http", "https", "mailto", "tel", "javascript") or parts.netloc:
                continue
            to = (
                posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) if parts.path else here
            )
            target = sample_site / posixpath.normpath(to)
            if target.is_dir():
                target /= "index.html"
            if not target.exists() or (parts.fragment and parts.fragment not in parsed(target).ids + ["__skip"]):
                broken.append(f"{here} -> {href}")
    assert broken == []


def test_every_item_has_a_page_and_no_address_stands_twice_on_one(sample_site: Path) -> None:
    for item in load(ROOT / "blueprints").portfolio.items():
        if getattr(item, "status", None) in ("draft", "retired"):
            continue  # not for staff
        path = sample_site / item.section.replace("_", "-") / f"{item.id}.html"
        ids = parsed(path).ids
        assert len(ids) == len(set(ids)), f"{path}: {sorted(i for i in ids if ids.count(i) > 1)}"


def test_no_page_loads_anything_from_elsewhere(sample_site: Path) -> None:
    for path in pages(sample_site):
        assert [src for src in parsed(path).loads if urlsplit(src).netloc] == []


def test_item_pages_are_not_in_the_tree_but_know_the_way_up(sample_site: Path) -> None:
    page = (sample_site / "promises" / "right-invoice.html").read_text("utf-8")
    tree = page[page.index('data-md-type="navigation"') : page.index('data-md-type="toc"')]
    assert 'href="index.html"' in tree and "repair-two-days" not in tree
    path = re.search(r'<nav class="md-path".*?</nav>', page, re.DOTALL)
    assert path and 'href="index.html"' in path[0] and 'href="../index.html"' in path[0]


@pytest.fixture
def tab(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


@pytest.fixture(params=["390 light", "390 dark", "1440 light", "1440 dark"])
def any_tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone and a desk, in both schemes."""
    width, scheme = request.param.split()
    page = browser.new_page(viewport={"width": int(width), "height": 844}, color_scheme=scheme)
    page.set_default_timeout(10_000)
    yield page
    page.close()


def watched(tab: Page) -> tuple[list[str], list[str]]:
    """What the page says is wrong, and which addresses it asks for."""
    wrong: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    tab.on("request", lambda request: asked.append(request.url))
    return wrong, asked


def test_from_home_to_a_guideline_in_two_taps(sample_site: Path, any_tab: Page, served: Serve) -> None:
    wrong, asked = watched(any_tab)
    base = served(sample_site)
    any_tab.goto(base)
    any_tab.get_by_role("link", name="Billing specialist", exact=True).click()
    any_tab.wait_for_url("**/roles/billing-specialist.html")
    # The second tap: to the touchpoint, in the row of chips on a phone, beside the page at a desk.
    places = any_tab.locator("a[href$='#at-invoice']")
    next(place for place in places.all() if place.is_visible()).click()
    action = any_tab.get_by_text("Correct the invoice and say in one sentence what was wrong.")
    assert action.is_visible()
    assert any_tab.get_by_role("heading", name="Monthly invoice").first.is_visible()
    assert wrong == [] and [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []


def test_the_field_on_the_home_page_finds_in_the_whole_handbook(sample_site: Path, tab: Page, served: Serve) -> None:
    tab.goto(served(sample_site))
    field, found = tab.get_by_label("Your role"), tab.locator(".hb-search .hb-found a")
    assert field.get_attribute("placeholder") == "for example: Monthly invoice"
    field.fill("field engin")
    found.first.wait_for()
    assert found.first.inner_text().split("\n")[:2] == ["Role", "Field engineer"]
    assert not tab.get_by_role("link", name="Service agent", exact=True).is_visible(), "the roles make room"
    field.fill("refund")
    tab.wait_for_function("document.querySelector('.hb-search .hb-found a').textContent.includes('What we owe you')")
    field.fill("qwxz")
    tab.get_by_text("Nothing has these words.").first.wait_for()
    field.fill("")
    assert tab.get_by_role("link", name="Service agent", exact=True).is_visible()


def test_from_home_to_a_guideline_with_the_keyboard_alone(sample_site: Path, tab: Page, served: Serve) -> None:
    tab.goto(served(sample_site))
    assert tab.evaluate("document.activeElement.id") == "hb-find", "one can type at once"
    tab.keyboard.type("billing specialist")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/roles/billing-specialist.html**")
    assert tab.get_by_text("Correct the invoice and say in one sentence what was wrong.").is_visible()


def test_the_field_in_the_header_is_opened_walked_and_closed_with_keys(
    sample_site: Path, browser: Browser, served: Serve
) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(served(sample_site) + "roles/service-agent.html")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "hb-find-all"
    tab.keyboard.type("invoice")
    tab.locator(".hb-find .hb-found a").nth(1).wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.closest('li').previousElementSibling !== null")
    tab.keyboard.press("Escape")
    assert not tab.locator(".hb-find .hb-found").is_visible()
    assert tab.evaluate("document.activeElement.id") == "hb-find-all"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.className").startswith("hb-find-open")
    tab.close()


def search(tab: Page, words: str, label: str = "Search the handbook") -> str:
    """The address of the first page that the search finds."""
    opener = tab.locator(".hb-find-open")
    if opener.is_visible():  # on a phone the field is behind it
        opener.click()
    type_in(tab.get_by_role("searchbox", name=label), words)
    results = tab.locator(".hb-find .hb-found a")
    results.first.wait_for()
    return results.first.get_attribute("href") or ""


def type_in(field: Locator, words: str) -> None:
    """A search answers each letter that is typed. Here it answers once: all but the last are there before."""
    field.fill(words[:-1])
    field.press_sequentially(words[-1])


@pytest.mark.parametrize(
    ("words", "promise"),
    [
        ("nobody came and nobody rang", "kept-appointment"),
        ("what I am paying for", "right-invoice"),
        ("start from the beginning", "repair-two-days"),
    ],
)
def test_a_customers_words_find_the_promise_first(
    sample_site: Path, tab: Page, served: Serve, words: str, promise: str
) -> None:
    tab.goto(served(sample_site))
    assert f"promises/{promise}.html" in search(tab, words)


def test_the_search_finds_at_every_size_and_in_both_schemes(sample_site: Path, any_tab: Page, served: Serve) -> None:
    wrong, asked = watched(any_tab)
    base = served(sample_site)
    any_tab.goto(base + "roles/service-agent.html")
    assert "promises/kept-appointment.html" in search(any_tab, "nobody came and nobody rang")
    any_tab.locator(".hb-find .hb-found a").first.click()
    any_tab.wait_for_url("**/promises/kept-appointment.html**")
    assert wrong == [] and [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []


def test_the_search_works_from_a_disk(sample_site: Path, tab: Page) -> None:
    wrong, asked = watched(tab)
    tab.goto((sample_site / "index.html").as_uri())
    assert "promises/kept-appointment.html" in search(tab, "nobody came and nobody rang")
    assert [url for url in asked if url.startswith("http")] == [] and wrong == []


def test_the_promises_can_be_narrowed_to_a_touchpoint(sample_site: Path, tab: Page, served: Serve) -> None:
    tab.goto(served(sample_site) + "promises/index.html")
    tab.get_by_label("Touchpoint").select_option("invoice")
    assert tab.get_by_role("link", name="Your invoice is right.").is_visible()
    assert not tab.get_by_role("link", name="Your broadband works again").is_visible()


HOSTILE = """
portfolio: {name: "</title><script>alert('name')</script>", brand_promise: "{{ 7 * 7 }} <img src=x onerror=alert(1)>"}
functions:
  f:
    name: "F\\" onmouseover=\\"alert(2)"
    kind: support
    description: "<script>alert(3)</script>\\n\\n[x](javascript:alert(4))"
roles:
  r: {name: "<script>alert(5)</script>", function: f, purpose: "<svg onload=alert(6)>"}
touchpoints:
  t:
    name: "T</a><script>alert(7)</script>"
    responsible: f
    roles: r
    channel: "\\"><script>alert(8)</script>"
    evidence: ["--8<-- \\"/etc/passwd\\""]
pain_points:
  p: {terms: time, at: t, says: "<iframe src=javascript:alert(9)></iframe>", severity: 5}
promises:
  q:
    promise: "You get ]]> <script>alert(10)</script> {% raw %} &lt;b&gt; {: onclick=alert(11) }"
    kept_at: t
    accountable: f
    answers: p
    tags: ["<script>alert(12)</script>"]
    remedy: {gives: "![x](https://elsewhere.example/pixel.png)"}
    guidelines:
      g:
        role: r
        do: ["<script>alert(13)</script>"]
        say: ["\\"><script>alert(14)</script>"]
        may: ["[x](data:text/html,x)"]
journeys:
  j:
    name: "<script>alert(15)</script>"
    phases:
      - name: "<script>alert(16)</script>"
        steps:
          - id: s
            customer: "<script>alert(17)</script>"
            touchpoint: t
            frontstage: {r: "<script>alert(18)</script>"}
"""


def test_untrusted_text_comes_out_as_text(
    tmp_path: Path, tab: Page, served: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "a.yaml").write_text(HOSTILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert build().site
    base = served(tmp_path / "site")
    wrong, asked = watched(tab)
    for path in pages(tmp_path / "site"):
        tab.goto(base + path.relative_to(tmp_path / "site").as_posix(), wait_until="load")
        acting = "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')))"
        assert tab.evaluate(f"{acting}.length") == 0, path
        links = tab.evaluate("[...document.links].map(link => link.protocol)")
        assert set(links) <= {"http:", "https:"}, path
    assert wrong == []
    assert [url for url in asked if not url.startswith(base)] == []
    tab.goto(base + "promises/q.html")
    words = tab.locator("article").inner_text()
    for text in ("<script>alert(10)</script> {% raw %}", "{: onclick=alert(11) }", "<script>alert(13)</script>"):
        assert text in words
    tab.goto(base)
    assert tab.locator("h1").inner_text() == "{{ 7 * 7 }} <img src=x onerror=alert(1)>"


def test_a_search_finds_what_to_do_on_the_promises_page_and_the_roles_not_here_again(sample_site: Path) -> None:
    index = (sample_site / "search" / "index.js").read_text("utf-8").rpartition("globalThis.promisekitIndex=")[2]
    known = json.loads(index.rstrip().removesuffix(";"))
    done = "Ask which line looks wrong and read it back."
    paths = {known["pages"][page][0] for page, _anchor, _title, text, *_tags in known["sections"] if done in text}
    assert {path.split("/")[0] for path in paths} == {"promises", "roles"}
