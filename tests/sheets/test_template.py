from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from promisekit.read import load
from promisekit.sheets.plan import sheets
from tests.sheets.handing_back import add, promisekit, sample, texts


def template(folder: Path, *words: str | Path) -> Path:
    file = folder / "workshop.xlsx"
    assert promisekit("export", "xlsx", *words, "--template", "-o", file).exit_code == 0
    return file


def test_a_template_explains_every_column_and_shows_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = load_workbook(template(tmp_path))
    assert book.sheetnames[0] == "how to" and book.active.title == "how to"
    said = {(row[1].value, row[2].value) for row in book["how to"].iter_rows() if row[1].value}
    for name, sheet in sheets().items():
        assert book[name].max_row <= 2
        for column in sheet.every_column():
            assert any(column.name == one and meaning for one, meaning in said), column.name
    for name in ("touchpoints", "pain_points", "promises", "promises.guidelines", "journeys.steps"):
        assert str(book[name]["A2"].value).startswith("example: ")


def test_a_template_as_it_is_brings_in_nothing(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)
    result = promisekit("import", template(tmp_path, folder), "--path", folder, "--yes")
    assert result.exit_code == 0 and "Nothing would change" in result.output
    assert texts(folder) == before


def test_what_a_workshop_fills_in_becomes_files(tmp_path: Path) -> None:
    folder = tmp_path / "blueprints"
    file = template(tmp_path, sample(tmp_path / "other"))
    book = load_workbook(file)
    add(book, "functions", name="Billing", kind="support")
    add(book, "roles", name="Billing clerk", function="Billing")
    add(book, "touchpoints", name="The invoice", channel="letter", responsible="Billing", roles="Billing clerk")
    add(book, "pain_points", id="no-idea", terms="money\nemotion", at="The invoice", says="What is this fee?")
    add(
        book, "promises", promise="Your invoice is right.", answers="no-idea", kept_at="the-invoice",
        accountable="billing", within="2 working days",
    )  # fmt: skip
    add(
        book, "promises.guidelines", promise="your-invoice-is-right", id="ask", role="billing-clerk", do="Ask.\nListen."
    )
    book.save(file)
    folder.mkdir()
    (folder / "portfolio.yaml").write_text("portfolio: {name: Water}\n")
    result = promisekit("import", file, "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    portfolio = load(folder).portfolio
    assert portfolio.touchpoints["the-invoice"].responsible == "billing"
    assert portfolio.touchpoints["the-invoice"].roles == ("billing-clerk",)
    assert portfolio.promises["your-invoice-is-right"].guidelines["ask"].do == ("Ask.", "Listen.")
    assert promisekit("import", file, "--path", folder, "--yes").output.endswith("say the same already.\n")


def test_only_a_workbook_is_a_template(tmp_path: Path) -> None:
    assert "A template is a workbook" in promisekit("export", "csv", "--template", "-o", tmp_path / "a").output
