"""``promisekit card``: the file it writes, and what it says where it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_in


def test_the_card_is_a_file_named_for_the_role(run: Run, started: Path, here: Path) -> None:
    result = run("card", "mechanic")
    assert result.exit_code == 0 and result.stdout == "" and "`mechanic.pdf`" in result.stderr
    written = (here / "mechanic.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert run("card", "mechanic", "-o", "-").stdout_bytes == written
    assert run("card", "mechanic", "--paper", "A6", "-o", "pocket.pdf").exit_code == 0
    assert (here / "pocket.pdf").read_bytes() != written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mechanik"], "There is no role `mechanik`; did you mean `mechanic`?"),
        (["Mechanic"], "did you mean `mechanic`?"),
        (["../mechanic"], "There is no role `../mechanic`"),
        (["astronaut"], "There is no role `astronaut`. There is: "),
        (["mechanic", "--language", "fr"], "The portfolio has no language `fr`. There is: en."),
        (["mechanic", "--paper", "A3"], "There is no paper `A3`. There is: a4, a5, a6."),
        (["mechanic", "--path", "nowhere"], "`nowhere` does not exist"),
        (["mechanic", "-o", "no/such/folder/card.pdf"], "`no/such/folder/card.pdf` cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    run: Run, started: Path, here: Path, words: list[str], said: str
) -> None:
    before = files_in(here)
    result = run("card", *words)
    assert result.exit_code == 2 and result.stdout == ""
    assert said in result.stderr
    assert files_in(here) == before


def test_a_portfolio_of_many_roles_says_where_ids_are_and_one_of_none_that_it_has_none(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    file = here / "blueprints" / "a.yaml"
    roles = "".join(f"  role-{n}: {{name: R{n}, function: f}}\n" for n in range(20))
    file.write_text(f"functions:\n  f: {{name: F, kind: support}}\nroles:\n{roles}", "utf-8")
    assert "Write its id, as it stands below `roles` in your files." in run("card", "xyz").stderr
    file.write_text("functions:\n  f: {name: F, kind: support}\n", "utf-8")
    assert "This portfolio has no roles." in run("card", "xyz").stderr


def test_what_cannot_be_read_is_said(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    text = "functions:\n  f: {name: F, kind: support}\nroles:\n  a: {name: A, function: f}\n  b: 5\n"
    (here / "blueprints" / "a.yaml").write_text(text, "utf-8")
    result = run("card", "a")
    assert result.exit_code == 0 and "Part of the portfolio cannot be read" in result.stderr
    result = run("card", "b")
    assert result.exit_code == 2 and "The role `b` cannot be read; `promisekit check` says why." in result.stderr


def test_without_typst_it_says_what_to_install(run: Run, started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = run("card", "mechanic")
    assert result.exit_code == 2
    assert "pip install typst" in result.stderr and "print the role's page" in result.stderr
