"""Edits that soften, split or move a promise: the verdict, the headline and the text that a reviewer reads of each."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from promisekit.diff import compare
from promisekit.read.versions import Version
from promisekit.report.changes import Review, render
from promisekit.report.changes.headline import headline
from tests.diff.conftest import BASE, laid_over, lay, loaded

EDITS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "edits.yaml").read_text("utf-8"))


def review_of(folder: Path, edit: dict[str, Any], fail_on: str = "weaker") -> Review:
    versions = []
    for name, own, other in (("main", "old", "new"), ("branch", "new", "old")):
        if edit["under"]:
            whole = laid_over(edit["under"], edit[own], edit[other])
        else:
            whole = deepcopy(BASE)
            lay(whole, yaml.load(edit[own], yaml.BaseLoader), yaml.load(edit[other], yaml.BaseLoader))
        versions.append(Version(name, loaded(folder / name, whole)))
    return Review(compare(versions[0].loaded, versions[1].loaded), *versions, fail_on)


@pytest.mark.parametrize("name", EDITS)
def test_what_a_reviewer_reads(name: str, tmp_path: Path) -> None:
    edit = EDITS[name]
    review = review_of(tmp_path, edit)
    assert headline(review) == edit["verdict"]
    assert review.failed is edit["fails"]
    text = render(review, "text")
    assert text.startswith(f"{edit['verdict']}\n")
    first_lines = [re.sub(r"line \d+(?: \(was\))? +", "", line) for line in text.splitlines()]
    for line in edit["reads"]:
        assert line in first_lines
    comment = render(review, "markdown")
    assert comment.startswith(f"### {edit['verdict']}\n")
    unfolded = re.sub(r"<details>.*?</details>", "", comment, flags=re.DOTALL)
    for line in edit["reads"]:
        # What is marked in a terminal is marked in the comment, and nobody has to unfold it.
        side, _, words = line.strip().partition(": ")
        if side in ("was", "now"):
            for mark, tag in (("[-", "<del>"), ("-]", "</del>"), ("[+", "<ins>"), ("+]", "</ins>")):
                words = words.replace(mark, tag)
            assert words in unfolded


def test_there_are_edits_enough() -> None:
    assert len(EDITS) >= 20
