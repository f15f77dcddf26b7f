"""``promisekit fmt``."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from promisekit.cli.main import main
from tests.cli.conftest import Run

UNUSUAL = 'portfolio: {name: "Harbour Bikes"}\nroles:\n  a: {function: b, name: A}  # the first\n'
USUAL = "portfolio: {name: Harbour Bikes}\n\nroles:\n  a: {function: b, name: A}  # the first\n"


def test_it_lays_out_a_folder_and_says_which_files(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    (here / "blueprints/a.yaml").write_text(UNUSUAL)
    (here / "blueprints/b.yaml").write_text("skills:\n  s: {name: S}\n")

    result = run("fmt")

    assert result.stdout == "Laid out blueprints/a.yaml\n1 file was laid out anew, 1 as usual.\n"
    assert result.exit_code == 0
    assert (here / "blueprints/a.yaml").read_text() == USUAL
    assert run("fmt", "--check").stdout == "2 files in the usual layout.\n"
    assert sorted(path.name for path in (here / "blueprints").iterdir()) == ["a.yaml", "b.yaml"]


def test_check_and_diff_write_nothing(run: Run, here: Path) -> None:
    (here / "a.yaml").write_text(UNUSUAL)

    checked, shown = run("fmt", "--check", "a.yaml"), run("fmt", "--diff", "a.yaml")

    assert (checked.exit_code, shown.exit_code) == (1, 1)
    assert checked.stdout == "Would lay out a.yaml\n1 file would be laid out anew.\n"
    assert '-portfolio: {name: "Harbour Bikes"}\n+portfolio: {name: Harbour Bikes}\n+\n' in shown.stdout
    assert (here / "a.yaml").read_text() == UNUSUAL


def test_a_file_that_cannot_be_read_stays_and_the_others_are_laid_out(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    (here / "blueprints/a.yaml").write_text(UNUSUAL)
    (here / "blueprints/b.yaml").write_text("roles:\n  a: [x\n")

    result = run("fmt")

    assert result.exit_code == 2
    assert result.stderr == (
        "blueprints/b.yaml stays as it is: line 2: a bracket is never closed, or a comma is missing\n"
    )
    assert (here / "blueprints/a.yaml").read_text() == USUAL


def test_standard_input_comes_out_laid_out() -> None:
    def run(text: str) -> Result:
        return CliRunner().invoke(main, ["fmt", "-"], input=text)

    assert run(UNUSUAL).stdout == USUAL
    refused = run("a: [")
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_a_file_that_is_no_blueprint_is_refused(run: Run, here: Path) -> None:
    (here / "notes.txt").write_text("x")

    assert "no blueprint file" in run("fmt", "notes.txt").stderr
