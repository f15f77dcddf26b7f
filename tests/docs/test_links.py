"""Links of the documentation lead to files that are there, and to a place in them that is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.conftest import ROOT

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING"))]
FOLDERS = sorted({page.parent.relative_to(ROOT).as_posix() for page in PAGES})


def links(page: Path) -> list[str]:
    """The addresses of a page's links, without what stands in blocks and code."""
    text = re.sub(r"^```.*?^```$|``?[^`\n]*``?", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", text)


@cache
def anchors(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_link_leads_somewhere(folder: str) -> None:
    dead = []
    for page in PAGES:
        if page.parent.relative_to(ROOT).as_posix() != folder:
            continue
        for link in links(page):
            path, _, anchor = link.partition("#")
            if "://" in link or link.startswith("mailto:"):
                continue
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
                dead.append(f"{page.relative_to(ROOT)}: {link}")
    assert dead == []


def test_the_site_has_all_pages_and_no_link_leads_out_of_it() -> None:
    settings = (ROOT / "documentation.yml").read_text("utf-8")
    listed = set(re.findall(r"(?:: |- )([\w/-]+\.md)$", settings, re.MULTILINE))
    docs = ROOT / "docs"
    pages = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")}
    by_code = {page for page in pages if page.startswith(("checks/", "changes/"))}
    assert pages - by_code == listed, "documentation.yml lists the pages of its menu"
    for page in pages:
        out = [link for link in links(docs / page) if link.startswith("../" * (page.count("/") + 1))]
        assert out == [], f"{page}: name the file without a link, as the site does not have it"
