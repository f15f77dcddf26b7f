"""Text for people, as it is printed."""

from __future__ import annotations

import re

import pytest

from promisekit.diagnostic import Severity, Span
from promisekit.report import Findings, render, text
from promisekit.report.printable import printable
from tests.report.conftest import finding


def test_each_finding_shows_place_line_underline_and_what_to_do(findings: Findings) -> None:
    assert render(findings, "text") == (
        """\
blueprints/organisation.yaml:3:52: error[PK101] there is no role `servis-lead`
  3 |   service: {name: Service, kind: frontline, lead: servis-lead}
    |                                                    ^^^^^^^^^^^
  help: did you mean `service-lead`?

blueprints/organisation.yaml:4:3: error[PK009] `billing` stands here twice
  4 |   billing: {name: Invoicing, kind: support}
    |   ^^^^^^^
  blueprints/organisation.yaml:2:3: first given here
  2 |   billing: {name: Billing, kind: support}
    |   ^^^^^^^
  help: keep one of the two

blueprints/promises.yaml:9:3: warning[PK201] no role is told what to do
  help: did you mean `service-lead`?

blueprints/promises.yaml:20:1: info[PK504] no target

2 errors, 1 warning, 1 info in 3 files.
`promisekit rules PK101` explains PK101: why it matters, and an example.
"""
    )


@pytest.mark.parametrize(
    ("files", "items", "sentence"),
    [
        (["a.yaml", "b.yaml"], 41, "All 41 items in 2 files are in order.\n"),
        (["a.yaml"], 1, "The one item in 1 file is in order.\n"),
        (["a.yaml"], 0, "Nothing is wrong in 1 file, and no items are written there yet.\n"),
    ],
)
def test_says_that_all_is_well(files: list[str], items: int, sentence: str) -> None:
    assert render(Findings([], files, items), "text") == sentence


def test_points_to_the_page_of_the_worst_finding(findings: Findings) -> None:
    lesser_first = Findings([findings.diagnostics[3], findings.diagnostics[2]], ["a.yaml"], 1)
    assert "`promisekit rules PK201`" in render(lesser_first, "text")


def shown(source: str, span: Span, width: int = 120) -> tuple[str, str]:
    """The source line and what is underlined, as a person sees them side by side."""
    findings = Findings([finding(span=span)], [span.path], 1, {span.path: source})
    lines = text.render(findings, width=width).splitlines()
    assert all("\t" not in line for line in lines)
    return lines[1], lines[2]


def test_tabs_are_shown_as_four_spaces_and_the_marks_stand_below() -> None:
    assert shown("a:\tb\tcc", Span("x", 1, 6, 1, 8)) == ("  1 | a:    b    cc", "    |            ^^")


def test_wide_and_combining_characters_move_the_marks() -> None:
    line, marks = shown("name: 請求 e\u0301 x", Span("x", 1, 13, 1, 14))
    assert line == "  1 | name: 請求 e\u0301 x"
    # 請求 takes four columns, the accent none: `x` stands in column 13 of the line, counted from 0.
    assert marks == "    | " + " " * 13 + "^"


def test_a_long_line_is_clipped_around_the_place() -> None:
    source = "says: " + "long " * 60 + "HERE" + " more" * 60
    line, marks = shown(source, Span("x", 1, 307, 1, 311), width=80)
    assert len(line) <= 80
    assert line.startswith("  1 | …") and line.endswith("…")
    start = marks.index("^")
    assert line[start : start + 4] == "HERE" and marks.count("^") == 4


def test_a_long_place_is_clipped_too() -> None:
    line, marks = shown("says: " + "x" * 500, Span("x", 1, 7, 1, 507), width=60)
    assert len(line) == 60 and len(marks) == 60
    assert line.endswith("x…") and marks.endswith("^")


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown("a: |\n  b\n", Span("x", 1, 4, 3, 1)) == ("  1 | a: |", "    |    ^")


def test_a_place_at_the_end_of_a_line_still_has_a_mark() -> None:
    assert shown("name:", Span("x", 1, 9, 1, 9)) == ("  1 | name:", "    |      ^")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_yaml_counts_them(line_break: str) -> None:
    assert shown(f"a: 1{line_break}b\x0c: 2", Span("x", 2, 1, 2, 2))[0] == "  2 | b\ufffd: 2"


def test_a_line_that_the_file_does_not_have_is_left_out() -> None:
    findings = Findings([finding(span=Span("x", 7, 1, 7, 1))], ["x"], 1, {"x": "a: 1\n"})
    assert "|" not in render(findings, "text")


def test_what_files_bring_cannot_repaint_the_terminal_or_forge_lines(nasty: Findings) -> None:
    path = nasty.diagnostics[0].span.path
    texts = {path: "evil: \x1b]0;title\x07 \u202ereversed"}
    output = render(Findings(nasty.diagnostics, nasty.files, 1, texts), "text")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", output)
    # Three texts and one excerpt with its marks, twice, and the closing lines.
    assert len(output.splitlines()) == 10


def test_printable_keeps_words_and_letters_of_all_scripts() -> None:
    assert printable("Häiriö — 請求 👩‍🔧\n\n  next") == "Häiriö — 請求 👩‍🔧 next"


def test_colour_is_added_and_nothing_else(findings: Findings) -> None:
    colored = text.render(findings, color=True)
    assert "\x1b[31m\x1b[1merror[PK101]\x1b[0m" in colored
    assert "\x1b[33m\x1b[1mwarning[PK201]\x1b[0m" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == text.render(findings)


def test_threshold_decides_whether_the_run_fails(findings: Findings) -> None:
    infos = [findings.diagnostics[3]]
    assert findings.failed
    assert not Findings(infos).failed
    assert not Findings(infos, fail_on=Severity.WARNING).failed
    assert Findings(infos, fail_on=Severity.INFO).failed


def test_an_unknown_format_is_refused(clean: Findings) -> None:
    with pytest.raises(ValueError, match="no format `yaml`"):
        render(clean, "yaml")
