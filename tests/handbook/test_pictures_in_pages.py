"""What a reader can do with the pictures in the handbook's pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from promisekit.draw import draw, frame
from promisekit.draw.words import words
from promisekit.read import load
from tests.browser.axe import barriers

Serve = Callable[[Path], str]
JOURNEY = "journeys/broadband-fault.html"
NAME_OF_FOCUS = """() => {
  const at = document.activeElement;
  return at.dataset.view || at.dataset.tool || (at.matches(".pk-step a") ? "link" : at.classList[0]);
}"""
CARDS = "[...document.querySelectorAll('.hb-picture-journey .pk-step .pk-card')]"
SHOWN = f"{CARDS}.filter(c => c.getClientRects().length).length"


@pytest.fixture
def opened(sample_site: Path, browser: Browser, served: Serve) -> Iterator[Callable[..., Page]]:
    """Opens a journey's page in a window of some width, with or without JavaScript."""
    contexts = []

    def open_page(width: int = 1440, *, script: bool = True, scheme: str = "light", path: str = JOURNEY) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(served(sample_site) + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def tool(page: Page, name: str) -> Locator:
    return page.locator(".hb-picture-journey .hb-picture-tools").first.get_by_role("button", name=name, exact=True)


def test_without_script_the_picture_is_whole_and_no_dead_button_shows(opened: Callable[..., Page]) -> None:
    page = opened(script=False)
    assert page.locator(".hb-picture-journey .hb-picture-tools").count() == 1
    assert page.locator(".hb-picture-journey .hb-picture-tools button:visible").count() == 0
    assert page.locator(".hb-picture-journey .pk-step:visible").count() == 15
    assert page.locator(".hb-picture-journey").get_by_text("Key", exact=True).is_visible()


def test_larger_and_smaller(opened: Callable[..., Page]) -> None:
    page = opened()
    picture, names = (
        page.locator(".hb-picture-journey svg.pk-picture"),
        page.locator(".hb-picture-journey svg.pk-lane-names"),
    )
    width, column = picture.bounding_box()["width"], names.bounding_box()["width"]
    tool(page, "Larger").click()
    assert picture.bounding_box()["width"] == pytest.approx(width * 1.25, abs=2)
    assert names.bounding_box()["width"] == pytest.approx(column * 1.25, abs=2)
    head, bar = (
        page.locator(".hb-picture-journey .pk-head").nth(1).bounding_box(),
        page.locator(".hb-picture-journey .pk-head-bar").nth(1).bounding_box(),
    )
    assert (head["x"], head["width"]) == (pytest.approx(bar["x"], abs=2), pytest.approx(bar["width"], abs=2))
    expect(tool(page, "Usual size")).to_have_text("125 %")
    tool(page, "Usual size").click()
    assert picture.bounding_box()["width"] == pytest.approx(width, abs=1)
    for _ in range(7):
        tool(page, "Smaller").click()
    expect(tool(page, "Smaller")).to_be_disabled()
    assert picture.bounding_box()["width"] == pytest.approx(width / 10, abs=2)
    for _ in range(12):
        tool(page, "Larger").click()
    expect(tool(page, "Larger")).to_be_disabled()
    assert picture.bounding_box()["width"] == pytest.approx(width * 3, abs=2)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_wide_picture_is_seen_as_a_whole(opened: Callable[..., Page], width: int) -> None:
    page = opened(width)
    if width < 700:
        tool(page, "More of what you can do").click()
    frame, picture = (page.locator(f".hb-picture-journey {where}").first for where in (".pk-frame", "svg.pk-picture"))
    tool(page, "Fit to the width").click()
    room, shown = frame.bounding_box(), picture.bounding_box()
    assert room["width"] - 40 < shown["width"] <= room["width"] or shown["width"] < 400
    tool(page, "Show all of it").click()
    assert picture.bounding_box()["height"] <= 900


def test_the_picture_obeys_the_keyboard(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator(".hb-picture-journey .pk-frame").first.focus()
    for key, said in (("+", "125 %"), ("-", "100 %"), ("w", "37 %"), ("0", "100 %")):
        page.keyboard.press(key)
        expect(tool(page, "Usual size")).to_have_text(said)


def test_a_small_picture_below_a_wide_one_leads_through_it(opened: Callable[..., Page]) -> None:
    page = opened()
    overview = page.locator(".hb-picture-journey .hb-overview")
    overview.scroll_into_view_if_needed()
    box = overview.bounding_box()
    assert box["width"] < 500
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + 5)
    page.wait_for_function("document.querySelector('.hb-picture-journey .hb-seen').getAttribute('x') > 0")
    left, seen = page.evaluate(
        "[document.querySelector('.hb-picture-journey .pk-frame').scrollLeft,"
        " Number(document.querySelector('.hb-picture-journey .hb-seen').getAttribute('x'))]"
    )
    assert left > 1500 and seen == pytest.approx(left, abs=2)
    tool(page, "Fit to the width").click()
    assert not overview.is_visible()


@pytest.mark.parametrize("form", ["SVG", "PNG"])
def test_a_picture_is_taken_along(opened: Callable[..., Page], tmp_path: Path, form: str) -> None:
    page = opened(scheme="dark")
    with page.expect_download() as download:
        tool(page, f"Save as {form}").click()
    assert download.value.suggested_filename == f"journey-broadband-fault.{form.lower()}"
    file = tmp_path / "taken"
    download.value.save_as(file)
    if form == "SVG":
        text = file.read_text("utf-8")
        root = ElementTree.fromstring(text)
        assert "var(" not in text and root.get("width")
        assert root.findtext("{*}text") == "Service blueprint: The internet is down, as it is"
    else:
        assert Image.open(file).width > 7000


def test_lane_names_stay_in_sight_in_a_larger_picture(opened: Callable[..., Page]) -> None:
    page = opened(390)
    tool(page, "Larger").click()
    page.evaluate("document.querySelector('.hb-picture-journey .pk-frame').scrollTo(1800, 200)")
    frame, names = (
        page.locator(f".hb-picture-journey {where}").bounding_box() for where in (".pk-frame", ".pk-lane-names")
    )
    assert names["x"] == pytest.approx(frame["x"], abs=1)
    page.evaluate("document.querySelector('.hb-picture-journey .pk-frame').scrollTo(0, 0)")


def test_the_customers_view_and_the_staffs(opened: Callable[..., Page]) -> None:
    page = opened()
    picture = page.locator(".hb-picture-journey svg.pk-picture")
    whole, height = page.evaluate(SHOWN), picture.bounding_box()["height"]
    tool(page, "Customer view").click()
    expect(tool(page, "Customer view")).to_have_attribute("aria-pressed", "true")
    expect(tool(page, "Full view")).to_have_attribute("aria-pressed", "false")
    customer = page.evaluate(SHOWN)
    assert 15 <= customer < whole and picture.bounding_box()["height"] < height
    tool(page, "Staff view").click()
    staff = page.evaluate(SHOWN)
    assert 15 <= staff < whole and customer + staff == whole + 15
    tool(page, "Full view").click()
    assert page.evaluate(SHOWN) == whole
    assert picture.bounding_box()["height"] == pytest.approx(height, abs=1)


@pytest.mark.parametrize("name", ["Customer view", "Staff view"])
def test_a_view_is_drawn_whole(opened: Callable[..., Page], name: str) -> None:
    """Nothing of a hidden lane is left over, and the key follows at once."""
    page = opened()
    tool(page, name).click()
    places = page.evaluate(
        """() => {
          const box = (el) => el.getBoundingClientRect();
          const svg = document.querySelector(".hb-picture-journey svg.pk-picture");
          const cards = [...svg.querySelectorAll(".pk-step .pk-card")].map(box).filter((b) => b.height);
          const key = [...svg.querySelectorAll("text")].find((text) => text.textContent === "Key");
          const heads = [...svg.parentElement.querySelectorAll(".pk-heads .pk-head")].map((h) => box(h).bottom);
          const lines = [...svg.querySelectorAll(".pk-contact, .pk-contact + path")];
          const contacts = lines.map(box).filter((b) => b.height).length;
          const names = box(document.querySelector(".pk-lane-names")).bottom;
          return { top: Math.min(...cards.map((b) => b.top)), bottom: Math.max(...cards.map((b) => b.bottom)),
                   key: box(key).top, heads: Math.max(...heads), names, contacts };
        }"""
    )
    assert places["heads"] <= places["top"] and places["bottom"] < places["names"] <= places["key"] + 1
    assert places["key"] - places["bottom"] < 60
    assert (places["contacts"] > 0) == (name == "Staff view")  # with whom the customer works is the staff's view
    reached = page.evaluate(
        "[...document.querySelectorAll('.hb-hidden a')].some(a => (a.focus(), document.activeElement === a))"
    )
    assert reached is False


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_a_promises_badge_lights_its_chain(opened: Callable[..., Page], how: str) -> None:
    page = opened()
    marks = page.locator(".hb-picture-journey svg.pk-picture .pk-mark a[href$='promises/fault-news.html']")
    own = " ".join(marks.evaluate_all("all => all.map(a => a.parentElement.dataset.steps)")).split()
    steps = page.locator(".hb-picture-journey svg.pk-picture .pk-step").evaluate_all("all => all.map(one => one.id)")
    assert marks.count() > 1 and 1 < len(own) < len(steps)
    others = page.locator(f"#{next(step for step in steps if step not in own)} .pk-card").first
    kept = page.locator(f"#{own[-1]} .pk-card").first
    if how == "pointer":
        marks.first.hover()
    else:
        marks.first.focus()
    lit = page.locator(".hb-picture-journey svg.pk-picture a.hb-lit")
    assert lit.count() >= marks.count()
    assert {lit.nth(i).get_attribute("href") for i in range(lit.count())} == {marks.first.get_attribute("href")}
    expect(others).to_have_css("opacity", "0.3")
    expect(kept).to_have_css("opacity", "1")
    rim = marks.last.locator(".pk-shape")
    expect(rim).to_have_css("stroke-width", "4px")  # a rim, not the colour alone
    if how == "pointer":
        page.mouse.move(5, 5)
    else:
        tool(page, "Larger").focus()
    expect(others).to_have_css("opacity", "1")
    assert lit.count() == 0


def test_step_by_step_on_a_phone(opened: Callable[..., Page]) -> None:
    page = opened(390)
    page.locator(".hb-picture-journey").evaluate("figure => { figure.scrollIntoView(); scrollBy(0, -60); }")
    said = page.locator(".hb-picture-journey [data-tool=said]")
    expect(tool(page, "Step before")).to_be_disabled()
    frame: dict[str, float] = {}
    for number in range(1, 16):
        tool(page, "Next step").click()
        expect(said).to_contain_text(f"Step {number}/15")
        now = page.locator(".hb-picture-journey .pk-frame").bounding_box()
        assert number == 1 or now == frame, "the picture does not jump from step to step"
        frame = now
        here = page.locator(".hb-picture-journey .pk-step.hb-here")
        assert here.count() == 1
        box = here.locator(".pk-card").first.bounding_box()
        assert frame["x"] + 112 <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] < box["y"] and box["y"] + box["height"] <= min(900, frame["y"] + frame["height"])
    expect(tool(page, "Next step")).to_be_disabled()
    tool(page, "Step before").click()
    expect(said).to_contain_text("Step 14/15")
    page.locator(".hb-picture-journey .pk-frame").focus()
    page.keyboard.press("Escape")
    expect(said).to_have_text("Step by step")
    assert page.locator(".hb-here").count() == 0


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_the_tools_are_one_row_and_each_is_as_large_as_a_finger(
    opened: Callable[..., Page], width: int
) -> None:
    page = opened(width)
    tools = page.locator(".hb-picture-journey .hb-picture-tools").first
    assert tools.bounding_box()["height"] < 60
    more = tool(page, "More of what you can do")
    for state in ("false", "true"):
        expect(more).to_have_attribute("aria-expanded", state)
        shown = tools.locator("button:visible, a:visible").all()
        boxes = [button.bounding_box() for button in shown]
        assert len(boxes) == (6 if state == "false" else 16)
        assert min(box["width"] for box in boxes) >= 43.9 and min(box["height"] for box in boxes) >= 43.9
        assert max(box["x"] + box["width"] for box in boxes) <= width
        more.click()
    expect(tools.locator("[data-tool=said]")).not_to_be_visible()
    tool(page, "Next step").click()
    expect(tools.locator("[data-tool=said]")).to_contain_text("Step 1/15")


