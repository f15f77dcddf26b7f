from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from promisekit.model.text import wordings
from promisekit.read import load
from tests.sheets.handing_back import add, cell, changed_lines, exported, promisekit, sample, texts


@pytest.mark.parametrize("name", ["blueprints", "samples/kaupunki"])
@pytest.mark.parametrize("to", ["portfolio.xlsx", "tables.zip", "tables"])
def test_handed_back_as_it_was_changes_nothing(tmp_path: Path, name: str, to: str) -> None:
    folder = sample(tmp_path, name)
    before = texts(folder)
    promisekit("export", "xlsx" if to.endswith("xlsx") else "csv", folder, "-o", tmp_path / to)
    result = promisekit("import", tmp_path / to, "--path", folder, "--yes", "--delete")
    assert (result.exit_code, result.output) == (0, "Nothing would change: the files say the same already.\n")
    assert texts(folder) == before


def test_one_changed_cell_changes_one_line(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        cell(
            book, "promises.commitments", {"promise": "right-invoice", "id": "correct"}, "within"
        ).value = "2 working days"

    file = exported(folder, edit)
    result = promisekit("import", file, "--path", folder, "--yes")
    assert result.exit_code == 0
    assert "2 working days" in result.output and "promise right-invoice" in result.output
    gone, came = changed_lines(before, texts(folder))
    assert len(gone) == len(came) == 1 and "within: 2 working days" in came[0]


def test_nothing_is_written_before_somebody_says_yes(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        cell(book, "roles", {"id": "service-agent"}, "name").value = "Adviser"

    file = exported(folder, edit)
    asked = promisekit("import", file, "--path", folder, said="n\n")
    assert asked.exit_code == 1 and "Write this to 1 file" in asked.output
    shown = promisekit("import", file, "--path", folder, "--dry-run")
    assert "+++ " in shown.output and "Adviser" in shown.output
    assert texts(folder) == before
    assert promisekit("import", file, "--path", folder, said="y\n").exit_code == 0
    assert texts(folder) != before


def test_what_programs_make_of_cells_is_read_as_it_is_meant(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        row = {"id": "right-invoice"}
        cell(book, "promises", row, "review_by").value = datetime.datetime(2027, 3, 31)
        share = cell(book, "promises", row, "share")
        share.value, share.number_format = 0.95, "0 %"
        cell(book, "touchpoints", {"id": "invoice"}, "moment_of_truth").value = True
        cell(book, "touchpoints", {"id": "invoice"}, "encounters_per_month").value = 4200.0

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    promise = (folder / "promises/right-invoice.yaml").read_text()
    assert "review_by: 2027-03-31" in promise and "share: 95 %" in promise
    touchpoints = (folder / "touchpoints.yaml").read_text()
    assert "moment_of_truth: true" in touchpoints and "encounters_per_month: 4200\n" in touchpoints


def test_what_a_program_writes_otherwise_is_no_change(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        share = cell(book, "promises", {"id": "answer-the-phone"}, "share")
        share.value = str(share.value).replace(" %", "%")
        cell(
            book, "touchpoints", {"id": book["touchpoints"]["A2"].value}, "encounters_per_month"
        ).number_format = "0.00"

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert "Nothing would change" in result.output
    assert texts(folder) == before


def test_a_text_longer_than_a_cell_comes_back_whole(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    long = "The  spaces  in a text of words " * 3000
    with (folder / "long.yaml").open("w") as file:
        file.write(f'skills:\n  long: {{name: Long, description: "{long.strip()}", tags: ["a\\u0007b"]}}\n')
    file = exported(folder)
    assert "Nothing would change" in promisekit("import", file, "--path", folder, "--yes", "--delete").output


def test_a_name_with_a_control_character_breaks_no_workbook(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    with (folder / "odd.yaml").open("w") as file:
        file.write('functions:\n  odd: {name: "A\\u0007b", kind: support}\nroles:\n  r: {name: R, function: odd}\n')
    file = exported(folder)
    assert "Nothing would change" in promisekit("import", file, "--path", folder, "--yes", "--delete").output


def test_nothing_but_commas_is_nothing(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        cell(book, "promises", {"id": "right-invoice"}, "answers").value = ", ;"

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert "is empty, and what the portfolio says there stays" in result.output
    assert texts(folder) == before


def test_order_and_columns_of_ones_own_do_not_matter(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        page = book["promises"]
        page.insert_cols(1)
        page["A1"].value = "What we said in the workshop"
        page["A2"].value = "Ask Mary"
        page.insert_rows(3, amount=2)
        page.column_dimensions["C"].hidden = True
        rows = [[found.value for found in row] for row in book["roles"].iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for at, value in enumerate(row, 1):
                book["roles"].cell(number, at).value = value
        book["pain_points"].insert_rows(1, amount=2)
        book["pain_points"]["A1"].value = "Pains, version 3"
        book.create_sheet("My notes")["A1"].value = "x"
        book["pain_points"].title = "Pain points"
        for head in book["touchpoints"][1]:
            head.value = str(head.value).replace("_", " ").capitalize()

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes", "--delete")
    assert result.output.endswith("Nothing would change: the files say the same already.\n"), result.output
    assert "sheet promises, column A `What we said in the workshop` is not read" in result.output
    assert texts(folder) == before


def test_a_renamed_header_is_told(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        for head in book["promises"][1]:
            if head.value == "within":
                head.value = "within what time"

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes", "--delete")
    assert "`within what time` is not read: there is no column `within`; is it that?" in result.output
    assert "Nothing would change" in result.output


def test_new_rows_go_where_most_of_their_kind_stand(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        add(book, "pain_points", id="lost-letter", terms="time\nemotion", at="invoice", says="My letter got lost.")
        add(book, "promises.guidelines.may", promise="right-invoice", guideline="disputed-line", does="Send flowers")
        add(book, "promises.remedy", promise="right-invoice", gives="An apology by letter")

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert "lost-letter" in (folder / "customers" / "pains.yaml").read_text()
    assert load(folder).portfolio.pain_points["lost-letter"].terms == ("time", "emotion")
    promise = load(folder).portfolio.promises["right-invoice"]
    assert promise.remedy[-1].gives == ("An apology by letter",)
    assert "Send flowers" in [one.does for one in promise.guidelines["disputed-line"].may]
    again = promisekit("import", tmp_path / "portfolio.xlsx", "--path", folder, "--yes")
    assert "Nothing would change" in again.output


def test_a_section_that_no_file_has_gets_one(tmp_path: Path) -> None:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "a.yaml").write_text("portfolio: {name: Water}\nfunctions: {desk: {name: Desk, kind: frontline}}\n")

    def edit(book: Any) -> None:
        add(book, "touchpoints", name="The call", channel="phone", responsible="Desk")

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert "the row has no id; it gets `the-call`" in result.output
    assert (folder / "touchpoints.yaml").read_text() == (
        "touchpoints:\n  the-call: {name: The call, channel: phone, responsible: desk}\n"
    )


def test_only_delete_takes_away(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        found = cell(book, "skills", {"id": book["skills"]["A2"].value}, "id")
        book["skills"].delete_rows(found.row)
        cell(book, "rituals", {"id": book["rituals"]["A2"].value}, "purpose").value = None

    file = exported(folder, edit)
    kept = promisekit("import", file, "--path", folder, "--yes")
    assert "Nothing would change" in kept.output
    assert "sheet skills:" in kept.output and "`--delete` would take it away" in kept.output
    assert "sheet rituals: " in kept.output and "is empty" in kept.output
    assert texts(folder) == before


def test_problems_are_told_by_sheet_and_cell(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)
    places: dict[str, str] = {}

    def edit(book: Any) -> None:
        row = {"id": "right-invoice"}
        for name, said in (("within", "two dayz"), ("accountable", "biling"), ("since", "31.12.2026")):
            found = cell(book, "promises", row, name)
            found.value, places[name] = said, found.coordinate
        found = cell(book, "promises.commitments", {"promise": "right-invoice", "id": "correct"}, "by")
        found.value, places["by"] = "biling", found.coordinate
        add(book, "promises.remedy", promise="rigt-invoice", gives="Money")
        places["remedy"] = f"A{book['promises.remedy'].max_row}"

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 2 and "nothing was written" in result.output
    assert f"sheet promises.remedy, cell {places['remedy']}: `rigt-invoice`" in result.output
    assert "did you mean `right-invoice`?" in result.output

    def without_the_row(book: Any) -> None:
        edit(book)
        book["promises.remedy"].delete_rows(book["promises.remedy"].max_row)

    result = promisekit("import", exported(folder, without_the_row), "--path", folder, "--yes")
    assert result.exit_code == 2
    for name in ("within", "accountable", "since"):
        assert f"sheet promises, cell {places[name]}: " in result.output, (name, places[name], result.output)
    assert f"sheet promises.commitments, cell {places['by']}: " in result.output, result.output
    assert "2026-12-31" in result.output
    assert texts(folder) == before


def test_what_is_missing_is_told_at_the_empty_cell(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    places: list[str] = []

    def edit(book: Any) -> None:
        found = cell(book, "promises", {"id": "right-invoice"}, "accountable")
        found.value = None
        places.append(found.coordinate)

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes", "--delete")
    assert result.exit_code == 2 and f"sheet promises, cell {places[0]}: " in result.output, result.output


def test_what_stands_in_a_cell_and_in_rows_is_a_problem(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        cell(book, "promises", {"id": "right-invoice"}, "within").value = "2 working days"
        add(book, "promises.within", promise="right-invoice", nr=1, within="3 working days")

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 2 and "stands here and in sheet promises.within, too" in result.output


def test_a_formula_that_nobody_computed_is_a_problem(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        cell(book, "roles", {"id": "service-agent"}, "name").value = "=A1"

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 2 and "holds a formula" in result.output


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip", "a.pdf", "none.xlsx"])
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str) -> None:
    folder = sample(tmp_path)
    if not name.startswith("none"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 no zip")
    result = promisekit("import", tmp_path / name, "--path", folder)
    assert result.exit_code == 2 and result.output.startswith("Error: `"), result.output


def test_a_translation_comes_stays_and_goes(tmp_path: Path) -> None:
    folder = sample(tmp_path, "samples/kaupunki")
    before = texts(folder)

    def edit(book: Any) -> None:
        cell(book, "functions", {"id": "vesilaitos"}, "name (sv)").value = "Vattenverket i Vasstrand"
        cell(book, "roles", {"id": "vesipaivystaja"}, "name (sv)").value = None

    file = exported(folder, edit)
    result = promisekit("import", file, "--path", folder, "--yes")
    assert "sheet roles: " in result.output and "is empty" in result.output
    gone, came = changed_lines(before, texts(folder))
    assert len(gone) == len(came) == 1 and "Vattenverket i Vasstrand" in came[0]
    assert promisekit("import", file, "--path", folder, "--yes", "--delete").exit_code == 0
    assert list(wordings(load(folder).portfolio.roles["vesipaivystaja"].name)) == ["Vesipäivystäjä"]


def test_a_new_language_is_a_new_column(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    places: list[str] = []

    def edit(book: Any) -> None:
        page = book["skills"]
        page.cell(1, page.max_column + 1).value = "name (fi)"
        page.cell(2, page.max_column).value = "Selkeä kieli"
        places.append(page.cell(2, page.max_column).coordinate)

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert f"sheet skills, cell {places[0]}: " in result.output and "add `languages: [en, fi]`" in result.output

    def declare(book: Any) -> None:
        edit(book)
        cell(book, "portfolio", {"id": "portfolio"}, "languages").value = "en\nfi"

    result = promisekit("import", exported(folder, declare), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    skill = next(iter(load(folder).portfolio.skills.values()))
    assert "Selkeä kieli" in str(skill.name)


def test_csv_as_excel_saves_it_is_understood(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    table = "id;name;function\nservice-agent;Ylitarkastaja Ärjä;customer-service\n"
    (tmp_path / "roles.csv").write_bytes(table.encode("cp1252"))
    result = promisekit("import", tmp_path / "roles.csv", "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert load(folder).portfolio.roles["service-agent"].name == "Ylitarkastaja Ärjä"


def test_results_as_excel_saves_them_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    metric = 'm: {name: M, kind: operational, unit: "%", results: m.csv}'
    (folder / "a.yaml").write_text(f"portfolio: {{name: P}}\n\nmetrics:\n    {metric}\n", encoding="utf-8")
    table = "on;value;n\r\n31.1.2026;94,5;1\u00a0200\r\n28.2.2026;95,25;900\r\n\r\n".encode("cp1252")
    (folder / "m.csv").write_bytes(table)
    assert promisekit("fmt", folder).exit_code == 0
    result = promisekit("import", exported(folder, lambda _book: None), "--path", folder, "--yes", "--delete")
    assert "Nothing would change" in result.output
    assert (folder / "m.csv").read_bytes() == table
    assert [one.value for one in load(folder).portfolio.metrics["m"].results] == [94.5, 95.25]


def test_a_step_is_put_between_others_and_what_is_done_there(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        add(book, "journeys.steps", journey="disputed-invoice", phase=1, nr=1.5, id="sighs", customer="Sighs")
        add(
            book,
            "journeys.actions",
            journey="disputed-invoice",
            step="sighs",
            lane="support",
            actor="billing",
            does="Nothing",
        )

    steps = [step.id for step in load(folder).portfolio.journeys["disputed-invoice"].steps()]
    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    journey = load(folder).portfolio.journeys["disputed-invoice"]
    assert [step.id for step in journey.steps()] == [steps[0], "sighs", *steps[1:]]
    assert journey.phases[0].steps[1].support["billing"][0].does == "Nothing"


def test_a_name_will_do_for_an_id(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        cell(book, "touchpoints", {"id": "invoice"}, "responsible").value = "Customer service"

    promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert load(folder).portfolio.touchpoints["invoice"].responsible == "customer-service"


def test_with_delete_an_item_goes_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    def edit(book: Any) -> None:
        book["stories"].delete_rows(2, 100)

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes", "--delete")
    assert result.exit_code == 0, result.output
    assert "stories.yaml (removed)" in result.output
    assert load(folder).portfolio.stories == {}


def test_what_is_still_needed_does_not_go(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    before = texts(folder)

    def edit(book: Any) -> None:
        row = cell(book, "functions", {"id": "billing"}, "id").row
        book["functions"].delete_rows(row)

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes", "--delete")
    assert result.exit_code == 2 and "there is no `billing`" in result.output
    assert texts(folder) == before


def test_what_was_written_empty_is_filled(tmp_path: Path) -> None:
    """A field that stands in the file and says nothing is no reason to lose what the table says."""
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "portfolio: {name: A, closed: []}\n"
        "functions:\n  billing:\n    name: Billing\n    kind: support\n    hours: [mon 08:00-09:00]\n",
        encoding="utf-8",
    )

    def edit(book: Any) -> None:
        cell(book, "functions", {"id": "billing"}, "hours").value = "always"
        row = {"portfolio": "portfolio", "from": "12-24", "why": "Christmas"}
        book["portfolio.closed"].append([row.get(head.value) for head in book["portfolio.closed"][1]])

    result = promisekit("import", exported(folder, edit), "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    portfolio = load(folder).portfolio
    assert [list(wordings(one.why)) for one in portfolio.about.closed] == [["Christmas"]]
    assert portfolio.functions["billing"].hours.is_always
