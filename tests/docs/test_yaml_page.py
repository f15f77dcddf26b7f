"""Each slip on the page about YAML is told in those words, and what is written instead is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from promisekit.check import check
from promisekit.diagnostic import Diagnostic
from promisekit.read import load
from promisekit.reference.printed import TODAY, printed
from tests.docs.conftest import ROOT, blocks

PAGE = (ROOT / "docs" / "yaml.md").read_text("utf-8")
SLIPS = [part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:] if "```" in part]


def of_reading(text: str, folder: Path) -> list[Diagnostic]:
    (folder / "example.yaml").write_text(text, "utf-8")
    found = check(load(folder), today=TODAY)
    return [d for d in found if d.code.startswith("PK0") and d.code != "PK018"]


@pytest.mark.parametrize("part", SLIPS, ids=lambda part: part.partition("\n")[0])
def test_a_slip_is_told_as_the_page_says_and_can_be_mended(part: str, tmp_path: Path) -> None:
    wrong, mended = (block.text for block in blocks(part, "yaml"))
    (shown,) = (block.text for block in blocks(part, "text"))
    first = of_reading(wrong, tmp_path)[0]
    assert printed(wrong, first.code) == shown.rstrip("\n")
    assert of_reading(mended, tmp_path) == []


def test_there_are_slips_enough() -> None:
    assert len(SLIPS) >= 15
