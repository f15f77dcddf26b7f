"""The reference pages are those that the models, the rules and the kinds of change would write today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from promisekit.check import check
from promisekit.check.rule import all_rules
from promisekit.diff.kind import Kind, all_kinds
from promisekit.model.about import About
from promisekit.model.base import Acceptance
from promisekit.model.portfolio import SECTIONS
from promisekit.model.promise import Promise
from promisekit.read import load
from promisekit.read.problems import PROBLEMS
from promisekit.read.shape import field_names
from promisekit.reference.__main__ import main
from promisekit.reference.changes import change_page, changes_pages
from promisekit.reference.checks import check_page, checks_pages
from promisekit.reference.examples import SHOWN, example
from promisekit.reference.format import format_pages
from promisekit.reference.pages import reference_pages
from promisekit.reference.schema import file_schema

DOCS = Path(__file__).parents[2] / "docs"
CODES = [*PROBLEMS, *(rule.code for rule in all_rules())]


def test_the_pages_in_docs_are_current() -> None:
    pages = reference_pages()
    there = [
        p.relative_to(DOCS).as_posix() for name in ("format", "checks", "changes") for p in (DOCS / name).iterdir()
    ]
    assert sorted(there) == sorted(name for name in pages if "/" in name), "run `make docs`"
    for name, page in pages.items():
        assert (DOCS / name).read_text("utf-8") == page, f"run `make docs`: {name}"


def test_pages_of_what_is_gone_are_removed_and_those_of_others_stay(tmp_path: Path) -> None:
    main(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")} == set(reference_pages())
    (tmp_path / "checks" / "pk999.md").write_text((tmp_path / "checks" / "pk101.md").read_text("utf-8"), "utf-8")
    (tmp_path / "checks" / "ours.md").write_text("# Written by hand\n", "utf-8")
    main(tmp_path)
    assert not (tmp_path / "checks" / "pk999.md").exists()
    assert (tmp_path / "checks" / "ours.md").exists()


@pytest.mark.parametrize("section", ["portfolio", *SECTIONS])
def test_the_format_reference_has_every_field_with_a_meaning_a_default_and_an_example(section: str) -> None:
    page = format_pages()[f"format/{section}.md"]
    common = field_names(SECTIONS["skills"])[:-1]
    for field in field_names(SECTIONS.get(section, About)):
        if section != "portfolio" and field in common and field != "name":
            continue
        assert re.search(rf"^\| \[`{field}`\]\(#{field}\) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE), field
        told = page.split(f"\n### {field}\n")[1].split("\n### ")[0]
        assert re.search(r"^.+, (required|optional|default `[^`]+`)\n\n.+[.…?]\n\n```yaml\n", told.strip()), field


def test_defaults_are_those_of_the_models() -> None:
    page = format_pages()["format/promises.md"]
    assert "| [`status`](#status) | `draft`, `agreed`, `live`, `retired` | `live` |" in page
    assert "| [`kept_at`](#kept_at) | ids of [`touchpoints`](touchpoints.md) | required |" in page


def test_the_portfolio_of_examples_is_read_without_an_error(tmp_path: Path) -> None:
    (tmp_path / SHOWN.name).write_text(SHOWN.read_text("utf-8"), "utf-8")
    assert [d.message for d in check(load(tmp_path)) if d.severity.word == "error"] == []


def test_every_example_of_a_field_is_what_the_reader_takes() -> None:
    schema = file_schema()
    count = 0
    for name, form in schema["$defs"].items():
        if not name[0].isupper():
            continue  # a kind of value, not a model
        for field, inner in form["properties"].items():
            model = next(one for one in _models() if one.__name__ == name)
            value = yaml.load(example(model, field), yaml.CBaseLoader)[field]
            errors = list(Draft202012Validator({**inner, "$defs": schema["$defs"]}).iter_errors(value))
            assert errors == [], f"{name}.{field}: {value}"
            count += 1
    assert count > 250


def test_a_field_that_no_portfolio_uses_has_an_example_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("promisekit.reference.examples._values", dict)
    assert example(Promise, "within") == "within: 2 working days"
    assert example(Promise, "status") == "status: draft"
    assert example(Acceptance, "until") == "until: 2026-12-31"
    assert example(Promise, "commitments").startswith("commitments:\n  an-id:")


def test_what_the_pages_give_to_accept_can_be_copied() -> None:
    schema = file_schema()
    form = {**schema["$defs"]["Promise"]["properties"]["accepted"], "$defs": schema["$defs"]}
    blocks = [
        block
        for page in (*checks_pages().values(), *changes_pages().values())
        for block in re.findall(r"^```yaml\n(accepted:\n.*?)^```", page, re.MULTILINE | re.DOTALL)
    ]
    assert len(blocks) > 150
    for block in blocks:
        assert list(Draft202012Validator(form).iter_errors(yaml.load(block, yaml.CBaseLoader)["accepted"])) == []


def _models() -> list[type]:
    found: list[type] = [About, *SECTIONS.values()]
    for model in found:
        for info in model.model_fields.values():
            found += [inner for inner in _within(info.annotation) if inner not in found]
    return found


def _within(annotation: object) -> list[type]:
    if isinstance(annotation, type):
        return [annotation] if hasattr(annotation, "model_fields") else []
    return [inner for argument in getattr(annotation, "__args__", ()) for inner in _within(argument)]


@pytest.mark.parametrize("code", CODES)
def test_every_check_has_a_page_with_what_is_read_and_a_place_in_the_overview(code: str) -> None:
    pages = checks_pages()
    page = pages[check_page(code)]
    assert page.startswith(f"# {code}: ")
    assert all(f"\n## {part}\n" in page for part in ("What it does", "Why it matters", "Example", "Live with it"))
    assert (
        f"[{code}](checks/{code.lower()}.md)" in pages["checks.md"]
        and f'<a id="{code.lower()}"></a>' in pages["checks.md"]
    )
    # What is wrong with the file itself no example can show.
    assert (f"[{code}] " in page) is (code not in ("PK002", "PK016", "PK017", "PK019", "PK021"))
    assert (f"check: {code}," in page) is not code.startswith("PK0")


@pytest.mark.parametrize("name", ["format.md", "checks.md", "changes.md"])
def test_an_overview_begins_with_words_and_not_with_a_long_table(name: str) -> None:
    words, *tables = re.split(r"^(?:\|.*\n)+", reference_pages()[name], flags=re.MULTILINE)
    assert tables and len(words.split()) > 60
    first = re.search(r"^(?:\|.*\n)+", reference_pages()[name], re.MULTILINE)
    assert first and first[0].count("\n") < 25


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_kind_of_change_has_a_page_and_is_found_by_what_one_did(kind: Kind) -> None:
    pages = changes_pages()
    page = pages[change_page(kind.code)]
    assert page.startswith(f"# {kind.code}: {kind.what.rstrip('.')}\n")
    assert f"`{kind.name}`, **{kind.weight}**" in page and kind.why in page
    went, came = (set(re.findall(rf"^\{mark} +(?:- )?(.+)$", page, re.MULTILINE)) for mark in "-+")
    assert went >= set(kind.example.old.splitlines()) and came == set(kind.example.new.splitlines())
    (row,) = (line for line in pages["changes.md"].splitlines() if f"[{kind.code}](" in line)
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
    assert (cells[1], cells[4]) == (kind.what, kind.weight)
    assert cells[2].startswith("`") is bool(kind.example.new) and cells[3].startswith("`") is bool(kind.example.old)
    assert ("## If it is meant" in page) is (kind.weight in ("weaker", "removed"))
