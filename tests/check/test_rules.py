"""Every rule against its own pass and fail files, and every rule's documentation."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from promisekit.check import check
from promisekit.check.rule import FAMILIES, Rule, all_rules
from promisekit.diagnostic import Diagnostic
from promisekit.read import load
from promisekit.read.problems import PROBLEMS, Problem

CASES = Path(__file__).parent / "cases"
TODAY = datetime.date(2026, 11, 23)
RULES = {rule.name.replace("-", "_"): rule for rule in all_rules()}
FAILS = sorted(CASES.glob("*/fail_*.yaml"))
PASSES = sorted(CASES.glob("*/pass_*.yaml"))


def found(file: Path, tmp_path: Path) -> list[Diagnostic]:
    """What the rule that the case is for finds in the file."""
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "case.yaml").write_text(file.read_text("utf-8"), "utf-8")
    everything = check(load(folder), today=TODAY)
    reading = [d for d in everything if d.code.startswith("PK0") and d.code != "PK018"]
    assert not reading, f"the case itself cannot be read: {reading}"
    return [d for d in everything if d.code == RULES[file.parent.name].code]


def case_name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", FAILS, ids=case_name)
def test_fail_case_is_found_where_and_as_expected(file: Path, tmp_path: Path) -> None:
    # A fail file starts with one comment line per finding: # expect: LINE:COLUMN MESSAGE
    expected = re.findall(r"^# expect: (\d+:\d+ .*)$", file.read_text("utf-8"), re.MULTILINE)
    assert expected, "a fail case says what is found: # expect: LINE:COLUMN MESSAGE"
    diagnostics = found(file, tmp_path)
    assert [f"{d.span.line}:{d.span.column} {d.message}" for d in diagnostics] == expected
    assert all(d.hint for d in diagnostics), "every finding says what to do"
    for d in diagnostics:
        named = d.key_path if d.key_path[0] == "portfolio" else d.key_path[1:2]
        assert any(f"`{key}`" in d.message for key in named), "without the line, it still says which item is meant"


@pytest.mark.parametrize("file", PASSES, ids=case_name)
def test_pass_case_is_not_found(file: Path, tmp_path: Path) -> None:
    assert found(file, tmp_path) == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_has_cases(name: str) -> None:
    assert list((CASES / name).glob("pass_*.yaml")), f"tests/check/cases/{name} has no pass_*.yaml"
    assert list((CASES / name).glob("fail_*.yaml")), f"tests/check/cases/{name} has no fail_*.yaml"


def test_every_case_folder_belongs_to_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_documentation_says_what_why_and_shows_an_example(rule: Rule) -> None:
    assert rule.summary.endswith(".") and len(rule.summary) < 100
    parts = re.findall(r"^## (.+)$", rule.doc, re.MULTILINE)
    assert parts == ["What it does", "Why it matters", "Example"]
    assert rule.doc.count("```yaml") >= 2, "one example that is found, one that is not"


def test_codes_are_unique_and_of_a_known_family() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"PK\d{3}", code) and code[:3] in FAMILIES for code in codes)


def test_there_are_rules_enough() -> None:
    assert len(RULES) >= 45


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_first_example_is_found_and_the_others_are_not(rule: Rule, tmp_path: Path) -> None:
    wrong, *mended = examples_of(rule)
    assert rule.code in example_codes(wrong, tmp_path / "wrong")
    for number, text in enumerate(mended):
        found = example_codes(text, tmp_path / str(number))
        assert rule.code not in found
        # An example shows only what matters, and so may refer to what it leaves out.
        assert not {code for code in found if code.startswith("PK1")} - {"PK101", "PK103", "PK112"}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_example_can_be_read(rule: Rule, tmp_path: Path) -> None:
    for number, text in enumerate(examples_of(rule)):
        found = example_codes(text, tmp_path / str(number))
        assert not {code for code in found if code.startswith("PK0")} - {"PK018"}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'


@pytest.mark.parametrize("code", PROBLEMS)
def test_the_examples_of_what_cannot_be_read_are_so_and_can_be_mended(code: str, tmp_path: Path) -> None:
    wrong, right = examples_of(PROBLEMS[code])
    surroundings = {
        "PK002": "# saved as Windows-1252\n",
        "PK016": "# repairs.csv starts with: date;result\n",
        "PK017": "# in a.yaml and again in b.yaml\n",
        "PK019": "# promises.yaml.txt\n",
        "PK021": "# family.svg holds a script\n",
    }
    assert wrong.startswith(surroundings.get(code, "")), "what its first line says is done below"
    found = example_codes(
        wrong,
        tmp_path / "wrong",
        encoding="cp1252" if code == "PK002" else "utf-8",
        more={
            "PK016": {"repairs.csv": "date;result\n"},
            "PK017": {"b.yaml": wrong},
            "PK019": {"promises.yaml.txt": wrong},
            "PK021": {"family.svg": f"{SVG}<script>alert(1)</script></svg>"},
        }.get(code),
    )
    assert code in found
    mended = example_codes(
        right, tmp_path / "right", more={"repairs.csv": "on,value\n2026-01-31,80\n", "family.svg": f"{SVG}</svg>"}
    )
    assert not {c for c in mended if c.startswith("PK0")} - ({"PK018"} - {code})


def examples_of(documented: Rule | Problem) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", documented.doc, re.MULTILINE | re.DOTALL)


def example_codes(text: str, folder: Path, encoding: str = "utf-8", more: dict[str, str] | None = None) -> set[str]:
    """Codes found in an example; ``more`` are the files beside it."""
    folder.mkdir()
    (folder / "example.yaml").write_text(text, encoding)
    for name, content in (more or {}).items():
        (folder / name).write_text(content, "utf-8")
    return {diagnostic.code for diagnostic in check(load(folder), today=TODAY)}
