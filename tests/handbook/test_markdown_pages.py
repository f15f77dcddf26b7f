"""`promisekit pages`: what is written, and the sites that others make of it without promisekit."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook
from promisekit.handbook.edition.project import ConfigError, Made, Project, make
from promisekit.handbook.outputs.markdown_folder import write_pages
from tests.handbook.conftest import DAY, ROOT
from tests.handbook.test_audience import Markers, everything_in, marks
from tests.handbook.test_site import parsed, type_in, watched

__all__ = ["marks"]

SAMPLE = Project(folder=ROOT / "blueprints")
BUILDERS = {
    "material": [sys.executable, "-m", "mkdocs", "build", "--strict"],
    "zensical": [sys.executable, "-m", "zensical", "build", "--strict"],
}
NO_PROMISEKIT = "raise ImportError('a site has to be made without promisekit')\n"
FOR_SEARCH = ' data-search-exclude="1"'
"""Both builders take it out once the search has read it."""
A_PROMISE = "promises/kept-appointment.html"
A_JOURNEY = "journeys/broadband-fault.html"

SMALL = """\
portfolio: {name: Harbour Bikes & Boats, languages: [fi]}
functions:
  workshop: {name: Workshop, kind: frontline, lead: mechanic}
roles:
  mechanic: {name: Mechanic, function: workshop}
