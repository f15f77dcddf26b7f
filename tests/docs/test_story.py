"""The README's story of a promise that could not be kept: what it quotes is what the commands say of the sample."""

from __future__ import annotations

import re
import shlex

import pytest

from promisekit.draw import draw
from promisekit.read import load
from tests.cli.conftest import Run
from tests.docs.conftest import ROOT, blocks

STORY = (
    (ROOT / "README.md").read_text("utf-8").partition("## A promise that could not be kept\n")[2].partition("\n## ")[0]
)


@pytest.fixture
def in_clone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_verdict_and_the_worst_case_are_those_of_the_proof(run: Run, in_clone: None) -> None:
    told = run("proof", "repair-next-day").output
    quoted = " ".join(re.findall(r"^> (.*)$", STORY, re.MULTILINE))
    assert f"Worst case: {quoted}." in told
    share = re.search(r"kept in ([\d.]+ %) of the hours", STORY)
    assert share and f"Kept in {share[1]} of the hours" in told


def test_what_if_answers_as_shown(run: Run, in_clone: None) -> None:
    (block,) = blocks(STORY, "console")
    shown = [part for part in block.text.split("$ ") if part]
    assert len(shown) == 2
    for part in shown:
        command, _, answer = part.partition("\n")
        told = run(*shlex.split(command)[1:])
        assert told.exit_code == 0
        assert answer.endswith("…\n") and told.output.startswith(answer.removesuffix("…\n"))


def test_the_mended_promise_is_always_kept(run: Run, in_clone: None) -> None:
    assert "(blueprints/promises/repair-two-days.yaml)" in STORY
    assert "Always kept" in run("proof", "repair-two-days").output


def test_the_picture_is_that_of_the_sample() -> None:
    """Its words; drawn anew by `promisekit graph timeline repair-next-day -o docs/pictures/repair-next-day.svg`."""
    shown = (ROOT / "docs/pictures/repair-next-day.svg").read_text("utf-8")
    drawn = draw("timeline", load(ROOT / "blueprints").portfolio, "repair-next-day").svg
    words = re.compile(r"<text[^>]*>([^<]*)</text>")
    assert "docs/pictures/repair-next-day.svg" in STORY
    assert set(words.findall(drawn)) <= set(words.findall(shown)), "draw it anew"
