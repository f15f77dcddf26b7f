"""Pictures that items name, on pages: seen with words for those who do not see them, and only by those who may."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.project import Project
from promisekit.handbook.outputs.markdown_folder import write_pages
from promisekit.handbook.outputs.single_file import write_single_file
from promisekit.handbook.site.build import build

Served = Callable[[Path], str]
YAML = """\
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
roles: {clerk: {name: Clerk, function: billing}}
personas:
  family: {name: The "Reyes" family, image: "images/a face #1.jpg"}
touchpoints:
  invoice:
    name: Invoice
    responsible: billing
    evidence: [The envelope, {what: The *letter* & 2 < 3 more, image: images/letter.png}, {what: Map, image: map.svg}]
promises:
  right: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
journeys:
  pay:
    name: Paying
    persona: family
    phases: [{name: Pay, steps: [{id: opens, customer: Opens it, touchpoint: invoice, emotion: 1}]}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50" fill="red"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "blueprints"
    (made / "images").mkdir(parents=True)
    (made / "a.yaml").write_text(YAML, "utf-8")
    Image.new("RGB", (90, 120), "red").save(made / "images" / "a face #1.jpg")
    Image.new("RGB", (80, 60), "green").save(made / "images" / "letter.png")
    (made / "map.svg").write_text(SVG, "utf-8")
    return made


def images(html: str) -> list[dict[str, str]]:
    tags = re.findall(r'<img class="hb-image"[^>]*>', html)
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in tags]


def test_every_page_shows_them_with_words(folder: Path, browser: Browser, served: Served, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(folder, site=site).site
    page = browser.new_page()
    lost: list[str] = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    address = served(site)
    for path, words in (
        ("personas/family.html", ['The "Reyes" family']),
        ("touchpoints/invoice.html", ["The letter & 2 < 3 more", "Map"]),
    ):
        page.goto(address + path)
        shown = page.locator("img.hb-image")
        shown.evaluate_all("all => all.forEach(one => { one.loading = 'eager' })")
        page.wait_for_function("[...document.querySelectorAll('img.hb-image')].every(one => one.naturalWidth > 0)")
        assert shown.evaluate_all("all => all.map(one => one.alt)") == words
    assert lost == []
    page.close()


def test_the_single_file_holds_them(folder: Path, browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "one.html"
    write_single_file(out, Project(folder=folder))
    sources = [one["src"] for one in images(out.read_text("utf-8"))]
    assert len(sources) == 3 and all(source.startswith("data:image/") for source in sources)
    page = browser.new_page()
    page.goto(out.as_uri() + "#personas/family")
    page.wait_for_function("document.querySelector('.sf-shown img.hb-image')?.naturalWidth == 90")
    page.close()


def test_the_markdown_folder_has_the_files_that_its_pages_show(folder: Path, tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", Project(folder=folder))
    docs = tmp_path / "pages" / "docs"
    text = (docs / "personas" / "family.md").read_text("utf-8")
    assert images(text)[0]["src"] == "../images/a%20face%20%231.jpg"
    assert (docs / "images" / "a face #1.jpg").is_file() and (docs / "map.svg").is_file()


def test_the_public_has_none_of_them(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "public"
    assert build(folder, site=site, audience=Audience.PUBLIC).site
    assert not [path for path in site.rglob("*") if path.name in ("a face #1.jpg", "letter.png", "map.svg")]
    assert not [path for path in site.rglob("*.html") if "hb-image" in path.read_text("utf-8")]


def test_a_picture_that_changed_changes_the_site(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(folder, site=site).site
    before = (site / "journeys" / "pay.html").read_text("utf-8")
    Image.new("RGB", (90, 120), "blue").save(folder / "images" / "a face #1.jpg")
    assert build(folder, site=site).site
    assert (site / "journeys" / "pay.html").read_text("utf-8") != before
    assert (site / "images" / "a face #1.jpg").read_bytes() == (folder / "images" / "a face #1.jpg").read_bytes()
