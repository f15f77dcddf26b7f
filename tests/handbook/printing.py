"""What stands on paper: the words of a PDF and the size of its type."""

from __future__ import annotations

import re
from typing import Any

from pypdf import PdfReader


def words_of(paper: PdfReader) -> str:
    """All text, each run of blanks one space, words that were divided at the end of a line whole again."""
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    return re.sub("\u00ad ?", "", text)


def smallest_type(paper: PdfReader) -> float:
    """The size in points of the smallest letter that is printed."""
    sizes: set[float] = set()

    def note(text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:
        if any(letter.isalnum() for letter in text):
            sizes.add(round(abs(size * _height(inner) * _height(outer)), 2))

    for page in paper.pages:
        page.extract_text(visitor_text=note)
    return min(sizes)


def _height(matrix: list[float]) -> float:
    """How much a transformation makes things higher."""
    return float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)