"""


@dataclass(frozen=True)
class Site:
    folder: Path
    handbook: Handbook
    builder: str


@pytest.fixture(scope="module")
def made() -> Made:
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    return make(SAMPLE)


@pytest.fixture(scope="session", params=list(BUILDERS))
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's pages with the site that one of the builders made of them, once for all test processes."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    builder: str = request.param
    pages, turn = shared / f"pages-{builder}", shared / f"pages-{builder}-turn"
    try:
        turn.mkdir()
    except FileExistsError:
        end = time.monotonic() + 240
        while not (pages / "done").exists() and time.monotonic() < end:
            time.sleep(0.2)
        return pages
    assert write_pages(pages, SAMPLE).pages
    forbidden = shared / f"no-promisekit-{builder}" / "promisekit"
    forbidden.mkdir(parents=True)
    (forbidden / "__init__.py").write_text(NO_PROMISEKIT, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(forbidden.parent), "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(BUILDERS[builder], cwd=pages, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (pages / "done").write_text("", "utf-8")
    return pages


@pytest.fixture
def site(folder: Path, made: Made) -> Site:
    assert made.handbook
    return Site(folder / "site", made.handbook, folder.name.removeprefix("pages-"))


@pytest.fixture
def tab(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 390, "height": 844})


@pytest.fixture
def small(tmp_path: Path) -> Project:
    portfolio = tmp_path / "blueprints"
    portfolio.mkdir()
    (portfolio / "all.yaml").write_text(SMALL, "utf-8")
    return Project(folder=portfolio)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What others make of the sample's pages


def test_every_page_is_there_with_its_heading(site: Site) -> None:
    for page in site.handbook.pages:
        built = (site.folder / page.path).with_suffix(".html").read_text("utf-8")
        title = re.search(r"<title>(.*?)</title>", built, re.DOTALL)
        assert title and unescape(title[1]).startswith(page.title) and "<h1" in built, page.path


def test_no_link_is_broken(site: Site) -> None:
    broken, checked = [], 0
    for path in site.folder.rglob("*.html"):
        if path.name == "404.html":
            continue
        here = path.relative_to(site.folder).as_posix()
        for href in parsed(path).links + parsed(path).loads:
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            at = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
            target = site.folder / at if parts.path else path
            if target.is_dir():
                target /= "index.html"
            checked += 1
            known = parts.fragment in ("", "__skip") or (target.exists() and parts.fragment in parsed(target).ids)
            if not target.exists() or not known:
                broken.append(f"{here} -> {href}")
    assert broken == [] and checked > 10_000


def test_pictures_are_as_we_drew_them_links_and_all(site: Site) -> None:
    drawn = 0
    for page in site.handbook.pages:
        places = re.findall(r'<div data-picture="[^"]*"></div>', page.body)
        built = (site.folder / page.path).with_suffix(".html").read_text("utf-8").replace("\n", "") if places else ""
        for place in places:
            picture = site.handbook.pictures.put_in(place, page.path)
            assert picture.replace(FOR_SEARCH, "").replace("\n", "") in built, f"{page.path}: {place}"
            assert "\n\n" not in picture  # where CommonMark's HTML would end
            drawn += "<svg" in picture
    assert drawn > 50


def test_the_navigation_is_that_of_the_handbook(site: Site) -> None:
    home = (site.folder / "index.html").read_text("utf-8")
    for page in site.handbook.pages:
        if page.in_navigation and page.path != "index.md":
            assert f'{page.path.removesuffix(".md")}.html"' in home, page.path
    assert "counting-working-days.html" in home


def test_pages_opened_from_a_disk_ask_nobody_and_log_no_error(site: Site, tab: Page) -> None:
    wrong, asked = watched(tab)
    for path in ("index.html", A_PROMISE, A_JOURNEY, "roles/billing-specialist.html", "what-we-owe.html"):
        tab.goto((site.folder / path).as_uri(), wait_until="load")
        assert not tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), path
    assert wrong == [] and [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_pictures_are_whole_without_scripts_and_follow_the_scheme(site: Site, browser: Browser) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme="light")
        tab = context.new_page()
        tab.goto((site.folder / A_JOURNEY).as_uri())
        picture = tab.locator("figure.hb-picture svg.pk-picture").first
        box = picture.bounding_box()
        assert box and box["width"] > 600 and box["height"] > 300
        assert tab.locator(".hb-picture-tools:visible").count() == 0
        assert tab.locator("figure.hb-picture a[href*='promises/']").count() > 3
        context.close()
        tab = browser.new_page(color_scheme=scheme)
        tab.goto((site.folder / A_JOURNEY).as_uri())
        paper = tab.locator(".pk-frame").first.evaluate("frame => getComputedStyle(frame).backgroundColor")
        light = sum(int(part) for part in re.findall(r"\d+", paper)[:3]) > 380
        assert light == (scheme == "light"), paper
        tab.close()


def test_the_homes_own_search_opens_that_of_the_site(site: Site, tab: Page) -> None:
    tab.goto((site.folder / "index.html").as_uri())
    tab.get_by_label("Your role").fill("nobody came and nobody rang")
    tab.get_by_role("button", name="Search the whole handbook").click()
    tab.get_by_role("combobox" if site.builder == "zensical" else "textbox", name="Search").wait_for(state="visible")


@pytest.mark.parametrize(
    ("words", "promise"),
    [("nobody came and nobody rang", "kept-appointment"), ("what I am paying for", "right-invoice")],
)
def test_a_customers_words_find_the_promise(site: Site, tab: Page, words: str, promise: str) -> None:
    """Material: first of all. Zensical's search cannot be weighed: among the first three."""
    tab.goto((site.folder / "index.html").as_uri())
    tab.locator("label[for=__search]").first.click()
    type_in(tab.get_by_role("combobox" if site.builder == "zensical" else "textbox", name="Search"), words)
    results = tab.locator("a[href*='.html?h=']")
    results.first.wait_for()
    first: list[str] = []
    end = time.monotonic() + 20
    while not any(promise in href for href in first) and time.monotonic() < end:
        tab.wait_for_timeout(100)
        most = min(results.count(), 1 if site.builder == "material" else 3)
        first = [results.nth(at).get_attribute("href") or "" for at in range(most)]
    assert any(promise in href for href in first), first


def test_the_words_of_a_picture_are_not_searched(folder: Path) -> None:
    name = "search/search_index.json" if folder.name.endswith("material") else "search.json"
    index = (folder / "site" / name).read_text("utf-8")
    assert "Full screen" not in index and "Customer view" not in index and "nobody came and nobody rang" in index


# What is written


