from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from promisekit.model.touchpoint import Evidence
from promisekit.read import load
from tests.sheets.handing_back import cell, exported, promisekit, sample

NAMED = """\
portfolio: {name: Water, language: en}
functions: {desk: {name: "=Desk", kind: frontline}}
roles: {agent: {name: Agent, function: desk, contact: {phone: +44 20 7946 0123}}}
touchpoints:
  call: {name: The call, responsible: desk, roles: [agent], evidence: ["@home", "-5"], tags: ["a\\nb", plain]}
"""


def written(folder: Path, text: str = NAMED) -> Path:
    blueprints = folder / "blueprints"
    blueprints.mkdir()
    (blueprints / "a.yaml").write_text(text, encoding="utf-8")
    return blueprints


def test_each_section_has_a_sheet_and_each_part_its_own(tmp_path: Path) -> None:
    book = load_workbook(exported(sample(tmp_path)))
    assert {"promises", "promises.commitments", "promises.guidelines", "promises.remedy"} <= set(book.sheetnames)
    assert {"journeys", "journeys.phases", "journeys.steps", "journeys.actions", "metrics.results"} <= set(
        book.sheetnames
    )
    for name in book.sheetnames:
        if "." not in name and name not in ("links", "accepted", "lists"):
            assert book[name]["A1"].value == "id"
    assert book["lists"].sheet_state == "hidden"


def test_a_row_reads_without_look_up(tmp_path: Path) -> None:
    book = load_workbook(exported(sample(tmp_path)))
    row = {"id": "right-invoice"}
    assert cell(book, "promises", row, "accountable").value == "billing"
    assert cell(book, "promises", row, "accountable (name)").value == "Billing"
    assert cell(book, "promises", row, "kept_at").value.split("\n")[0] == "invoice"
    assert cell(book, "promises", row, "kept_at (name)").value.split("\n")[0] == "Monthly invoice"


def test_rows_are_high_enough_for_their_texts_and_may_grow(tmp_path: Path) -> None:
    file = exported(sample(tmp_path))
    book = load_workbook(file)
    heights = [book["promises"].row_dimensions[row].height for row in range(2, book["promises"].max_row + 1)]
    assert all(30 < height < 200 for height in heights)
    with zipfile.ZipFile(file) as held:
        assert not any(b"customHeight=" in held.read(name) for name in held.namelist())


def test_ids_and_words_are_offered(tmp_path: Path) -> None:
    book = load_workbook(exported(written(tmp_path)))
    page = book["touchpoints"]
    heads = {head.value: head.column_letter for head in page[1]}
    offered = {}
    for one in page.data_validations.dataValidation:
        if one.type == "list":
            letter = str(one.sqref).split("2")[0]
            sheet, place = one.formula1.split("!")
            cells = book[sheet][place.replace("$", "")]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            offered[letter] = [found.value for (found,) in rows]
    assert offered[heads["responsible"]] == ["desk"]
    assert offered[heads["moment_of_truth"]] == ["true", "false"]


def test_texts_of_each_language_have_a_column(tmp_path: Path) -> None:
    book = load_workbook(exported(sample(tmp_path, "samples/kaupunki")))
    assert cell(book, "functions", {"id": "vesilaitos"}, "name (fi)").value
    assert cell(book, "functions", {"id": "vesilaitos"}, "name (sv)").value
    assert "name" not in [head.value for head in book["functions"][1]]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    folder = written(tmp_path)
    book = load_workbook(exported(folder))
    assert cell(book, "functions", {"id": "desk"}, "name").value == "'=Desk"
    assert cell(book, "roles", {"id": "agent"}, "contact.phone").value == "'+44 20 7946 0123"
    promisekit("export", "csv", folder, "-o", tmp_path / "tables")
    for file in (tmp_path / "tables").iterdir():
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))):
            assert not any(text.startswith(("=", "@", "+", "\t", "\r")) for text in row)


def test_what_no_cell_shows_is_in_a_column_that_says_so(tmp_path: Path) -> None:
    book = load_workbook(exported(written(tmp_path)))
    row = {"id": "call"}
    assert cell(book, "touchpoints", row, "tags").value is None
    assert json.loads(cell(book, "touchpoints", row, "not in cells").value) == {"tags": ["a\nb", "plain"]}


@pytest.mark.parametrize("name", ["portfolio.xlsx", "portfolio.zip"])
def test_the_same_portfolio_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    folder = sample(tmp_path)
    kind = "xlsx" if name.endswith("xlsx") else "csv"
    files = [tmp_path / f"{number}-{name}" for number in range(2)]
    for file in files:
        promisekit("export", kind, folder, "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as held:
        assert {entry.date_time[0] for entry in held.infolist()} == {1980}


def test_json_is_the_portfolio_as_it_is_written(tmp_path: Path) -> None:
    folder = written(tmp_path)
    said = json.loads(promisekit("export", "json", folder).output)
    assert said["touchpoints"]["call"]["evidence"] == ["@home", "-5"]
    (folder / "a.yaml").write_text(json.dumps(said), encoding="utf-8")
    assert load(folder).portfolio.touchpoints["call"].evidence == tuple(Evidence(what=text) for text in ("@home", "-5"))


def test_a_portfolio_that_cannot_be_read_whole_is_not_exported(tmp_path: Path) -> None:
    folder = written(tmp_path, NAMED + "  mail: {nam: Mail}\n")
    result = promisekit("export", "xlsx", folder, "-o", tmp_path / "a.xlsx")
    assert result.exit_code == 2
    assert "line 6" in result.output and "promisekit check" in result.output
    assert not (tmp_path / "a.xlsx").exists()
