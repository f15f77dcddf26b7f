"""A Markdown table for a comment on a pull request."""

from __future__ import annotations

from typing import Final

from promisekit.diagnostic import Diagnostic
from promisekit.report.findings import Findings
from promisekit.report.markdown_text import cell, place

MOST_ROWS: Final = 200
"""A comment holds about 65,000 characters; beyond this many findings, a table is not what is needed."""


def render(findings: Findings) -> str:
    """The summary in bold, and a row a finding."""
    lines = [f"**{findings.summary}**"]
    if findings.diagnostics:
        lines += ["", "| Finding | Where | What | What to do |", "| --- | --- | --- | --- |"]
        lines += [_row(diagnostic) for diagnostic in findings.diagnostics[:MOST_ROWS]]
    left_out = len(findings.diagnostics) - MOST_ROWS
    if left_out > 0:
        lines += ["", f"{left_out} more are left out here; `promisekit check` shows them all."]
    return "\n".join(lines) + "\n"


def _row(diagnostic: Diagnostic) -> str:
    what = [cell(diagnostic.message)]
    what += [f"{place(related.span)}: {cell(related.message)}" for related in diagnostic.related]
    cells = (
        f"{diagnostic.severity.word} {diagnostic.code}",
        place(diagnostic.span),
        "<br>".join(what),
        cell(diagnostic.hint),
    )
    return f"| {' | '.join(cells)} |"
