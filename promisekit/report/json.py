"""JSON for programs: every finding with its place, and the counts."""

from __future__ import annotations

import json
from typing import Any

from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.report.findings import Findings
from promisekit.report.printable import json_without_commands


def render(findings: Findings) -> str:
    """``{"diagnostics": […], "summary": {…}}``; lines and columns count from 1, the end column is exclusive.

    ``path`` is the file, ``key_path`` the place in it by keys and list positions (from 0); empty for a whole file.
    """
    data = {
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in findings.diagnostics],
        "summary": {
            "errors": findings.count(Severity.ERROR),
            "warnings": findings.count(Severity.WARNING),
            "infos": findings.count(Severity.INFO),
            "files": len(findings.files),
            "items": findings.items,
        },
    }
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        **_start(span),
        "end_line": span.end_line,
        "end_column": span.end_column,
        "key_path": diagnostic.key_path,
        "hint": diagnostic.hint,
        "related": [
            {**_start(related.span), "key_path": related.key_path, "message": related.message}
            for related in diagnostic.related
        ],
    }


def _start(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column}
