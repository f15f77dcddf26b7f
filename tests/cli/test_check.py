"""``promisekit check``: what is printed, and with which code it ends."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from promisekit.cli.output import terminal_width
from promisekit.report import FORMATS
from tests.cli.conftest import Run, files_in


def test_prints_where_what_and_the_way_out(run: Run, troubled: Path) -> None:
    result = run("check", "--select", "PK101")
    assert result.stdout == (
        """\
blueprints/team.yaml:4:53: error[PK101] `lead` of `workshop`: there is no `lead-mechanik`; a role is due here
  4 |   workshop: {name: Workshop, kind: frontline, lead: lead-mechanik}
    |                                                     ^^^^^^^^^^^^^
  help: did you mean `lead-mechanic`?

1 error in 1 file.
`promisekit rules PK101` explains PK101: why it matters, and an example.
"""
    )
    assert result.exit_code == 1


def test_a_portfolio_in_order_ends_with_0(run: Run, started: Path) -> None:
    result = run("check")
    assert (result.stdout, result.exit_code) == ("All 14 items in 5 files are in order.\n", 0)


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_threshold_decides_how_a_run_with_warnings_ends(
    run: Run, troubled: Path, threshold: str, code: int
) -> None:
    text = (troubled / "team.yaml").read_text("utf-8").replace("mechanik", "mechanic").partition("functions")
    (troubled / "team.yaml").write_text("".join(text[1:]), "utf-8")
    result = run("check", "--select", "PK018", "--fail-on", threshold)
    assert "warning[PK018]" in result.stdout
    assert result.exit_code == code


def test_select_takes_beginnings_of_codes_in_any_case_once_or_often(run: Run, troubled: Path) -> None:
    def found(*words: str) -> set[str]:
        data = json.loads(run("check", "--format", "json", *words).stdout)
        return {diagnostic["code"] for diagnostic in data["diagnostics"]}

    everything = found()
    families = {code for code in everything if code.startswith(("PK1", "PK2"))}
    assert families < everything | {""} and "PK101" in families
    assert found("--select", "pk1, PK2") == found("--select", "PK1", "--select", "PK2") == families


def test_select_of_a_code_that_does_not_exist_is_wrong_use(run: Run, troubled: Path) -> None:
    result = run("check", "--select", "PK1O1")
    assert result.exit_code == 2
    assert "No check has a code that starts with `PK1O1`; did you mean" in result.stderr
    assert "`PK101`" in result.stderr


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_reaches_file_and_standard_output_alike(
    run: Run, troubled: Path, here: Path, format_name: str
) -> None:
    printed = run("check", "--format", format_name)
    written = run("check", "--format", format_name, "-o", "out.txt")
    assert printed.exit_code == written.exit_code == 1
    assert (here / "out.txt").read_bytes() == printed.stdout_bytes
    assert written.stdout == ""
    assert "PK101" in printed.stdout
    assert files_in(here) == ["blueprints/team.yaml", "out.txt"]


def test_formats_for_programs_hold_the_same_findings(run: Run, troubled: Path) -> None:
    count = len(json.loads(run("check", "--format", "json").stdout)["diagnostics"])
    assert count >= 2
    assert len(json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"]) == count
    assert len(list(ET.fromstring(run("check", "--format", "junit").stdout).iter("testcase"))) == count
    assert sum(line.startswith("::") for line in run("check", "--format", "github").stdout.splitlines()) == count


def test_after_the_first_hundred_of_a_kind_the_others_are_counted(run: Run, troubled: Path, here: Path) -> None:
    many = "".join(
        f"  function-{number}: {{name: Function {number}, kind: frontline, lead: x-{number}}}\n"
        for number in range(130)
    )
    (troubled / "many.yaml").write_text(f"functions:\n{many}", "utf-8")
    shown, whole = run("check", "--select", "PK101").stdout, run("check", "--select", "PK101", "--all").stdout
    assert (shown.count("error[PK101]"), whole.count("error[PK101]")) == (100, 131)
    assert "\n\nNot shown: 31 of PK101. `--all` shows them.\n\n131 errors" in shown
    assert "Not shown" not in whole
    run("check", "--select", "PK101", "-o", "found.txt")
    assert (here / "found.txt").read_text("utf-8") == whole


def test_an_unknown_format_is_answered_with_the_nearest(run: Run, troubled: Path) -> None:
    result = run("check", "--format", "jsno")
    assert result.exit_code == 2
    assert "There is no format `jsno`; did you mean `json`?" in result.stderr


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_broken_file_gives_a_finding_in_every_format(run: Run, here: Path, format_name: str) -> None:
    (here / "blueprints").mkdir()
    (here / "blueprints" / "broken.yaml").write_bytes(b"functions: [\x00\xff")
    result = run("check", "--format", format_name)
    assert result.exit_code == 1
    assert "PK002" in result.stdout and "broken.yaml" in result.stdout


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("blueprint", "`blueprint` does not exist; name the folder that holds your blueprint files.\n"
         "Did you mean `blueprints`?"),
        ("notes.txt", "`notes.txt` is a file, not a folder"),
        ("empty", "there is no .yaml file in `empty`; `promisekit init empty` writes"),
        ("far/away", "`far/away` does not exist"),
    ],
)  # fmt: skip
def test_nothing_to_read_ends_with_2_and_says_why(run: Run, troubled: Path, here: Path, path: str, said: str) -> None:
    (here / "notes.txt").touch()
    (here / "empty").mkdir()
    result = run("check", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr


def test_without_blueprints_the_current_folder_is_suggested(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(troubled)
    result = run("check")
    assert result.exit_code == 2
    assert "This folder holds YAML files itself: put a dot after the command to read it." in result.stderr
    assert run("check", ".", "--select", "PK101").stdout.startswith("team.yaml:4:53: error[PK101]")


def test_paths_are_shown_as_people_write_them(run: Run, troubled: Path) -> None:
    assert run("check", "./blueprints//").stdout.startswith("blueprints/team.yaml:")


OVERDUE = """
promises:
  fast: {promise: You wait a day at most., kept_at: desk, accountable: workshop, review_by: 2026-06-30}
