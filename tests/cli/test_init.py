"""``promisekit init``: the portfolio that newcomers begin with."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from promisekit.edit.new import STARTERS
from tests.cli.conftest import Run, files_in
from tests.reference.schema_tools import refused


def test_what_it_writes_passes_check_without_any_finding(run: Run, here: Path) -> None:
    result = run("init", "blueprints")
    assert result.exit_code == 0
    assert result.stdout.endswith("\nNext:\n  promisekit check\n  promisekit serve\n")
    assert len(files_in(here / "blueprints")) >= 4
    assert all(f"blueprints/{name}" in result.stdout for name in files_in(here / "blueprints"))
    checked = run("check", "--fail-on", "info")
    assert (checked.exit_code, checked.stdout) == (0, "All 14 items in 5 files are in order.\n")


@pytest.mark.parametrize("day", [datetime.date(2027, 1, 1), datetime.date(2031, 12, 31), datetime.date(2040, 2, 29)])
def test_it_is_in_order_in_later_years_too(run: Run, here: Path, day: datetime.date) -> None:
    noon = int(datetime.datetime.combine(day, datetime.time(12), datetime.UTC).timestamp())
    run("init", "later", SOURCE_DATE_EPOCH=str(noon))
    result = run("check", "later", "--today", day.isoformat(), "--fail-on", "info")
    assert result.exit_code == 0, result.stdout


def test_its_pictures_can_be_drawn_as_its_comments_say(run: Run, started: Path, here: Path) -> None:
    command = "promisekit graph journey repair -o repair.svg"
    assert command in (started / "journeys.yaml").read_text("utf-8")
    assert run(*command.split()[1:]).exit_code == 0
    assert "Fetches the bike" in (here / "repair.svg").read_text("utf-8")


@pytest.mark.parametrize("name", STARTERS)
def test_a_portfolio_of_a_field_can_be_chosen(run: Run, here: Path, name: str) -> None:
    result = run("init", "blueprints", "--from", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Wrote a small portfolio, `{name}`, to `blueprints`:\n")
    checked = run("check", "--fail-on", "info")
    assert checked.exit_code == 0, checked.stdout
    assert checked.stdout.endswith(" items in 5 files are in order.\n")
    assert run("fmt", "--check").exit_code == 0, "the usual layout"


def test_fields_are_listed_each_on_a_line(run: Run, here: Path) -> None:
    result = run("init", "--list")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.split("\n\n")[0].splitlines()] == list(STARTERS)
    assert files_in(here) == []


def test_a_misspelt_field_is_answered_with_the_nearest(run: Run, here: Path) -> None:
    result = run("init", "blueprints", "--from", "utilty")
    assert result.exit_code == 2
    assert "There is no starter `utilty`; did you mean `utility`?" in result.stderr
    assert "software-support" in run("init", "blueprints", "--from", "bank").stderr
    assert not (here / "blueprints").exists()


def test_the_next_commands_name_the_folder(run: Run, here: Path) -> None:
    assert "promisekit check 'our service'" in run("init", "our service").stdout


def test_an_empty_folder_is_fine(run: Run, here: Path) -> None:
    (here / "blueprints").mkdir()
    assert run("init", "blueprints").exit_code == 0


def test_nothing_is_overwritten(run: Run, here: Path) -> None:
    folder = here / "blueprints"
    folder.mkdir()
    (folder / "mine.yaml").write_text("mine", "utf-8")
    result = run("init", "blueprints")
    assert result.exit_code == 2
    assert "`blueprints` is not empty, and nothing in it is overwritten." in result.stderr
    assert files_in(folder) == ["mine.yaml"]


@pytest.mark.parametrize(("folder", "said"), [("notes", "`notes` is a file."), ("notes/new", "cannot be written")])
def test_a_file_in_the_way_is_named(run: Run, here: Path, folder: str, said: str) -> None:
    (here / "notes").touch()
    result = run("init", folder)
    assert result.exit_code == 2
    assert said in result.stderr


def test_vs_code_finds_the_schema_for_the_new_files(run: Run, here: Path) -> None:
    result = run("init", "blueprints")
    assert files_in(here / ".vscode") == ["promisekit.schema.json", "settings.json"]
    assert "  .vscode/promisekit.schema.json\n  .vscode/settings.json\n" in result.stdout
    settings = json.loads((here / ".vscode" / "settings.json").read_text("utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert patterns == ["blueprints/**/*.yaml", "blueprints/**/*.yml"]
    content = json.loads((here / schema).read_text("utf-8"))
    assert all(refused(content, file.read_text("utf-8")) == [] for file in (here / "blueprints").glob("*.yaml"))


def test_a_folder_elsewhere_gets_its_own_settings(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "work").mkdir()
    monkeypatch.chdir(here / "work")
    assert run("init", "../other").exit_code == 0
    assert files_in(here / "work") == []
    settings = json.loads((here / "other" / ".vscode" / "settings.json").read_text("utf-8"))
    assert list(settings["yaml.schemas"].values()) == [["**/*.yaml", "**/*.yml"]]
    assert run("check", "../other").exit_code == 0


def test_what_an_editor_has_already_stays(run: Run, here: Path) -> None:
    (here / ".vscode").mkdir()
    (here / ".vscode" / "settings.json").write_text("{}", "utf-8")
    result = run("init", "blueprints")
    assert result.exit_code == 0
    assert (here / ".vscode" / "settings.json").read_text("utf-8") == "{}"
    assert "`.vscode/settings.json` was there already and stays" in result.stdout
    assert '"yaml.schemas": {"./.vscode/promisekit.schema.json": ["blueprints/**/*.yaml"' in result.stdout
    (here / ".vscode" / "promisekit.schema.json").write_text("mine", "utf-8")
    again = run("init", "second")
    assert (here / ".vscode" / "promisekit.schema.json").read_text("utf-8") == "mine"
    assert "`promisekit schema -o .vscode/promisekit.schema.json` writes it anew" in again.stdout


def test_the_portfolio_is_there_where_nothing_can_be_written_for_editors(run: Run, here: Path) -> None:
    (here / ".vscode").write_text("a file", "utf-8")
    result = run("init", "blueprints")
    assert result.exit_code == 0
    assert "Nothing was written for your editor: `.vscode`" in result.stderr
    assert run("check").exit_code == 0
