"""A picture that was replaced is told, also where its file's name stayed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from promisekit.cli.main import main
from promisekit.diff import Comparison, compare
from promisekit.read import load

PORTFOLIO = """
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
personas: {olga: {name: Olga, image: images/olga.png}}
touchpoints:
  invoice:
    name: Invoice
    channel: letter
    responsible: billing
    evidence: [The invoice, {what: The envelope, image: images/envelope.jpg}]
pain_points: {fees: {terms: money, at: invoice, says: I cannot tell what I pay for}}
promises:
  right: {promise: Your invoice is right., kept_at: invoice, accountable: billing, answers: fees}
"""


def written(folder: Path, text: str = PORTFOLIO, **grey: int) -> Path:
    """The portfolio, its pictures in these shades of grey."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "portfolio.yaml").write_text(text, "utf-8")
    for name in ("olga.png", "envelope.jpg", "box.png"):
        Image.new("L", (12, 8), grey.get(name.partition(".")[0], 9)).save(folder / "images" / name)
    return folder


def between(folder: Path, text: str = PORTFOLIO, **grey: int) -> Comparison:
    return compare(load(written(folder / "old")), load(written(folder / "new", text, **grey)))


def test_a_portrait_replaced_under_its_name_is_told(tmp_path: Path) -> None:
    (change,) = between(tmp_path, olga=200).changes
    assert (change.code, change.weight, change.section, change.id, change.field) == (
        "PD538", "reworded", "personas", "olga", "image",
    )  # fmt: skip
    assert change.old != change.new and change.message.startswith("another picture is shown: images/olga.png (12 × 8")
    assert change.span.line == 4 and change.reach.items.get("promises", ()) == ()


def test_a_picture_of_evidence_replaced_under_its_name_is_told_where_the_entry_stands(tmp_path: Path) -> None:
    moved = PORTFOLIO.replace(
        "[The invoice, {what: The envelope, image: images/envelope.jpg}]",
        "[{what: The envelope, image: images/envelope.jpg}, The invoice]",
    )
    (change,) = between(tmp_path, moved, envelope=200).changes
    assert (change.code, change.id, change.path[2:]) == ("PD538", "invoice", ("evidence", 0, "image"))


def test_another_file_is_told_once_and_the_same_pictures_not_at_all(tmp_path: Path) -> None:
    (change,) = between(tmp_path / "a", PORTFOLIO.replace("olga.png", "box.png"), box=77).changes
    assert (change.code, change.old, change.new) == ("PD538", "images/olga.png", "images/box.png")
    assert between(tmp_path / "b").changes == ()
    assert between(tmp_path / "c", box=200).changes == ()


def test_a_picture_that_comes_is_a_field_that_comes(tmp_path: Path) -> None:
    old = load(written(tmp_path / "old", PORTFOLIO.replace(", image: images/olga.png", "")))
    (change,) = compare(old, load(written(tmp_path / "new"))).changes
    assert (change.code, change.new) == ("PD905", "images/olga.png")


def test_of_a_renamed_item_too(tmp_path: Path) -> None:
    text = PORTFOLIO.replace("invoice:", "bill:").replace("at: invoice", "at: bill")
    comparison = between(tmp_path, text, envelope=200)
    assert sorted((change.code, change.id) for change in comparison.changes) == [("PD538", "bill"), ("PD903", "bill")]


@pytest.mark.parametrize("committed", [True, False], ids=["two revisions", "a revision and the working tree"])
def test_diff_of_git_tells_it(tmp_path: Path, committed: bool) -> None:
    def git(*words: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *author, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-b", "main")
    written(tmp_path / "blueprints")
    git("add", ".")
    git("commit", "-m", "one")
    written(tmp_path / "blueprints", envelope=200)
    if committed:
        git("commit", "-am", "two")
    words = ["HEAD~1", "HEAD"] if committed else ["HEAD"]
    told = CliRunner().invoke(main, ["diff", *words, "--path", str(tmp_path / "blueprints")])
    assert told.exit_code == 0 and "touchpoint invoice" in told.output
    assert "another picture is shown: images/envelope.jpg (12 × 8 pixels, " in told.output


def test_diff_of_two_folders_tells_it(tmp_path: Path) -> None:
    written(tmp_path / "old")
    written(tmp_path / "new", olga=1)
    told = CliRunner().invoke(main, ["diff", str(tmp_path / "old"), str(tmp_path / "new")])
    assert told.exit_code == 0 and "another picture is shown: images/olga.png" in told.output
