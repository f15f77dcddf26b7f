"""``promisekit rules``."""

from __future__ import annotations

from promisekit.check.rule import FAMILIES
from promisekit.report.explanation import explanations
from tests.cli.conftest import Run


def test_lists_every_check_by_family_with_its_severity(run: Run) -> None:
    lines = run("rules").stdout.splitlines()
    families = {code[:3] for code in explanations()}
    assert [line for line in lines if line.startswith("PK")] == [
        f"{family}xx  {name}" for family, name in FAMILIES.items() if family in families
    ]
    for code, explanation in explanations().items():
        [line] = [line for line in lines if line.strip().startswith(f"{code} ")]
        assert line.split()[1] == explanation.severity.word
        assert line.endswith(explanation.summary)


def test_explains_one_check_in_words_for_a_terminal(run: Run) -> None:
    assert run("rules", "PK004").stdout == (
        """\
PK004 unknown-section
The file has a section that does not exist.
Family: Reading. Severity: error.

What it does
Reports a name at the left edge of a file that is no section, and sections or items that stand where they do not \
belong. Where it is plain what was meant, it is read all the same.

Why it matters
What stands below it would be left out without a word.

Example
    promisses:
      right-invoice: {promise: Your invoice is right.}

Mended:
    promises:
      right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
"""
    )


def test_a_check_is_found_by_code_or_name_in_any_case(run: Run) -> None:
    page = run("rules", "PK201").stdout
    assert page == run("rules", "pk201").stdout == run("rules", "promise-without-guideline").stdout


def test_the_beginning_of_a_code_lists_its_family(run: Run) -> None:
    listed = run("rules", "PK2").stdout
    assert "PK201  warning  A promise tells no role what to do." in listed
    assert "PK101" not in listed


def test_an_unknown_check_is_answered_with_the_nearest(run: Run) -> None:
    result = run("rules", "promise-without-guidelines")
    assert result.exit_code == 2
    assert "did you mean `promise-without-guideline`" in result.stderr
    assert "`promisekit rules` lists them" in result.stderr
