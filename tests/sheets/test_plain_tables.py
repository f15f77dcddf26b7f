from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from promisekit.read import load
from tests.sheets.handing_back import promisekit

BASE = """\
portfolio: {name: Water, language: sv}
functions: {kundtjanst: {name: Kundtjänst, kind: frontline}, fakturering: {name: Fakturering, kind: support}}
"""
WALL = "Kontaktpunkt;Kanal;Ansvarig;Färg på lappen\nFakturan;brev;Fakturering;gul\nChatten;chatt;;rosa\n"
MAPS = (
    "--map", "Kontaktpunkt=touchpoints.name", "--map", "Kanal=touchpoints.channel",
    "--map", "Ansvarig=touchpoints.responsible",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "blueprints"
    made.mkdir()
    (made / "a.yaml").write_text(BASE, encoding="utf-8")
    return made


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    file = tmp_path / "wall.csv"
    file.write_text(WALL, encoding="utf-8")
    return file


def test_a_mapped_table_becomes_touchpoints(folder: Path, wall: Path) -> None:
    result = promisekit("import", wall, "--path", folder, *MAPS, "--set", "touchpoints.responsible=kundtjanst", "--yes")
    assert result.exit_code == 0, result.output
    assert "column `Färg på lappen` is not read" in result.output
    touchpoints = load(folder).portfolio.touchpoints
    assert {key: (one.name, one.channel, one.responsible) for key, one in touchpoints.items()} == {
        "fakturan": ("Fakturan", "brev", "fakturering"),
        "chatten": ("Chatten", "chatt", "kundtjanst"),
    }


def test_what_is_missing_is_told_by_its_cell_in_the_table(folder: Path, wall: Path) -> None:
    result = promisekit("import", wall, "--path", folder, *MAPS, "--yes")
    assert result.exit_code == 2 and not (folder / "touchpoints.yaml").exists()
    assert "sheet wall, cell " in result.output and "`responsible`" in result.output, result.output


def test_in_a_script_the_options_to_give_are_told(folder: Path, wall: Path) -> None:
    result = promisekit("import", wall, "--path", folder)
    assert result.exit_code == 2
    assert "--map Kontaktpunkt=touchpoints.name --map Kanal=touchpoints.channel" in result.output


def test_on_a_terminal_each_column_is_asked_for(folder: Path, wall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("promisekit.cli.column_mapping.sys", Terminal())
    result = promisekit(
        "import", wall, "--path", folder, "--set", "touchpoints.responsible=kundtjanst", said="\n\n\n\ny\n"
    )
    assert result.exit_code == 0, result.output
    assert "Kontaktpunkt, for example “Fakturan” [touchpoints.name]" in result.output
    assert set(load(folder).portfolio.touchpoints) == {"fakturan", "chatten"}


class Terminal:
    stdin = type("In", (), {"isatty": staticmethod(lambda: True)})


def test_headers_of_ones_own_in_a_sheet_of_ours_are_told(folder: Path, wall: Path) -> None:
    result = promisekit("import", wall.rename(wall.with_name("touchpoints.csv")), "--path", folder)
    assert result.exit_code == 2 and "`--map COLUMN=FIELD` says what each means" in result.output


def test_a_workbook_with_a_title_above_is_understood(folder: Path, tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    page.title = "Blad1"
    for row in (["Workshop i mars"], [], ["Kontaktpunkt", "Kanal", "Ansvarig"], ["Appen", "app", "Kundtjänst"]):
        page.append(row)
    book.save(tmp_path / "wall.xlsx")
    result = promisekit("import", tmp_path / "wall.xlsx", "--path", folder, *MAPS, "--yes")
    assert result.exit_code == 0, result.output
    assert load(folder).portfolio.touchpoints["appen"].responsible == "kundtjanst"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "Kontaktpunkt=touchpoint.name"), "did you mean `touchpoints.name`?"),
        (("--map", "Kontaktpunk=touchpoints.name"), "No column is called `kontaktpunk`; did you mean `Kontaktpunkt`?"),
        (("--map", "Kontaktpunkt"), "write it like"),
    ],
)
def test_what_is_misspelt_is_answered(folder: Path, wall: Path, words: tuple[str, ...], said: str) -> None:
    result = promisekit("import", wall, "--path", folder, *words)
    assert result.exit_code == 2 and said in result.output, result.output
