"""Each tutorial is followed word by word, up to where the handbook is built; test_handbook.py goes on from there."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from promisekit.edit.new import STARTERS
from tests.cli.conftest import Run, here, run
from tests.tutorials.conftest import TUTORIALS, WALL, in_process
from tests.tutorials.reader import follow, is_as_shown
from tests.tutorials.steps import Command, Edit, steps

__all__ = ["here", "run"]


def test_every_starter_has_a_tutorial() -> None:
    assert set(STARTERS) == {page.stem for page in TUTORIALS}


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_works_and_prints_what_it_says(page: Path, run: Run, here: Path) -> None:
    all_steps = list(steps(page.read_text("utf-8")))
    before_the_handbook = takewhile(lambda step: not is_build(step), all_steps)
    follow(before_the_handbook, here, in_process(run))
    assert any(is_build(step) for step in all_steps)
    assert run("fmt", "--check").exit_code == 0, "what a page has its reader write is in the usual layout"
    commands = [step for step in all_steps if isinstance(step, Command)]
    assert f"--from {page.stem}" in commands[0].typed
    assert any("error[" in step.printed for step in commands), "something is broken on purpose"


def test_the_way_from_the_wall_works_and_prints_what_it_says(run: Run, here: Path) -> None:
    follow(steps(WALL.read_text("utf-8")), here, in_process(run))
    assert run("fmt", "--check").exit_code == 0
    assert "Comes twice to ask" in (here / "reserved-book.svg").read_text("utf-8")


def is_build(step: object) -> bool:
    return isinstance(step, Command) and step.typed.startswith("promisekit build")


def test_what_a_page_asks_for_is_found_in_its_order() -> None:
    page = (
        "Make the file `a.yaml`:\n\n```yaml\none: 1\n```\n\nIn `a.yaml`, write `one: 2`\ninstead of `one: 1`.\n\n"
        "```console\n$ promisekit check\nfine\n$ promisekit rules\n```\n\n"
        "At the end of `a.yaml`, add:\n\n```yaml\ntwo: 2\n```\n\n"
        "In `a.yaml`, below `one: 2`, add:\n\n```yaml\nmore: 3\n```\n"
    )
    make, over, check, rules, end, below = steps(page)
    assert make == Edit("a.yaml", "make", "", "one: 1\n", 3)
    assert over == Edit("a.yaml", "over", "one: 1", "one: 2", 7)
    assert (check, rules) == (Command("promisekit check", "fine\n", 11), Command("promisekit rules", "", 13))
    assert end == Edit("a.yaml", "at the end", "", "two: 2\n", 18)
    assert below == Edit("a.yaml", "over", "one: 2\n", "one: 2\nmore: 3\n", 24)


@pytest.mark.parametrize("page", ["```yaml\none: 1\n```\n", "```console\nfine\n```\n"])
def test_what_says_nothing_of_where_it_goes_is_a_mistake_of_the_page(page: str) -> None:
    with pytest.raises(AssertionError, match="line"):
        list(steps(page))


def test_an_edit_that_does_not_fit_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one: 1\none: 1\n", "utf-8")
    with pytest.raises(AssertionError, match="line 7: `one: 1` stands 2 times"):
        Edit("a.yaml", "over", "one: 1", "one: 2", 7).apply(tmp_path)
    with pytest.raises(AssertionError, match="is there already"):
        Edit("a.yaml", "make", "", "one: 1", 7).apply(tmp_path)


@pytest.mark.parametrize(
    ("shown", "screen", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("b\n", "a\nb\n", False),
        ("…\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nc\n", True),
        ("c\n…\na\n", "a\nb\nc\n", False),
        ("a … c\n", "a b c\n", True),
        ("a … c\n", "a b\nc\n", False),
        ("", "a\n", False),
        ("", "", True),
    ],
)
def test_only_what_a_page_leaves_out_openly_may_be_left_out(shown: str, screen: str, same: bool) -> None:
    assert is_as_shown(shown, screen) is same