@pytest.mark.parametrize("width", [1440, 390])
def test_signs_are_drawn_and_say_what_they_do(opened: Callable[..., Page], width: int) -> None:
    """Not letters, which many fonts lack or draw in their own way; and with no rim of some other sign."""
    page = opened(width)
    tools = page.locator(".hb-picture-journey .hb-picture-tools").first
    icons = tools.locator("svg.hb-icon:visible")
    assert icons.count() == (2 if width == 390 else 3)
    for icon in icons.all():
        box, lines = icon.bounding_box(), icon.locator("path").bounding_box()
        assert abs(box["width"] - box["height"]) < 0.1 and box["width"] > 25
        assert lines["width"] > 8
        assert icon.evaluate("el => getComputedStyle(el).borderTopWidth") == "0px"
        button = icon.locator("xpath=..")
        assert button.inner_text() == ""
        assert icon.locator("title").text_content() == button.get_attribute("aria-label") != ""


def test_on_a_desk_nothing_hides_behind_a_button(opened: Callable[..., Page]) -> None:
    page = opened()
    assert not tool(page, "More of what you can do").is_visible()
    assert (
        page.locator(".hb-picture-journey .hb-picture-tools").first.locator("button:visible, a:visible").count() == 15
    )


def test_a_journey_is_there_as_pdf_and_for_draw_io(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened()
    for name, ending, start in (("PDF", "pdf", b"%PDF-"), ("draw.io", "drawio", b"<mxfile")):
        with page.expect_download() as download:
            page.locator(".hb-picture-journey .hb-picture-tools a").filter(has_text=name).first.click()
        assert download.value.suggested_filename == f"journey-broadband-fault.{ending}"
        download.value.save_as(tmp_path / ending)
        content = (tmp_path / ending).read_bytes()
        assert content.startswith(start) and b"../" not in content


def test_a_small_picture_fills_the_full_screen_and_is_as_it_was_afterwards(opened: Callable[..., Page]) -> None:
    page = opened(path="metrics/relationship-nps.html")
    size = page.locator(".hb-picture-trend [data-tool=whole]")
    before = size.inner_text()
    page.locator(".hb-picture-trend [data-tool=full]").click()
    page.wait_for_function("document.fullscreenElement?.matches('.hb-picture')")
    expect(size).to_have_text(re.compile(r"1[1-9]\d %"))
    frame = page.locator(".hb-picture-trend .pk-frame")
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1")
    page.locator(".hb-picture-trend [data-tool=full]").click()
    expect(size).to_have_text(before)


def test_full_screen(opened: Callable[..., Page]) -> None:
    page = opened()
    tool(page, "Full screen").click()
    page.wait_for_function("document.fullscreenElement?.matches('.hb-picture')")
    tool(page, "Full screen").click()
    page.wait_for_function("!document.fullscreenElement")


def test_the_keyboard_reaches_every_button_and_the_picture(opened: Callable[..., Page]) -> None:
    page = opened()
    tool(page, "Full view").focus()
    reached = []
    for _ in range(17):
        reached.append(page.evaluate(NAME_OF_FOCUS))
        page.keyboard.press("Tab")
    tools = [
        "full",
        "customer",
        "staff",
        "on",
        "out",
        "whole",
        "in",
        "width",
        "all",
        "svg",
        "png",
        "pdf",
        "drawio",
        "full",
    ]
    assert reached == [*tools, "pk-frame", "link", "link"]


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_a_box_of_a_chain_lights_what_leads_to_it_and_from_it_with_the_arrows(
    opened: Callable[..., Page], how: str
) -> None:
    page = opened(path="promises/repair-two-days.html#chain")
    chain = page.locator(".hb-picture-promise svg.pk-picture")
    role = chain.locator("[data-node]", has_text="Dispatcher").locator("a").first
    role.hover() if how == "pointer" else role.focus()
    lit = chain.locator("[data-node].hb-lit")
    for name in ("Visit planning", "Choosing a visit slot", "Your broadband works again", "Decision limits"):
        assert lit.filter(has_text=name).count() == 1
    assert lit.filter(has_text="Service agent").count() == lit.filter(has_text="Network controller").count() == 0
    arrows = chain.locator("[data-ends]")
    assert 5 < chain.locator("[data-ends].hb-lit").count() < arrows.count()
    expect(chain.locator("[data-ends]:not(.hb-lit)").first).to_have_css("opacity", "0.2")
    expect(chain.locator("[data-ends].hb-lit > path").first).to_have_css("stroke-width", "3px")
    page.mouse.move(5, 5) if how == "pointer" else page.locator(".hb-picture-promise button:visible").first.focus()
    assert chain.locator(".hb-lit").count() == 0


def test_two_journeys_in_one_picture_have_no_one_way_to_walk(opened: Callable[..., Page], sample_site: Path) -> None:
    both = frame(draw("becomes", load(Path("blueprints")).portfolio, "broadband-fault"))
    html = (sample_site / JOURNEY).read_text("utf-8")
    before, _, rest = html.partition('<div class="pk-frame"')
    page = opened(path="index.html")
    page.route(
        "**/journeys/both.html",
        lambda route: route.fulfill(
            body=f"{before}{both}</figure>{rest.partition('</figure>')[2]}", content_type="text/html; charset=utf-8"
        ),
    )
    page.goto(page.url.replace("index.html", "journeys/both.html"))
    assert tool(page, "Larger").is_visible()
    assert page.locator("[data-tools=views]:visible, [data-tools=walk]:visible").count() == 0


def test_paper_shows_all_lanes_whatever_the_screen_shows(opened: Callable[..., Page]) -> None:
    page = opened()
    tool(page, "Customer view").click()
    hidden = "document.querySelectorAll('.pk-picture .hb-hidden').length"
    assert page.evaluate(hidden) > 10
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(hidden) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(hidden) > 10


def test_a_chain_has_no_lanes_to_hide_and_no_steps_to_walk(opened: Callable[..., Page]) -> None:
    page = opened(path="promises/repair-two-days.html#chain")
    for kind in ("promise", "timeline"):
        picture = page.locator(f".hb-picture-{kind}")
        assert picture.get_by_role("button", name="Larger", exact=True).is_visible()
        assert picture.locator("[data-tools=views]:visible, [data-tools=walk]:visible").count() == 0


PAIR = ["journeys/broadband-fault.html", "journeys/broadband-fault-to-be.html"]


@pytest.mark.parametrize("path", PAIR)
def test_both_journeys_of_a_pair_show_them_side_by_side(opened: Callable[..., Page], path: str) -> None:
    page = opened(path=path)
    pair = page.locator(".hb-picture-becomes")
    expect(pair).to_have_count(1)
    expect(pair.locator("[data-tools=views], [data-tools=walk]")).to_have_count(0)
    width = pair.locator("svg.pk-picture").bounding_box()["width"]
    pair.get_by_role("button", name="Larger", exact=True).click()
    assert pair.locator("svg.pk-picture").bounding_box()["width"] == pytest.approx(width * 1.25, abs=2)
    pair.get_by_role("button", name="Full screen").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList[0]") == "pk-frame"
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.hb-picture-becomes a[href]'))")
    table = page.locator(".hb-picture-becomes + details")
    table.locator("summary").click()
    row = table.locator("tbody tr").nth(1)
    expect(row.locator("td").nth(0)).to_contain_text("Opens the fault map on her phone")
    expect(row.locator("td").nth(1)).to_contain_text("Changed")
    expect(table.get_by_text("Gone").first).to_be_visible()


def test_a_journey_without_a_pair_shows_none(sample_site: Path) -> None:
    with_pair = [f for f in sorted(sample_site.glob("journeys/*.html")) if "hb-picture-becomes" in f.read_text("utf-8")]
    assert [f"journeys/{file.name}" for file in with_pair] == sorted(PAIR, key=lambda path: path.replace(".html", "~"))


FACTS = """() => [...document.querySelectorAll(".hb-picture")].map((figure) => {
  const after = [];
  for (let el = figure.nextElementSibling; el && !el.matches(".hb-picture, nav"); el = el.nextElementSibling)
    after.push(el);
  const tables = after.filter((el) => el.matches("table, dl") || el.querySelector("table, dl, ul"));
  const address = (a) => new URL(a.getAttribute("href"), location.href).href.split("#")[0];
  const plain = (el) => {
    const found = [], walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) found.push(walk.currentNode.textContent);
    return found.join(" ");
  };
  return {
    kind: [...figure.classList].find((name) => name.startsWith("hb-picture-")).slice("hb-picture-".length),
    links: [...figure.querySelectorAll("svg a[href]")].map(address),
    texts: [...figure.querySelectorAll("svg.pk-picture .pk-card text")].map(plain),
    next: tables.length ? [...tables[0].classList][0] : "",
    told: tables.map(plain).join(" "),
    linked: tables.flatMap((el) => [...el.querySelectorAll("a[href]")].map(address)),
  };
})"""
WORD = re.compile(r"[^\W\d_]{4,}")


def test_every_picture_is_followed_by_a_table_of_the_same_facts(
    sample_site: Path, opened: Callable[..., Page], served: Serve
) -> None:
    """All names and words in a picture's boxes stand below it, and what it links to is linked there."""
    paths = [p for p in sorted(sample_site.rglob("*.html")) if 'class="hb-picture ' in p.read_text("utf-8")]
    page = opened(script=False, path="index.html")
    base = page.url.removesuffix("index.html")
    own = {word.casefold() for text in words("en").values() for word in WORD.findall(text)}
    kinds, missing = set(), []
    for path in paths:
        here = base + path.relative_to(sample_site).as_posix()
        page.goto(here)
        for picture in page.evaluate(FACTS):
            kinds.add(picture["kind"])
            told = {word.casefold() for word in WORD.findall(picture["told"])} | own
            lost = {w for text in picture["texts"] for w in WORD.findall(text) if w.casefold() not in told}
            unlinked = set(picture["links"]) - set(picture["linked"]) - {here}
            if lost or unlinked or not picture["next"]:
                missing.append((path.name, picture["kind"], sorted(lost)[:8], sorted(unlinked)[:3], picture["next"]))
    assert missing == []
    assert kinds == {"journey", "becomes", "promise", "timeline", "trend", "map", "heat-map"}


def test_pages_with_pictures_are_light_enough_for_a_phone(sample_site: Path) -> None:
    sizes = {path: path.stat().st_size for path in sample_site.rglob("*.html")}
    promises = {path.name: size for path, size in sizes.items() if path.parent.name == "promises"}
    assert len(promises) > 15 and {name: size for name, size in promises.items() if size > 250_000} == {}
    journeys = {f"journeys/{path.name}": size for path, size in sizes.items() if path.parent.name == "journeys"}
    too_large = {path: size for path, size in journeys.items() if size > (600_000 if path in PAIR else 250_000)}
    assert len(journeys) > 5 and too_large == {}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_and_the_page_is_no_wider_than_the_window(
    opened: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opened(width, scheme=scheme)
    if width < 700:
        tool(page, "More of what you can do").click()
    tool(page, "Customer view").click()
    tool(page, "Next step").click()
    page.get_by_role("heading", level=1).hover()
    assert barriers(page, rules={"color-contrast": {"enabled": False}}) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_target_of_a_trend_is_in_sight_on_a_phone(opened: Callable[..., Page]) -> None:
    page = opened(390, path="metrics/relationship-nps.html")
    frame = page.locator(".hb-picture-trend .pk-frame").bounding_box()
    for said in ("Target: 35 points", "by 31 Dec 2027", "Latest: 27 points"):
        text = page.locator(".hb-picture-trend svg.pk-picture").get_by_text(said, exact=True).bounding_box()
        assert frame["x"] <= text["x"] and text["x"] + text["width"] <= frame["x"] + frame["width"]


def test_a_long_title_is_whole_in_a_picture_that_is_taken_along(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(path="promises/automatic-compensation.html")
    tools = page.locator(".hb-picture-timeline .hb-picture-tools")
    with page.expect_download() as download:
        tools.get_by_role("button", name="Save as SVG", exact=True).click()
    download.value.save_as(tmp_path / "taken.svg")
    page.set_content((tmp_path / "taken.svg").read_text("utf-8"))
    lines = page.locator("svg > text")
    assert lines.count() > 1
    said = " ".join(lines.all_text_contents())
    assert said.startswith("Commitment timeline: What we owe you") and said.endswith("a line of its own.")
    sheet, inner = page.locator("svg").first.bounding_box(), page.locator("svg svg").first.bounding_box()
    for box in (line.bounding_box() for line in lines.all()):
        assert box["x"] + box["width"] <= sheet["x"] + sheet["width"] and box["y"] + box["height"] <= inner["y"]


@pytest.mark.parametrize("path", ["metrics/relationship-nps.html", "heat-map.html"])
def test_what_is_read_as_a_whole_is_seen_as_a_whole_at_a_desk(opened: Callable[..., Page], path: str) -> None:
    frame = opened(path=path).locator(".hb-picture .pk-frame").first
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_the_end_of_a_timeline_is_in_sight_at_a_desk(
    sample_site: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(served(sample_site) + "promises/repair-two-days.html")
    frame = tab.locator(".hb-picture-timeline .pk-frame")
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    tab.locator(".hb-picture-timeline [data-tool=whole]").click()
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth + 1"), "the usual size is a tap away"
    tab.close()
