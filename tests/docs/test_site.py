"""The documentation as a site: whole, without a dead link, and without asking any other host."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from promisekit.check.rule import all_rules
from promisekit.diff.kind import all_kinds
from promisekit.model.portfolio import SECTIONS
from tests.docs.site import site

__all__ = ["site"]


class _Loaded(HTMLParser):
    """What a browser fetches to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.addresses.append(str(given["src"]))
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.addresses.append(str(given["href"]))


def test_there_is_a_page_for_everything(site: Path) -> None:
    for name in ("index", "getting-started", "from-the-wall", "yaml", "checks", "changes", "format", "review"):
        assert (site / f"{name}.html").exists(), name
    for folder, names in (
        ("checks", [rule.code.lower() for rule in all_rules()]),
        ("changes", [kind.code.lower() for kind in all_kinds()]),
        ("format", ["portfolio", *SECTIONS]),
    ):
        assert {f"{name}.html" for name in names} <= {page.name for page in (site / folder).iterdir()}


def test_every_field_has_an_address(site: Path) -> None:
    page = (site / "format" / "promises.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert {"within", "kept_at", "remedy-within", "guideline-do", "commitment-by"} <= set(ids)
    assert len(ids) == len(set(ids)), "an address is of one place"


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in [*site.glob("*.html"), site / "format" / "promises.html", site / "checks" / "pk402.html"]:
        loaded = _Loaded()
        loaded.feed(page.read_text("utf-8"))
        assert [address for address in loaded.addresses if "//" in address] == [], page.name
    styles = "".join(style.read_text("utf-8") for style in site.rglob("*.css"))
    assert not re.search(r"url\(['\"]?(?:https?:)?//", styles)


def test_the_search_finds_codes_and_fields(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text("utf-8")
    assert all(word in index for word in ("PK402", "PD101", "no_more_than", "from-the-wall.html"))