def test_the_settings_name_no_plugin_of_ours(small: Project, tmp_path: Path) -> None:
    write_pages(tmp_path / "out", small)
    settings = yaml.safe_load((tmp_path / "out" / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "Harbour Bikes &amp; Boats"
    assert [name for one in settings["plugins"] for name in (one if isinstance(one, dict) else [one])] == [
        "search",
        "offline",
    ]
    assert settings["nav"][0] == {"Home": "index.md"}
    assert all((tmp_path / "out" / "docs" / path).exists() for path in settings["extra_css"])


def test_the_same_portfolio_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_pages(tmp_path / name, SAMPLE)
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one == two and len(one) > len(made.handbook.pages if made.handbook else [])


def test_mkdocs_is_not_needed(small: Project, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None\n"
        "from promisekit.cli.main import main\n"
        f"main(['pages', {str(tmp_path / 'out')!r}, '--path', {str(small.folder)!r}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "docs" / "roles" / "mechanic.md").exists()


def test_hand_written_pages_come_along_with_their_item_links(small: Project, tmp_path: Path) -> None:
    (small.folder / "notes").mkdir()
    (small.folder / "notes" / "hello.md").write_text("# Hello\n\nAsk the [[mechanic]].\n", "utf-8")
    (small.folder / "notes" / "_private.md").write_text("# No\n", "utf-8")
    (small.folder / "feedback.md").write_text("# Ours\n", "utf-8")
    (small.folder / "README.md").write_text("# For those who edit\n", "utf-8")
    (small.folder / "plan.png").write_bytes(b"\x89PNG")
    write_pages(tmp_path / "out", small)
    docs = contents(tmp_path / "out" / "docs")
    assert b"[Mechanic](../roles/mechanic.md)" in docs["notes/hello.md"]
    assert docs["feedback.md"] == b"# Ours\n" and docs["plan.png"] == b"\x89PNG"
    assert not {"notes/_private.md", "README.md", "all.yaml"} & docs.keys()
    assert "notes/hello.md" in (tmp_path / "out" / "mkdocs.yml").read_text("utf-8")


def test_pages_are_in_the_language_asked_for(small: Project, tmp_path: Path) -> None:
    (small.folder / "help.md").write_text("# Help\n", "utf-8")
    (small.folder / "help.fi.md").write_text("# Apua\n", "utf-8")
    write_pages(tmp_path / "own", small)
    docs = contents(tmp_path / "own" / "docs")
    assert docs["help.md"] == b"# Help\n" and "help.fi.md" not in docs
    write_pages(tmp_path / "out", small.but(language="fi"))
    docs = contents(tmp_path / "out" / "docs")
    assert docs["help.md"] == b"# Apua\n" and "help.fi.md" not in docs
    settings = yaml.safe_load((tmp_path / "out" / "mkdocs.yml").read_text("utf-8"))
    assert settings["theme"]["language"] == "fi"
    with pytest.raises(ConfigError, match="no language `sv`; it has en, fi"):
        write_pages(tmp_path / "out", small.but(language="sv"))


def test_nothing_internal_is_in_the_publics_pages(marks: Markers, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: blueprints\nplugins: [{promisekit: {audience: public}}]\n", "utf-8")
    project = Project.here(tmp_path / "mkdocs.yml")
    write_pages(tmp_path / "out" / "own", project)
    write_pages(tmp_path / "out" / "fi", project.but(language="fi"))
    whole = everything_in(tmp_path / "out")
    assert not [
        (path, word) for path, content in whole.items() for word in (*marks.inward, "inward") if word in content
    ]
    everything = "\n".join(whole.values())
    assert [word for word in marks.outward if word not in everything] == []
    assert "own/docs/help/lamp.svg" in whole


@pytest.mark.parametrize(
    ("written", "message"),
    [("plugins: [{promisekit: {audience: staf}}]", "no audience `staf`"), ("site_name: [", "mkdocs.yml:1:")],
)
def test_settings_that_cannot_be_used_are_told(tmp_path: Path, written: str, message: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(written, "utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)):
        Project.here(tmp_path / "mkdocs.yml")


def test_the_projects_own_settings_are_used(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Ours\ndocs_dir: book\nplugins:\n  - search: {enabled: !ENV [SEARCH, true]}\n"
        "  - promisekit: {audience: design, templates: look}\n",
        "utf-8",
    )
    project = Project.here(tmp_path / "mkdocs.yml")
    assert project == Project(tmp_path / "book", "Ours", Audience.DESIGN, tmp_path / "look")
