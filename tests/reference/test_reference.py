"""The reference pages are those that the models and rules would write today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from promisekit.check.rule import all_rules
from promisekit.model.portfolio import SECTIONS
from promisekit.read.problems import PROBLEMS
from promisekit.read.shape import field_names
from promisekit.reference.__main__ import main

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    main(folder)
    return folder


def test_the_pages_in_docs_are_current(written: Path) -> None:
    names = sorted(page.name for page in written.iterdir())
    assert {"format.md", "checks.md"} <= set(names)
    for name in names:
        assert (DOCS / name).read_text("utf-8") == (written / name).read_text("utf-8"), f"run `make docs`: {name}"


def test_the_format_reference_names_every_section_and_field(written: Path) -> None:
    page = (written / "format.md").read_text("utf-8")
    for section, model in SECTIONS.items():
        assert f"\n## {section}\n" in page
        for field in field_names(model):
            assert f"| `{field}`" in page, f"{section}.{field}"


def test_every_field_has_a_meaning(written: Path) -> None:
    rows = re.findall(r"^\| `[^|]+\|[^|]*\|([^|]*)\|$", (written / "format.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 150
    assert all(row.strip().endswith((".", "…", "?")) for row in rows)


def test_the_check_reference_has_every_code_and_an_address_for_it(written: Path) -> None:
    page = (written / "checks.md").read_text("utf-8")
    for code in [*PROBLEMS, *(rule.code for rule in all_rules())]:
        assert f'<a id="{code.lower()}"></a>' in page
        assert f"\n### {code} " in page
