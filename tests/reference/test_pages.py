"""The reference pages in docs/ say what the code says, and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from promisekit.diff.kind import all_kinds
from promisekit.reference.__main__ import main
from promisekit.reference.changes import changes_page
from promisekit.reference.checks import checks_page
from promisekit.reference.format import format_page

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"format.md": format_page, "checks.md": checks_page, "changes.md": changes_page}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_links_within_a_page_lead_somewhere(page: Callable[[], str]) -> None:
    text = page()
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^#+ (.+)$", text, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors | headings


def test_every_kind_of_change_has_its_words_and_its_example() -> None:
    page = changes_page()
    for kind in all_kinds():
        entry = page.split(f'<a id="{kind.code.lower()}"></a>')[1].split("<a id=")[0]
        assert f"### {kind.code} {kind.name} ({kind.weight})" in entry
        assert kind.what in entry and kind.why in entry
        went, came = (set(re.findall(rf"^\{mark} +(?:- )?(.+)$", entry, re.M)) for mark in "-+")
        assert went == set(kind.example.old.splitlines()) and came == set(kind.example.new.splitlines())


def test_all_pages_are_written(tmp_path: Path) -> None:
    main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(PAGES)
