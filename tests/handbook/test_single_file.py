"""`promisekit build --single-file`: the whole handbook in one file, opened from a disk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from promisekit.handbook.edition.project import Project, make
from promisekit.handbook.outputs.single_file import by_system, of_many_pages, single_file, write_single_file
from promisekit.read import load
from tests.browser.axe import barriers
from tests.handbook.conftest import DAY, ROOT
from tests.handbook.markup import mistakes
from tests.handbook.test_audience import Markers, marks
from tests.handbook.test_site import watched

__all__ = ["marks"]

SAMPLE = Project(folder=ROOT / "blueprints")
TURNED_AWAY = "main > article:not(.sf-shown)"
PAGES = [
    *("home", "promises", "promises/repair-two-days", "roles/service-agent", "functions/billing", "what-we-owe"),
    *("touchpoints/fault-report", "journeys/broadband-fault", "heat-map", "feedback", "metrics", "improvements"),
]

SMALL = """\
portfolio: {name: Harbour Bikes & Boats, languages: [fi]}
functions:
  workshop: {name: Workshop, kind: frontline, lead: mechanic}
roles:
  mechanic: {name: Mechanic, function: workshop}
"""
ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} &amp; \\\"' <!--"


class Tags(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, *names: str) -> list[str]:
        return [attributes[name] for _, attributes in self.all for name in names if name in attributes]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in one file."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    out = tmp_path_factory.mktemp("single") / "handbook.html"
    assert write_single_file(out, SAMPLE).missing_pictures is None
    return out


@pytest.fixture(scope="module")
def tags(file: Path) -> Tags:
    return Tags(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One tab for many tests: to open one takes as long as to open the file in it."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(params=[(390, 844), (1440, 900)], ids=["phone", "desk"])
def tab(window: Page, request: pytest.FixtureRequest) -> Page:
    width, height = request.param
    window.goto("about:blank")
    window.set_viewport_size({"width": width, "height": height})
    return window


@pytest.fixture
def small(tmp_path: Path) -> Project:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "all.yaml").write_text(SMALL, "utf-8")
    return Project(folder=folder)


def html_of(project: Project) -> str:
    made = make(project)
    assert made.handbook
    return single_file(made.handbook, made.beside)


def turn_to(tab: Page, page: str) -> None:
    tab.evaluate("hash => { location.hash = hash }", f"#{page}")
    wait_for_page(tab, page.partition(":")[0])


def wait_for_page(tab: Page, page: str) -> None:
    """A browser tells of a new hash a moment after the click."""
    tab.wait_for_function("id => document.querySelector('.sf-shown')?.id === id", arg=page)


# What is in the file


def test_every_item_and_note_has_its_page(tags: Tags) -> None:
    pages = {attributes["id"] for tag, attributes in tags.all if tag == "article" and "id" in attributes}
    items = [item for item in load(ROOT / "blueprints").portfolio.items() if item.section != "promises"]
    missing = [item.id for item in items if f"{item.section.replace('_', '-')}/{item.id}" not in pages]
    assert missing == [] and {"home", "promises", "heat-map", "what-we-owe", "counting-working-days"} <= pages


def test_no_id_is_twice_and_every_reference_leads_to_one(tags: Tags) -> None:
    ids = Counter(tags.values("id"))
    assert [one for one, count in ids.items() if count > 1] == []
    # A picture in a drawing is in the file itself.
    elsewhere = ("http:", "https:", "mailto:", "tel:", "data:image/png;", "data:image/jpeg;")
    links = [href for href in tags.values("href") if not href.startswith(elsewhere)]
    assert len(links) > 4000 and [href for href in links if href[0] != "#" or unquote(href[1:]) not in ids] == []
    named = " ".join(tags.values("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")).split()
    assert len(named) > 100 and [one for one in named if one not in ids] == []


@pytest.mark.no_cover
def test_the_markup_has_no_mistake(file: Path) -> None:
    assert list(mistakes(file.read_text("utf-8"))) == []


def test_nothing_is_loaded_from_anywhere(file: Path, tags: Tags) -> None:
    assert not [tag for tag, _ in tags.all if tag in ("link", "iframe", "object", "embed", "video", "audio", "base")]
    assert [source for source in tags.values("src", "srcset") if not source.startswith("data:")] == []
    style = re.search(r"<style>(.*?)</style>", file.read_text("utf-8"), re.DOTALL)
    assert style and "@import" not in style[1]
    assert [url for url in re.findall(r"url\(['\"]?([^'\")]{5})", style[1]) if url != "data:"] == []


def test_the_styles_of_pictures_are_there_once_and_the_file_can_be_mailed(file: Path, tags: Tags) -> None:
    assert len([tag for tag, _ in tags.all if tag == "style"]) == 1
    assert len([tag for tag, _ in tags.all if tag == "svg"]) > 50
    # Many mail servers take 10 MB, and a mail makes a file a third larger.
    assert file.stat().st_size < 7_000_000


def test_the_same_portfolio_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    write_single_file(tmp_path / "again.html", SAMPLE)
    assert (tmp_path / "again.html").read_bytes() == file.read_bytes()


def test_hand_written_pages_bring_their_pictures_and_lose_links_to_files(small: Project) -> None:
    (small.folder / "notes").mkdir()
    (small.folder / "notes" / "hello.md").write_text(
        "---\ntitle: Hello you\n---\n\n# Hello\n\nAsk the [[mechanic]] [about it](../plan.pdf) or [the role]"
        "(../roles/mechanic.md#top).\n\n![Plan](../plan.png) ![Far](https://elsewhere.example/far.png)\n\n## More\n",
        "utf-8",
    )
    (small.folder / "index.md").write_text("# Our own front door\n\n[Hello](notes/hello.md#more)\n", "utf-8")
    (small.folder / "plan.png").write_bytes(b"\x89PNG")
    (small.folder / "plan.pdf").write_bytes(b"%PDF")
    html = html_of(small)
    tags = Tags(html)
    assert ("a", {"href": "#roles/mechanic"}) in tags.all and ("a", {"href": "#roles/mechanic:top"}) in tags.all
    assert ("a", {"href": "#notes/hello:more"}) in tags.all
    assert "<a>about it</a>" in html and "elsewhere.example" not in html
    assert ("img", {"alt": "Plan", "src": "data:image/png;base64,iVBORw=="}) in tags.all
    assert ("img", {"alt": "Far"}) in tags.all
    assert (
        "hb-finder" not in html.partition("</style>")[2].rpartition("<script>")[0]
        and 'data-title="Our own front door"' in html
    )
    assert re.search(r'<a href="#notes/hello">Hello( you)?</a>', html)


def test_mkdocs_is_not_needed(small: Project, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None\n"
        "from promisekit.cli.main import main\n"
        f"main(['build', {str(small.folder)!r}, '--single-file', {str(tmp_path / 'out.html')!r}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Mechanic" in (tmp_path / "out.html").read_text("utf-8")


def test_it_is_in_the_language_asked_for(small: Project) -> None:
    html = html_of(small.but(language="fi"))
    assert '<html lang="fi">' in html and "Kuka olet?" in html
    assert "Harbour Bikes &amp; Boats" in html


def test_nothing_internal_is_in_the_publics_file(marks: Markers, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: blueprints\nplugins: [{promisekit: {audience: public}}]\n", "utf-8")
    project, html = Project.here(tmp_path / "mkdocs.yml"), ""
    for language in (None, "fi"):
        write_single_file(tmp_path / "out.html", project.but(language=language))
        html += (tmp_path / "out.html").read_text("utf-8")
    html += b64decode(html.rpartition("data:image/svg+xml;base64,")[2].partition('"')[0]).decode()
    html = html.lower()
    assert [word for word in (*marks.inward, "inward") if word in html] == []
    assert [word for word in marks.outward if word not in html] == []


def test_the_scheme_is_the_systems_and_paper_is_always_light() -> None:
    css = ':root{--a:1}[data-md-color-scheme="slate"] { --a:2 }[data-md-color-scheme=slate] .b{c:d}.e{f:g}'
    made = by_system(css)
    assert "@media screen and (prefers-color-scheme:dark){:root { --a:2 }}" in re.sub(r" \{ ", " { ", made)
    assert "@media screen and (prefers-color-scheme:dark){:root .b{c:d}}" in made
    assert made.startswith(":root{--a:1}") and made.endswith(".e{f:g}") and "slate" not in made


def test_styles_know_the_parts_of_all_pages() -> None:
    made = of_many_pages('a{color:#fff}#why > a[href="#why"],#hb-find{color:#abc}@media print{body:has(#x){d:e}}')
    assert made == (
        'a{color:#fff}[id$=":why"] > a[href$=":why"],#hb-find{color:#abc}@media print{.sf-shown:has([id$=":x"]){d:e}}'
    )


# The file in a browser


def test_from_a_disk_it_asks_nobody_logs_no_error_and_fits(file: Path, tab: Page) -> None:
    wrong, asked = watched(tab)
    tab.goto(file.as_uri())
    for page in PAGES:
        turn_to(tab, page)
        assert tab.locator("main > article:visible").count() == 1
        assert not tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), page
    assert wrong == [] and [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize(
    ("words", "promise"),
    [
        ("nobody came and nobody rang", "kept-appointment"),
        ("what I am paying for", "right-invoice"),
        ("start from the beginning", "repair-two-days"),
    ],
)
def test_a_customers_words_find_the_promise_first(file: Path, tab: Page, words: str, promise: str) -> None:
    tab.goto(file.as_uri())
    tab.get_by_role("searchbox", name="Search the handbook").press_sequentially(words)
    first = tab.locator(".sf-search .hb-found a").first
    assert first.get_attribute("href") == f"#promises/{promise}:why"
    first.click()
    wait_for_page(tab, f"promises/{promise}")
    assert tab.locator(f"[id='promises/{promise}:why']").evaluate(
        "heading => heading.getBoundingClientRect().top >= 0 && heading.getBoundingClientRect().top < innerHeight / 2"
    )
    assert not tab.locator(".sf-search .hb-found").is_visible()


def test_a_roles_name_finds_the_role_and_nonsense_nothing(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri())
    search = tab.get_by_role("searchbox", name="Search the handbook")
    search.fill("billing specialist")
    assert tab.locator(".sf-search .hb-found a").first.get_attribute("href") == "#roles/billing-specialist"
    search.fill("qwxz")
    assert tab.get_by_role("status").filter(has_text="Nothing has these words.").is_visible()
    assert tab.locator(".sf-search .hb-found a").count() == 0


def test_from_home_to_a_guideline_in_two_taps_and_back_to_where_one_was(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri())
    link = tab.get_by_role("link", name="Billing specialist", exact=True)
    link.scroll_into_view_if_needed()
    before = tab.evaluate("scrollY")
    link.click()
    wait_for_page(tab, "roles/billing-specialist")
    assert tab.locator("article:visible").get_by_text("Correct the invoice and say in one sentence what").is_visible()
    assert tab.title() == "Billing specialist – Northlight Broadband"
    assert tab.evaluate("document.activeElement.textContent") == "Billing specialist"
    assert tab.evaluate("scrollY") == 0
    tab.go_back()
    wait_for_page(tab, "home")
    assert abs(tab.evaluate("scrollY") - before) < 2


def test_an_address_with_a_part_of_a_page_opens_there(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri() + "#promises/right-invoice:remedy")
    tab.wait_for_load_state("load")
    assert tab.locator("main > article:visible").get_attribute("id") == "promises/right-invoice"
    top = tab.locator("[id='promises/right-invoice:remedy']").evaluate("it => it.getBoundingClientRect().top")
    head = tab.locator(".sf-head").evaluate("it => it.getBoundingClientRect().bottom")
    assert head <= top < 300


def test_pictures_show_and_their_buttons_work_on_a_page_turned_to(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri())
    turn_to(tab, "journeys/broadband-fault-to-be")
    picture = tab.locator("article:visible .hb-picture").first
    box = picture.locator("svg.pk-picture").bounding_box()
    assert box and box["width"] > 600 and box["height"] > 300
    more = picture.get_by_role("button", name="More of what you can do")
    if more.is_visible():
        more.click()
    assert not picture.locator("a[data-tool]:visible").count(), "no file of another kind is in this one"
    picture.get_by_role("button", name="Staff view").click()
    assert picture.get_by_role("button", name="Staff view").get_attribute("aria-pressed") == "true"
    smaller = picture.locator("svg.pk-picture").bounding_box()
    assert smaller and smaller["height"] < box["height"]
    href = picture.locator("a[href^='#promises/']").first.get_attribute("href") or ""
    picture.locator(f"a[href='{href}']").first.dispatch_event("click")
    assert tab.locator("main > article:visible").get_attribute("id") == href[1:]


def test_a_filter_narrows_its_own_page_alone(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri() + "#promises")
    cards = tab.locator("[id='promises'] .hb-card:visible")
    every = cards.count()
    tab.locator("[id='promises'] .hb-filter select").first.select_option(index=1)
    assert 0 < cards.count() < every
    assert tab.locator("[id='promises'] .hb-count").inner_text().split()[0] == str(cards.count())
    turn_to(tab, "home")
    assert tab.locator("[id='home'] .hb-card[hidden]").count() == 0


def test_the_homes_own_search_finds_what_that_of_the_file_finds(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri())
    tab.get_by_label("Your role").fill("nobody came and nobody rang")
    tab.locator(".hb-search .hb-found a").first.wait_for()
    assert tab.locator(".hb-search .hb-found a").first.get_attribute("href") == "#promises/kept-appointment:why"


def test_the_keyboard_alone_reaches_all(file: Path, tab: Page) -> None:
    tab.goto(file.as_uri() + "#roles/service-agent")
    assert tab.evaluate("document.querySelector('a, button, input, [tabindex]').className") == "sf-skip"
    tab.locator(".sf-skip").focus()
    assert tab.locator(".sf-skip").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    wait_for_page(tab, "roles/service-agent")
    assert tab.evaluate("document.activeElement.textContent") == "Service agent"
    assert tab.evaluate("location.hash") == "#roles/service-agent"
    tab.locator("#sf-query").focus()
    tab.keyboard.type("invoice")
    tab.locator(".sf-search .hb-found a").nth(1).wait_for()
    for _ in range(2):
        tab.keyboard.press("ArrowDown")
    second = tab.locator(".sf-search .hb-found a").nth(1).get_attribute("href")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == second
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "sf-query"
    assert not tab.locator(".sf-search .hb-found").is_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.get_by_role("navigation", name="All pages").is_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    wait_for_page(tab, "promises")
    assert not tab.get_by_role("navigation", name="All pages").is_visible()


def test_without_scripts_everything_is_there_one_after_another(file: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.locator("main > article").count() == tab.locator("main > article:visible").count() > 200
    assert not tab.locator("#sf-query").is_visible()
    tab.get_by_role("link", name="Billing specialist", exact=True).first.click()
    top = tab.locator("[id='roles/billing-specialist']").bounding_box()
    assert top and -5 < top["y"] < 200
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing(file: Path, browser: Browser, width: int, scheme: str) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []

    def look(what: str) -> None:
        # axe walks through everything, seen or not; for the others their turn comes.
        tab.evaluate("css => document.querySelectorAll(css).forEach(page => page.remove())", TURNED_AWAY)
        found.extend((what, *barrier) for barrier in barriers(tab))

    for page in ("promises/repair-two-days", "roles/service-agent", "journeys/broadband-fault", "what-we-owe"):
        tab.goto("about:blank")
        tab.goto(f"{file.as_uri()}#{page}")
        look(page)
    tab.goto(file.as_uri())
    tab.locator(".sf-menu summary").click()
    look("menu")
    tab.locator("#sf-query").fill("customer")
    look("search")
    tab.close()
    assert found == []


def test_colours_follow_the_system_and_paper_is_white(file: Path, browser: Browser) -> None:
    for scheme, media, dark in (("light", "screen", False), ("dark", "screen", True), ("dark", "print", False)):
        tab = browser.new_page()
        tab.emulate_media(color_scheme=scheme, media=media)
        tab.goto(file.as_uri() + "#journeys/broadband-fault")
        for part in ("body", ".sf-shown .pk-frame"):
            ground = tab.locator(part).first.evaluate("it => getComputedStyle(it).backgroundColor")
            assert (sum(int(one) for one in re.findall(r"\d+", ground)[:3]) < 380) == dark, (scheme, media, part)
        if media == "print":
            assert not tab.locator(".sf-head").is_visible()
            assert tab.locator("main > article:visible").count() == 1
        tab.close()


def test_a_promise_is_one_page_of_paper_as_in_the_site(file: Path, browser: Browser) -> None:
    tab = browser.new_page()
    for promise in ("right-invoice", "repair-two-days"):
        tab.goto("about:blank")
        tab.goto(f"{file.as_uri()}#promises/{promise}")
        assert len(PdfReader(BytesIO(tab.pdf(format="A4"))).pages) == 1, promise
    tab.close()


def test_texts_of_the_portfolio_stay_texts(small: Project, tmp_path: Path, browser: Browser) -> None:
    source = SMALL.replace("name: Mechanic,", f'name: "{ATTACK}",').replace("Harbour Bikes & Boats", f'"{ATTACK}"')
    (small.folder / "all.yaml").write_text(source, "utf-8")
    write_single_file(tmp_path / "out.html", small)
    tab = browser.new_page()
    wrong, asked = watched(tab)
    tab.goto((tmp_path / "out.html").as_uri() + "#roles/mechanic")
    tab.locator("#sf-query").fill("onerror")
    assert tab.locator(".sf-search .hb-found a").count() > 0
    assert "<img src=x onerror=alert(2)> {{ 7*7 }}" in tab.locator("article:visible h1").inner_text()
    assert "</script><script>alert(1)</script>" in tab.title()
    assert wrong == [] and len(asked) == 1
    tab.close()
