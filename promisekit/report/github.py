"""GitHub Actions workflow commands: each finding becomes a note at its line of a pull request."""

from __future__ import annotations

from typing import Final

from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.report.findings import Findings
from promisekit.report.printable import without_controls

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Findings) -> str:
    """One command a line, then the summary for the log."""
    lines = [_command(diagnostic) for diagnostic in findings.diagnostics]
    return "\n".join([*lines, findings.summary]) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    message = [diagnostic.message]
    message += [f"{r.span.path}:{r.span.line}:{r.span.column}: {r.message}" for r in diagnostic.related]
    if diagnostic.hint:
        message.append(f"help: {diagnostic.hint}")
    return command(_COMMANDS[diagnostic.severity], diagnostic.code, diagnostic.span, chr(10).join(message))


def command(level: str, title: str, span: Span | None, message: str) -> str:
    """A note of that level (`error`, `warning`, `notice`) at a place, or at none."""
    properties: dict[str, object] = {"title": title}
    if span:
        properties |= {"file": span.path, "line": span.line}
        if span.line == span.end_line:
            # GitHub drops columns where a finding spans several lines, and complains.
            properties |= {"col": span.column, "endColumn": max(span.end_column, span.column)}
        else:
            properties["endLine"] = span.end_line
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {written}::{_data(message)}"


def _data(text: str) -> str:
    return without_controls(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
