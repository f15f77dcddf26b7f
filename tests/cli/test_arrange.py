"""``promisekit move``, ``split`` and ``join``."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from promisekit.edit.layout import all_remarks
from promisekit.edit.syntax import Syntax
from promisekit.read import load
from tests.cli.conftest import Run, files_in

SAMPLES = [Path("blueprints").absolute(), Path("samples/kaupunki").absolute()]
TEXT = """\
# What this file is for.

roles:
  # About the agent.
  agent:
    name: Agent  # short
    function: billing
    # not yet: purpose

  lead: {name: Lead, function: billing}
metrics:
  calls: {name: Calls, kind: operational, results: results/calls.csv, links: [{title: More, url: page.md}]}
"""
REST = "portfolio: {name: P}\nfunctions:\n    billing: {name: Billing, kind: support, lead: lead}\n"


@pytest.fixture
def portfolio(here: Path) -> Path:
    folder = here / "blueprints"
    (folder / "results").mkdir(parents=True)
    (folder / "results/calls.csv").write_text("on,value\n2026-01-01,3\n")
    (folder / "page.md").write_text("# More\n")
    (folder / "a.yaml").write_text(TEXT)
    (folder / "rest.yaml").write_text(REST)
    return folder


def test_an_item_moves_with_its_comments(run: Run, portfolio: Path) -> None:
    before = load(portfolio).portfolio

    result = run("move", "agent", "blueprints/people/roles.yaml")

    assert result.stdout == "Moved `agent` from blueprints/a.yaml to blueprints/people/roles.yaml.\n"
    assert (portfolio / "people/roles.yaml").read_text() == (
        "roles:\n  # About the agent.\n  agent:\n    name: Agent  # short\n    function: billing\n"
        "    # not yet: purpose\n"
    )
    assert (portfolio / "a.yaml").read_text() == (
        "# What this file is for.\n\nroles:\n  lead: {name: Lead, function: billing}\n" + TEXT[TEXT.index("metrics:") :]
    )
    assert load(portfolio).portfolio == before


def test_it_joins_those_that_are_there_as_they_are_indented(run: Run, portfolio: Path) -> None:
    (portfolio / "rest.yaml").write_text(f"{REST}roles:\n    other: {{name: Other, function: billing}}\n")

    run("move", "lead", "rest.yaml")

    assert (
        (portfolio / "rest.yaml")
        .read_text()
        .endswith("roles:\n    other: {name: Other, function: billing}\n    lead: {name: Lead, function: billing}\n")
    )


def test_paths_lead_where_they_led(run: Run, portfolio: Path) -> None:
    before = load(portfolio).portfolio.metrics["calls"].results

    run("move", "calls", "blueprints/measures/calls.yaml")

    text = (portfolio / "measures/calls.yaml").read_text()
    assert "results: ../results/calls.csv, links: [{title: More, url: ../page.md}]" in text
    assert load(portfolio).portfolio.metrics["calls"].results == before
    assert run("check", "--select", "PK0,PK1").exit_code == 0


def test_a_file_in_which_nothing_is_left_goes(run: Run, portfolio: Path) -> None:
    (portfolio / "one.yaml").write_text("# All skills.\nskills:\n  listening: {name: Listening}\n")

    result = run("move", "listening", "a.yaml")

    assert result.stdout == "Moved `listening` from blueprints/one.yaml, which is gone now to blueprints/a.yaml.\n"
    assert not (portfolio / "one.yaml").exists()
    assert (portfolio / "a.yaml").read_text().endswith("\nskills:\n  # All skills.\n  listening: {name: Listening}\n")


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda path: path.name)
def test_split_and_join_of_a_sample_say_the_same_and_lose_no_comment(folder: Path, run: Run, here: Path) -> None:
    shutil.copytree(folder, here / "blueprints", ignore=shutil.ignore_patterns(".*"))
    before = load(here / "blueprints").portfolio
    remarks = _remarks(here)
    several = [name for name in files_in(here) if name.endswith(".yaml") and _items(here / name) > 1]

    assert run("split", *several).exit_code == 0
    assert max(_items(path) for path in here.rglob("*.yaml")) == 1
    assert load(here / "blueprints").portfolio == before
    joined = [path.name for path in (here / "blueprints").iterdir() if path.is_dir() and list(path.rglob("*.yaml"))]
    for name in joined:
        assert run("join", f"blueprints/{name}").exit_code == 0

    assert load(here / "blueprints").portfolio == before
    assert _remarks(here) == remarks
    assert not [path for path in (here / "blueprints").rglob("*") if path.name.startswith(".")]


def _items(path: Path) -> int:
    values = Syntax(path.read_text()).plain()
    return sum(len(items) for section, items in values.items() if section != "portfolio")


def _remarks(folder: Path) -> Counter[str]:
    return sum((all_remarks(Syntax(path.read_text())) for path in folder.rglob("*.yaml")), Counter())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("move", "nobody", "a.yaml"), "No item has the id `nobody`"),
        (("move", "agent", "../x.yaml"), "does not lie in `blueprints`"),
        (("move", "agent", "x.txt"), "would not be read"),
        (("move", "agent", "a.yaml"), "stands in `blueprints/a.yaml` already"),
        (("split", "rest.yaml"), "holds only one item"),
        (("join", "results"), "There is no blueprint file in `results`"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_written(
    run: Run, portfolio: Path, words: tuple[str, ...], says: str
) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert says in result.stderr
    assert (portfolio / "a.yaml").read_text() == TEXT
