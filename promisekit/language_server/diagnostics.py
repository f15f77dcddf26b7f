"""Findings as editors show them: a stretch of text, the reason with the way out, and the places that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final

from lsprotocol import types

from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.language_server.portfolio import Reading
from promisekit.language_server.text import Text

_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
SOURCE: Final = "promisekit"


class Shown:
    """How places are told to one editor: ``uri_of`` and ``text_of`` take a file's path from the portfolio folder."""

    def __init__(
        self, uri_of: Callable[[str], str], text_of: Callable[[str], Text], *, shows_related: bool = True
    ) -> None:
        self._uri_of = uri_of
        self._text_of = text_of
        self._shows_related = shows_related

    def by_file(self, reading: Reading) -> dict[str, list[types.Diagnostic]]:
        """All findings by the file in which they are shown, also an empty list for each file that has none."""
        found: dict[str, list[types.Diagnostic]] = defaultdict(list)
        files = sorted(reading.loaded.texts)
        found.update((file, []) for file in files)
        for finding in reading.findings:
            if finding.span.path == ".":
                # What is wrong with the whole folder is told at the top of its first file.
                finding = finding._replace(span=Span(files[0]))
            found[finding.span.path].append(self.diagnostic(finding))
        return found

    def diagnostic(self, finding: Diagnostic) -> types.Diagnostic:
        """One finding."""
        related = [one for one in finding.related if one.span.path != "."]
        message = f"{finding.message}\n→ {finding.hint}" if finding.hint else finding.message
        if not self._shows_related:
            message += "".join(f"\n{one.span.path}:{one.span.line}: {one.message}" for one in related)
        return types.Diagnostic(
            self._range(finding.span),
            message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source=SOURCE,
            related_information=[
                types.DiagnosticRelatedInformation(
                    types.Location(self._uri_of(one.span.path), self._range(one.span)), one.message
                )
                for one in related
            ]
            if self._shows_related
            else None,
            data={"path": list(finding.key_path)},
        )

    def _range(self, span: Span) -> types.Range:
        text = self._text_of(span.path)
        start, end = text.stretch(span)
        if start == end:
            # Nothing stands there, or the whole file is meant: what is on the line, so that something is underlined.
            line = text.line_at(start)
            end = max(end, text.starts[line] + len(text.line(line)))
        return text.range(start, end)
