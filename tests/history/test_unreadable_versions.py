"""A version that cannot be read hides nothing: what changed shows in the next one, or it is said that it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from promisekit.cli.main import main
from tests.history.repository import Repository

PORTFOLIO = """
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
touchpoints: {invoice: {name: Invoice, channel: letter, responsible: billing}}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    within: 2 working days
"""
BROKEN = {"a field": PORTFOLIO.replace("2 working days", "soon"), "the whole file": "promises: {a: [\n"}


@pytest.fixture(params=list(BROKEN))
def repository(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    made = Repository(tmp_path)
    made.commit("It begins", {"blueprints/all.yaml": PORTFOLIO})
    made.commit("A slip", {"blueprints/all.yaml": BROKEN[request.param]})
    made.commit("Mended", {"blueprints/all.yaml": PORTFOLIO.replace("2 working days", "5 working days")})
    return made


def told(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def test_an_items_history_tells_what_changed_meanwhile_and_of_nothing_that_came_or_went(repository: Repository) -> None:
    steps = told("log", "right-invoice").split("\n\n")[1:]
    assert [step.split("  ")[1].partition(" (")[0] for step in steps] == ["Mended", "It begins"]
    assert "5 working days instead of 2 working days [PD101]" in steps[0]
    assert "since the commit before" in steps[0] and "could not be read" in steps[0]


def test_the_whole_portfolios_history_says_what_it_does_not_tell(repository: Repository) -> None:
    steps = told("log").split("\n\n")
    for step in steps[:2]:
        assert "not compared" in step and "promise right-invoice" in step
        assert " added" not in step and " removed" not in step


def test_a_changelog_says_what_it_does_not_tell(repository: Repository) -> None:
    log = told("changelog", "HEAD~1..HEAD")
    assert "Nothing in what customers" not in log
    assert "Not compared" in log and "all.yaml" in log


@pytest.mark.parametrize("names", [("all.yaml", "all.yaml"), ("all.yaml", "moved/all.yaml")])
@pytest.mark.parametrize("broken", [0, 1])
def test_two_folders_tell_of_nothing_gone_or_new_that_stands_in_an_unreadable_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str], broken: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for side, (folder, name) in enumerate(zip(("old", "new"), names, strict=True)):
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True)
        path.write_text(BROKEN["the whole file"] if side == broken else PORTFOLIO, "utf-8")
        (tmp_path / folder / "skills.yaml").write_text("skills: {calm: {name: Calm}}\n", "utf-8")
    said = told("diff", "old", "new")
    assert said.startswith("Nothing changed in what could be compared.") and names[broken] in said
    assert "[PD" not in said


def test_a_latest_version_that_cannot_be_read_is_named(repository: Repository) -> None:
    readable = (repository.folder / "blueprints/all.yaml").read_text("utf-8")
    repository.commit("Another slip", {"blueprints/all.yaml": BROKEN["a field"]})
    steps = told("log", "promises:right-invoice").split("\n\n")[1:]
    assert "Another slip" in steps[0] and "cannot be read in this version" in steps[0]
    assert "Mended" in steps[1] and "PD101" in steps[1]
    repository.commit("Mended again", {"blueprints/all.yaml": readable})
    steps = told("log", "promises:right-invoice").split("\n\n")[1:]
    assert "Another slip" not in "".join(steps) and "Mended" in steps[0]
