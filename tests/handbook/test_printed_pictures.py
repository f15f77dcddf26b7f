"""What a printed page of the handbook shows of its pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from promisekit.draw.text_width import text_width
from promisekit.read import load

JOURNEYS = tuple(load(Path("blueprints")).portfolio.journeys)
ONLY_PICTURES = "@media print { .md-content__inner > :not(.hb-picture) { display: none !important } }"
LINES = """() => [...document.querySelectorAll(".hb-picture")].flatMap((figure) =>
  [...figure.querySelectorAll(".pk-step .pk-card text")].map((text) => text.textContent))"""


def printed(page: Page) -> list[tuple[str, list[tuple[float, float, float]]]]:
    """Of each sheet of the PDF its text, and the left, right and baseline of every piece, as shares of the sheet."""
    sheets = []
    for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages:
        width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
        said: list[str] = []
        places: list[tuple[float, float, float]] = []

        def note(
            text: str,
            cm: list[float],
            tm: list[float],
            _font: object,
            size: float,
            *,
            said: list[str] = said,
            places: list[tuple[float, float, float]] = places,
            width: float = width,
            height: float = height,
        ) -> None:
            said.append(text)
            if text.strip():
                x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                run = text_width(text.strip(), size * abs(tm[0] * cm[0]))
                places.append((x / width, (x + run) / width, y / height))

        sheet.extract_text(visitor_text=note)
        sheets.append((" ".join("".join(said).split()), places))
    return sheets


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_printed_journey_shows_every_box_whole(
    journey: str, sample_site: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.goto(f"{served(sample_site)}journeys/{journey}.html")
    lines = page.evaluate(LINES)
    page.add_style_tag(content=ONLY_PICTURES)
    sheets = printed(page)
    page.close()
    assert len(lines) > 20 and sheets
    text = " | ".join(said for said, _ in sheets)
    assert [line for line in lines if " ".join(line.split()) not in text] == []
    places = [place for _, found in sheets for place in found]
    assert len(places) > len(lines) / 2
    assert all(left > 0.03 and right < 0.97 and 0.03 < y < 0.97 for left, right, y in places)
