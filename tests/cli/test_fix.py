"""``promisekit fix``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from promisekit.edit.ways_out import is_meant
from tests.cli.conftest import Run

MISTAKES = Path(__file__).parents[1] / "mistakes/cases"
CERTAIN = {
    "apostrophe-in-single": ('    promise: "Your book\'s ready within two working days."', 3),
    "colon-in-list-item": ('          - "Say: your book comes on Friday."', 17),
    "curly-quotes": ("    accountable: shop", 6),
    "decimal-comma": ("          within: 1.5 h", 19),
    "long-unit": ("    within: 48 h", 7),
    "missing-colon": ("    accountable: shop", 6),
    "misspelt-section": ("promises:", 1),
    "nbsp-indent": ("    accountable: shop", 6),
    "text-after-quotes": ("          - '\"Ready soon\" is not a day.'", 17),
    "umlaut-id": ("  kirja-kateen:", 2),
}


@pytest.mark.parametrize("case", CERTAIN)
def test_what_is_certain_is_mended_in_its_line_alone(case: str, run: Run, here: Path) -> None:
    shutil.copytree(MISTAKES / case, here / "blueprints")
    file = here / "blueprints/promises.yaml"
    before = file.read_text().split("\n")
    line, number = CERTAIN[case]

    result = run("fix")

    after = file.read_text().split("\n")
    assert after[number - 1] == line, result.output
    assert [one for one in after if one != line] == [one for at, one in enumerate(before, 1) if at != number]
    assert f"blueprints/promises.yaml:{number}: wrote `" in result.stdout
    assert run("check", "--select", "PK0,PK1").exit_code == 0


@pytest.mark.parametrize("case", sorted(path.name for path in MISTAKES.iterdir() if path.is_dir()))
def test_no_word_is_lost_and_nothing_new_is_wrong(case: str, run: Run, here: Path) -> None:
    shutil.copytree(MISTAKES / case, here / "blueprints")
    before = {path: path.read_bytes() for path in here.rglob("*.yaml")}

    def errors() -> int:
        return run("check", "--select", "PK0,PK1").stdout.count("error[")

    wrong = errors()
    run("fix")

    assert errors() <= wrong
    for path, content in before.items():
        if case not in ("umlaut-id", "utf16-file"):
            assert len(re.findall(rb"\w+", path.read_bytes())) >= len(re.findall(rb"\w+", content)) - 1


def test_what_is_not_certain_is_left_and_told(run: Run, here: Path) -> None:
    shutil.copytree(MISTAKES / "which-field", here / "blueprints")

    result = run("fix")

    assert result.exit_code == 1
    assert "not `high`; perhaps `4`, say which\n1 mistake left for you.\n" in result.stderr
    assert (here / "blueprints/base.yaml").read_bytes() == (MISTAKES / "which-field/base.yaml").read_bytes()


def test_references_and_links_follow_and_a_check_writes_nothing(run: Run, troubled: Path) -> None:
    text = (troubled / "team.yaml").read_text()

    checked = run("fix", "--check")

    assert checked.exit_code == 1
    assert checked.stdout == "blueprints/team.yaml:4: would write `lead-mechanic` for `lead-mechanik`\n"
    assert (troubled / "team.yaml").read_text() == text
    assert "-  workshop: {name: Workshop, kind: frontline, lead: lead-mechanik}\n" in run("fix", "--diff").stdout
    assert run("fix").exit_code == 0
    assert "lead: lead-mechanic}" in (troubled / "team.yaml").read_text()
    assert run("fix").stdout == "Nothing to mend.\n"


def test_an_id_that_is_none_is_written_in_another_way_wherever_it_is_named(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    file = here / "blueprints/a.yaml"
    file.write_text(
        "portfolio: {name: P}\n"
        "functions:\n"
        "  Käyttö_palvelu: {name: K, kind: frontline, description: 'See [[Käyttö_palvelu]].'}\n"
        "roles:\n"
        "  clerk: {name: C, function: Käyttö_palvelu}\n"
    )

    run("fix")

    assert file.read_text().count("kaytto-palvelu") == 3


@pytest.mark.parametrize(
    ("typed", "instead", "expected"),
    [("biling", "billing", True), ("1,5 h", "1.5 h", True), ("48 hours", "48 h", True), ("15 h", "1.5 h", False),
     ("high", "4", False), ("two days", "2 days", False), ("visit", "invoice", False)],
)  # fmt: skip
def test_what_counts_as_certain(typed: str, instead: str, expected: bool) -> None:
    assert is_meant(typed, instead) is expected
