"""People type what they hear: what is found first is the page that answers, in each language of the samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

QUERIES = Path(__file__).parent / "queries"
FOUND = """async (words) => {
  const { pages, sections } = promisekitSearch.unpacked(promisekitIndex);
  const find = promisekitSearch.searcher(pages, sections, promisekitLanguage);
  return words.map((one) => find(one).slice(0, 3).map(({ page }) => pages[page].url.replace(".html", "")));
}"""

Found = Callable[[str, str], tuple[list[str], list[str], int]]


@pytest.fixture
def found(request: pytest.FixtureRequest, browser: Browser) -> Found:
    """Of a set of queries: those whose first hit is wrong, those without a right one among three, and how many there
    are."""

    def asked(code: str, kind: str) -> tuple[list[str], list[str], int]:
        site: Path = request.getfixturevalue("sample_site" if code == "en" else "city_site")
        lines = (QUERIES / f"{code}{kind}.txt").read_text("utf-8").splitlines()
        pairs = [line.split(" => ") for line in lines if " => " in line]
        tab = browser.new_page()
        tab.goto("about:blank")
        tab.add_script_tag(path=site / ("sv" if code == "sv" else "") / "search" / "index.js")
        hits: list[list[str]] = tab.evaluate(FOUND, [words for words, _ in pairs])
        tab.close()
        told: list[Any] = [
            (words, right.split(" | "), three) for (words, right), three in zip(pairs, hits, strict=True)
        ]
        missed = [f"{words}: {three[:1]}" for words, right, three in told if not {*three[:1]} & {*right}]
        lost = [f"{words}: {three}" for words, right, three in told if not {*three} & {*right}]
        return missed, lost, len(pairs)

    return asked


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_the_first_that_is_found_answers(found: Found, code: str) -> None:
    missed, _, count = found(code, "")
    assert count >= 60 and len(missed) <= 0.05 * count, missed


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_words_that_nobody_tuned_it_for_find_the_answer_among_the_first_three(found: Found, code: str) -> None:
    missed, lost, count = found(code, "-unseen")
    assert count >= 40 and len(missed) <= 0.25 * count and len(lost) <= 0.15 * count, (missed, lost)


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_what_staff_type_at_work_is_answered_among_the_first_three(found: Found, code: str) -> None:
    _, lost, count = found(code, "-at-work")
    assert count >= 10 and len(lost) <= 0.1 * count, lost
