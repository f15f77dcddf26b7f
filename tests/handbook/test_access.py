"""Everyone can use every kind of page: by axe's rules, by the keyboard alone, enlarged, and by HTML's own grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.site.build import build
from tests.browser.axe import barriers
from tests.handbook.conftest import ROOT
from tests.handbook.markup import mistakes

Serve = Callable[[Path], str]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def one_of_each_kind(site: Path) -> list[str]:
    """Every overview and note, and of each folder of items the page with the most on it."""
    found, fullest = [], {}
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site)
        if len(path.parts) == 1 or page.name == "index.html":
            found.append(path.as_posix())
        else:
            fullest[path.parent] = max(page, fullest.get(path.parent, page), key=lambda file: file.stat().st_size)
    return sorted([*found, *(page.relative_to(site).as_posix() for page in fullest.values())])


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public's site of the sample."""
    to = tmp_path_factory.mktemp("charter") / "site"
    site = build(ROOT / "blueprints", config_file=ROOT / "mkdocs.yml", site=to, audience=Audience.PUBLIC).site
    assert site
    return site


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone-dark", "desk-light"])
def test_axe_finds_nothing_on_the_pages_that_most_read(
    sample_site: Path, browser: Browser, served: Serve, size: dict[str, int], scheme: str
) -> None:
    base = served(sample_site)
    tab = browser.new_page(viewport=size, color_scheme=scheme)
    found = []
    for path in ("index.html", "roles/service-agent.html", "promises/right-invoice.html", "heat-map.html"):
        tab.goto(base + path)
        found += [(path, *barrier) for barrier in barriers(tab)]
    tab.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_the_charter(
    charter: Path, browser: Browser, served: Serve, size: dict[str, int], scheme: str
) -> None:
    base = served(charter)
    tab = browser.new_page(viewport=size, color_scheme=scheme)
    kinds = one_of_each_kind(charter)
    assert len(kinds) == 4
    found = []
    for path in kinds:
        tab.goto(base + path)
        found += [(path, *barrier) for barrier in barriers(tab)]
    tab.close()
    assert found == []


def test_axe_finds_nothing_while_searching(sample_site: Path, browser: Browser, served: Serve) -> None:
    tab = browser.new_page(viewport=PHONE)
    tab.goto(served(sample_site))
    tab.locator(".hb-find-open").click()
    tab.get_by_role("searchbox", name="Search the handbook").fill("invoice")
    tab.locator(".hb-find .hb-found a").first.wait_for()
    found = barriers(tab)
    tab.close()
    assert found == []


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page(viewport=DESK)
    tab.set_default_timeout(10_000)
    yield tab
    tab.close()


FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const shape = one.querySelector(':scope > .pk-shape');
  return {
    at: one.dataset.number ?? null,
    name: one.outerHTML.slice(0, 120),
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
      || (!!shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 3),
    inSight: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""

NUMBERED = """() => {
  let number = 0;
  for (const one of document.querySelectorAll('article :is(a[href], button, input, select, summary, [tabindex="0"])'))
    if (one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
      one.dataset.number = number++;
  return number;
}"""


@pytest.mark.parametrize("path", ["roles/service-agent.html", "promises/index.html", "journeys/disputed-invoice.html"])
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(
    sample_site: Path, desk: Page, served: Serve, path: str
) -> None:
    desk.goto(served(sample_site) + path)
    desk.wait_for_timeout(300)
    everything = desk.evaluate(NUMBERED)
    assert everything > 10
    reached: list[int] = []
    unmarked: list[str] = []
    for _ in range(everything + 120):
        desk.keyboard.press("Tab")
        now = desk.evaluate(FOCUSED)
        if now is None:
            break
        if now["at"] is not None:
            reached.append(int(now["at"]))
            if not (now["marked"] and now["inSight"]):
                unmarked.append(now["name"])
    assert reached == list(range(everything))
    assert unmarked == []


def test_the_first_tab_offers_to_skip_to_the_content(sample_site: Path, desk: Page, served: Serve) -> None:
    desk.goto(served(sample_site) + "roles/service-agent.html")
    desk.keyboard.press("Tab")
    skip = desk.locator(".md-skip")
    assert skip.evaluate("one => one === document.activeElement") and skip.is_visible()
    desk.wait_for_function("getComputedStyle(document.activeElement).opacity > 0")  # it fades in
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("!!document.activeElement.closest('article')"), "the next stop is in the content"


def test_a_key_opens_the_search_and_another_leaves_it(sample_site: Path, desk: Page, served: Serve) -> None:
    desk.goto(served(sample_site) + "roles/service-agent.html")
    desk.keyboard.press("/")
    desk.wait_for_function("document.activeElement.id === 'hb-find-all'")
    desk.keyboard.type("nobody came and nobody rang")
    desk.get_by_text("Our engineer rings your bell").last.wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/promises/kept-appointment.html**")
    desk.keyboard.press("/")
    desk.wait_for_function("document.activeElement.id === 'hb-find-all'")
    desk.keyboard.press("Escape")
    assert desk.evaluate("document.activeElement.id") != "hb-find-all"


TURNED_TO = """async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  history.replaceState(null, "", path);
  document.title = page.title;
  for (const where of ["[data-md-component=skip]", ".md-tabs", ".md-main"])
    document.querySelector(where).replaceWith(document.adoptNode(page.querySelector(where)));
  document.querySelector("article").dispatchEvent(new Event("hb-new", { bubbles: true }));
}"""
"""Puts what is in another page into the page that is open, which takes a fifth of the time of opening it."""


@pytest.mark.parametrize("part", range(8))
def test_every_page_fits_a_phone_logs_no_error_and_asks_no_other_host_and_every_kind_can_be_used_by_all(
    sample_site: Path, browser: Browser, served: Serve, part: int
) -> None:
    """A window of 1280 px at 400 % has room for 320 (WCAG 1.4.10); 200 % leaves more."""
    base = served(sample_site)
    kinds = one_of_each_kind(sample_site)
    assert {"404.html", "index.html", "feedback.html", "changes/index.html", "promises/index.html"} <= set(kinds)
    others = sorted({path.relative_to(sample_site).as_posix() for path in sample_site.rglob("*.html")} - set(kinds))
    assert len(kinds) + len(others) > 250
    tab = browser.new_page(viewport=PHONE)
    asked = {
        "phone, light": browser.new_page(viewport=PHONE, color_scheme="light"),
        "desk, dark": browser.new_page(viewport=DESK, color_scheme="dark"),
    }
    for page in asked.values():
        page.goto(base)
    here = ""
    wrong: list[tuple[str, str]] = []
    tab.on("console", lambda message: wrong.append((here, message.text)) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append((here, str(error))))
    own = urlsplit(base).netloc
    elsewhere: list[tuple[str, str]] = []
    tab.on(
        "request",
        lambda one: elsewhere.append((here, one.url)) if urlsplit(one.url).netloc not in ("", own) else None,
    )
    too_wide: list[tuple[str, int, int]] = []
    barred: list[tuple[str, str, str, str]] = []

    def measure() -> None:
        width, over = tab.evaluate("(at => [innerWidth, at.scrollWidth - at.clientWidth])(document.documentElement)")
        if over > 0:
            too_wide.append((here, width, over))

    for here in kinds[part::8]:
        tab.goto(base + here, wait_until="load")
        measure()
        tab.set_viewport_size({"width": 320, "height": 640})
        measure()
        tab.set_viewport_size(PHONE)
        for what, page in asked.items():
            # Who is led to nothing gets there by loading it.
            page.goto(base + here) if here == "404.html" else page.evaluate(TURNED_TO, base + here)
            barred += [(here, what, *barrier) for barrier in barriers(page)]
    for here in others[part::8]:
        tab.evaluate(TURNED_TO, base + here)
        measure()
        assert tab.locator("h1").count() == 1
    for page in (tab, *asked.values()):
        page.close()
    assert (wrong, elsewhere, too_wide, barred) == ([], [], [], [])


@pytest.mark.no_cover
def test_the_markup_has_no_mistakes(sample_site: Path, charter: Path) -> None:
    found: Counter[str] = Counter()
    for site in (sample_site, charter):
        for path in one_of_each_kind(site):
            found.update(mistakes((site / path).read_text("utf-8")))
    assert found == {}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page(viewport=PHONE)
    tab.set_default_timeout(10_000)
    yield tab
    tab.close()


def test_on_a_phone_the_places_of_a_role_stay_in_reach(sample_site: Path, phone: Page, served: Serve) -> None:
    phone.goto(served(sample_site) + "roles/service-agent.html")
    phone.evaluate("scrollTo(0, 5000)")
    places = phone.locator("ul.hb-tabs a")
    assert places.count() > 4
    box = places.first.bounding_box()
    assert box and 0 <= box["y"] < 150 and box["height"] >= 44
    places.nth(3).click()
    phone.wait_for_timeout(400)
    target = phone.locator(f"[id='{(places.nth(3).get_attribute('href') or '').lstrip('#')}']").bounding_box()
    row = places.nth(3).bounding_box()
    assert target and row and target["y"] >= row["y"] + row["height"], "the heading is not behind the row"


def test_on_a_phone_tables_are_cards_with_a_label_beside_each_value(
    sample_site: Path, phone: Page, served: Serve
) -> None:
    phone.goto(served(sample_site) + "touchpoints/invoice.html")
    cell = phone.locator(".hb-table td[data-label='Who']").first
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"Who"'
    assert not phone.locator(".hb-table thead").first.is_visible()
    link, box = cell.locator("a").bounding_box(), cell.bounding_box()
    assert link and box and link["x"] > box["x"] + 60 and link["y"] - box["y"] < 12
