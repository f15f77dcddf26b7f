"""Markdown for a comment on a pull request."""

from __future__ import annotations

import html
import re

import markdown as markdown_reader

from promisekit.report import Findings, render
from promisekit.report.markdown import MOST_ROWS
from tests.report.conftest import finding


def test_a_table_with_a_row_for_each_finding(findings: Findings) -> None:
    lines = render(findings, "markdown").splitlines()
    assert lines[:4] == [
        "**2 errors, 1 warning, 1 info in 3 files.**",
        "",
        "| Finding | Where | What | What to do |",
        "| --- | --- | --- | --- |",
    ]
    assert lines[5] == (
        "| error PK009 | <code>blueprints/organisation.yaml:4</code> | <code>billing</code> stands here twice<br>"
        "<code>blueprints/organisation.yaml:2</code>: first given here | keep one of the two |"
    )
    assert len(lines) == 8


def test_nothing_found_is_one_sentence(clean: Findings) -> None:
    assert render(clean, "markdown") == "**All 41 items in 2 files are in order.**\n"


def test_no_text_leaves_its_cell_or_becomes_more_than_text(nasty: Findings) -> None:
    rendered = markdown_reader.markdown(render(nasty, "markdown"), extensions=["tables"])
    assert rendered.count("<td>") == 4
    assert not re.search(r"<(?!/?(p|strong|table|thead|tbody|tr|th|td|code|br)\b)", rendered)
    cells = [html.unescape(cell) for cell in re.findall("<td>(.*?)</td>", rendered)]
    assert cells[3] == (
        "a|b<code>c</code> <b>, 100 % of @\u2060staff: [x](y) and a second line \ufffd[31m\ufffd ]]>&\"'"
    )


def test_names_and_numbers_call_nobody() -> None:
    row = render(Findings([finding(message="ask @team about #12")], ["a"], 1), "markdown").splitlines()[4]
    assert not re.search(r"@\w|#\d", html.unescape(row))


def test_a_comment_does_not_outgrow_its_host() -> None:
    output = render(Findings([finding()] * (MOST_ROWS + 7), ["a"], 1), "markdown")
    assert output.count("| error PK101 |") == MOST_ROWS
    assert "7 more are left out here" in output
