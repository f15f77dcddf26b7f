"""What newcomers type, and what they are told: each folder in ``cases`` is a small portfolio with one mistake.

Its ``expect.json`` says where the finding stands that is printed first (``at``: one of these files and lines), which
words its message or hint has (of each group one), how many errors there are at most (``max_errors``), and which codes
would be false alarms (``false``). Where no place is expected, any finding may have the words.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from promisekit.check.runner import check
from promisekit.diagnostic import Diagnostic, Severity
from promisekit.read import load

CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.is_dir())


def said(findings: list[Diagnostic]) -> str:
    return "\n".join(f"{finding.message}\n{finding.hint}" for finding in findings).lower()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_once_at_its_place_for_its_reason_with_the_way_out(case: Path) -> None:
    expected = json.loads((case / "expect.json").read_text("utf-8"))
    findings = check(load(case), today=datetime.date(2026, 11, 27))
    assert not {finding.code for finding in findings} & set(expected["false"])
    assert sum(finding.severity is Severity.ERROR for finding in findings) <= expected["max_errors"]
    first = findings[:1]
    if expected["at"]:
        place = [first[0].span.path.removeprefix(f"{case.as_posix()}/"), first[0].span.line]
        assert place in expected["at"]
    else:
        first = findings
    text = said(first)
    for words in expected["words"]:
        assert any(word.lower() in text for word in words), words