"""


@pytest.mark.parametrize(
    ("words", "environment", "overdue"),
    [
        (["--today", "2026-07-01"], {}, True),
        (["--today", "2026-06-30"], {}, False),
        ([], {"SOURCE_DATE_EPOCH": "1782900000"}, True),  # 2026-07-01 10:00 UTC
        ([], {"SOURCE_DATE_EPOCH": "1767225600"}, False),  # 2026-01-01
        (["--today", "2026-01-01"], {"SOURCE_DATE_EPOCH": "1782900000"}, False),
    ],
)
def test_the_day_is_given_by_option_or_environment(
    run: Run, troubled: Path, words: list[str], environment: dict[str, str], overdue: bool
) -> None:
    (troubled / "promises.yaml").write_text(OVERDUE, "utf-8")
    result = run("check", "--select", "PK601", *words, **environment)
    assert ("PK601" in result.stdout) == overdue


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["--today", "31.12.2026"], {}, "`31.12.2026` is no date; write it like `2026-12-31`."),
        ([], {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is `soon`; it has to be a number of seconds"),
        ([], {"SOURCE_DATE_EPOCH": "9" * 30}, "it has to be a number of seconds since 1970"),
        (["--fail-on", "errors"], {}, "There is no severity `errors`; did you mean `error`?"),
        (["--formt", "json"], {}, "--format"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_write(
    run: Run, troubled: Path, words: list[str], environment: dict[str, str], said: str
) -> None:
    result = run("check", *words, **environment)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("file", ["no/such/folder/out.txt", "blueprints"])
def test_a_file_that_cannot_be_written_ends_with_2(run: Run, troubled: Path, file: str) -> None:
    result = run("check", "-o", file)
    assert result.exit_code == 2
    assert f"`{file}` cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(run: Run, troubled: Path, environment: dict[str, str], colored: bool) -> None:
    assert ("\x1b[" in run("check", **environment).stdout) == colored
    assert ("\x1b[" in run("rules", **environment).stdout) == colored


def test_a_file_never_holds_colour(run: Run, troubled: Path, here: Path) -> None:
    run("check", "-o", "out.txt", FORCE_COLOR="1")
    assert "\x1b" not in (here / "out.txt").read_text("utf-8")


def test_text_that_is_not_for_a_terminal_is_as_wide_everywhere() -> None:
    assert terminal_width(120) == 120


def test_a_path_that_no_file_can_have_is_nothing_to_read(run: Run, here: Path) -> None:
    result = run("check", "x" * 5000)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: `xxx")
