"""`promisekit rules PD101`: what a change weighs, and why."""

from __future__ import annotations

from click.testing import CliRunner

from promisekit.cli.rules import command


def test_one_change_is_explained_with_its_example() -> None:
    result = CliRunner().invoke(command, ["pd101"])
    assert result.exit_code == 0
    assert result.output.startswith("PD101 ")
    assert "Weight: weaker." in result.output
    assert "    - " in result.output.replace("    -  ", "    - ") and "    + " in result.output.replace(
        "    +  ", "    + "
    )


def test_the_beginning_of_a_code_lists_changes_and_an_unknown_one_is_refused() -> None:
    listed = CliRunner().invoke(command, ["PD1"]).output.splitlines()
    assert len(listed) > 10 and all(line.startswith("PD1") for line in listed)
    refused = CliRunner().invoke(command, ["PD999"])
    assert refused.exit_code == 2 and "There is no change `PD999`" in refused.output
