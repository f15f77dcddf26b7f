"""A Markdown table for a comment on a pull request."""

from __future__ import annotations

import re
from typing import Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.report.findings import Findings
from promisekit.report.printable import printable

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
    what = [_cell(diagnostic.message)]
    what += [f"{_place(related.span)}: {_cell(related.message)}" for related in diagnostic.related]
    cells = (
        f"{diagnostic.severity.word} {diagnostic.code}",
        _place(diagnostic.span),
        "<br>".join(what),
        _cell(diagnostic.hint),
    )
    return f"| {' | '.join(cells)} |"


def _place(span: Span) -> str:
    return f"<code>{_plain(span.path)}:{span.line}</code>"


def _cell(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would act on, but with `code` kept as code."""
    parts = re.split(r"`([^`]+)`", printable(text))
    return "".join(f"<code>{_plain(part)}</code>" if i % 2 else _plain(part) for i, part in enumerate(parts))


def _plain(text: str) -> str:
    # Character references are text to every Markdown reader, inside tables and code too.
    # The invisible joiner keeps an @name or #12 from calling people or other threads.
    escaped = re.sub(r"[&<>|\\`*_\[\]!~$@#:]", lambda match: f"&#{ord(match[0])};", text)
    return re.sub("(&#(?:35|64);)", "\\1\N{WORD JOINER}", escaped)
