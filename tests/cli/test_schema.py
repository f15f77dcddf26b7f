"""``promisekit schema``: what editors need to help with writing."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.cli.conftest import Run
from tests.reference.schema_tools import refused

NEW = "touchpoints:\n  phone: {name: Phone, responsible: workshop}\n"


def test_it_prints_a_schema(run: Run) -> None:
    result = run("schema")
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert refused(schema, NEW) == []
    assert refused(schema, NEW.replace("responsible", "responsable")) != []


def test_it_writes_a_file_and_the_same_bytes_again(run: Run, here: Path) -> None:
    file = here / "blueprint.json"
    result = run("schema", "-o", "blueprint.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Wrote `blueprint.json`.\n")
    before = file.read_bytes()
    run("schema", "-o", "blueprint.json")
    assert file.read_bytes() == before == run("schema").stdout_bytes


def test_with_ids_it_knows_those_of_the_portfolio(run: Run, started: Path) -> None:
    schema = json.loads(run("schema", "--with-ids", "blueprints").stdout)
    assert refused(schema, NEW) == []
    assert refused(schema, NEW.replace("workshop", "workshp")) == [
        "touchpoints/phone/responsible: 'workshp' is not one of ['parts', 'workshop']"
    ]


def test_a_portfolio_with_other_mistakes_has_its_ids_all_the_same(run: Run, troubled: Path) -> None:
    result = run("schema", "--with-ids", "blueprints")
    assert result.exit_code == 0
    assert "Lead mechanic" in result.stdout


def test_ids_that_cannot_be_read_are_not_called_wrong(run: Run, started: Path, here: Path) -> None:
    (started / "more.yaml").write_text("skills: {listening: [name", "utf-8")
    result = run("schema", "--with-ids", "blueprints", "-o", "blueprint.json")
    assert result.exit_code == 2
    assert "Part of `blueprints` cannot be read" in result.stderr
    assert not (here / "blueprint.json").exists()


def test_a_folder_that_is_not_there_is_said(run: Run) -> None:
    result = run("schema", "--with-ids", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
