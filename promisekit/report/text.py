"""Plain text for people: place, what is wrong, the source line with the place underlined, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

import click

from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.report.findings import Findings
from promisekit.report.printable import printable

_COLORS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
Paint = Callable[..., str]
"""Like `click.style`: text and its looks -> the text to print."""


def render(findings: Findings, *, color: bool = False, width: int = 120, most: int | None = None) -> str:
    """The findings and a summary.

    ``width`` is that of the terminal in columns; longer source lines are clipped. ``most``: so many of one kind at
    most, and how many more there are; all where it is None.
    """
    writer = _Writer(findings, click.style if color else _unpainted, width)
    given: Counter[str] = Counter()
    blocks: list[str] = []
    for diagnostic in findings.diagnostics:
        given[diagnostic.code] += 1
        if most is None or given[diagnostic.code] <= most:
            blocks.append("\n".join(writer.block(diagnostic)))
    more = {code: count - most for code, count in sorted(given.items()) if count > most} if most is not None else {}
    if more:
        kinds = ", ".join(f"{count:,} of {code}" for code, count in more.items())
        blocks.append(f"Not shown: {kinds}. `--all` shows them.")
    return "\n\n".join([*blocks, writer.closing()]) + "\n"


def _unpainted(text: str, **_looks: object) -> str:
    return text


class _Writer:
    def __init__(self, findings: Findings, paint: Paint, width: int) -> None:
        self._findings = findings
        self._paint = paint
        self._width = width
        self._lines: dict[str, list[str]] = {}

    def block(self, diagnostic: Diagnostic) -> Iterator[str]:
        """The lines about one finding."""
        color = _COLORS[diagnostic.severity]
        label = self._paint(f"{diagnostic.severity.word}[{diagnostic.code}]", fg=color, bold=True)
        yield f"{self._place(diagnostic.span)}: {label} {printable(diagnostic.message)}"
        spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
        margin = max(len(str(span.line)) for span in spans)
        yield from self._source(diagnostic.span, margin, color)
        for related in diagnostic.related:
            yield f"  {self._place(related.span)}: {printable(related.message)}"
            yield from self._source(related.span, margin, "blue")
        if diagnostic.hint:
            yield f"  {self._paint('help:', fg='green', bold=True)} {printable(diagnostic.hint)}"

    def closing(self) -> str:
        """The summary, and the way forward."""
        diagnostics = self._findings.diagnostics
        if not diagnostics:
            return self._paint(self._findings.summary, fg="green")
        worst = max(diagnostics, key=lambda diagnostic: diagnostic.severity)
        return (
            f"{self._paint(self._findings.summary, bold=True)}\n"
            f"`promisekit rules {worst.code}` explains {worst.code}: why it matters, and an example."
        )

    def _place(self, span: Span) -> str:
        return self._paint(f"{printable(span.path)}:{span.line}:{span.column}", bold=True)

    def _source(self, span: Span, margin: int, color: str) -> Iterator[str]:
        # Imported with a first finding: a portfolio that is in order needs no more than a line.
        from promisekit.report.excerpt import excerpt

        found = excerpt(self._lines_of(span.path), span, self._width - margin - 5)
        if found:
            line, underline = found
            for number, content in ((str(span.line), line), ("", self._paint(underline, fg=color, bold=True))):
                yield f"  {self._paint(f'{number:>{margin}} |', fg='blue')} {content}".rstrip()

    def _lines_of(self, path: str) -> list[str]:
        from promisekit.read.lines import source_lines

        if path not in self._lines:
            text = self._findings.texts.get(path)
            self._lines[path] = source_lines(text) if text is not None else []
        return self._lines[path]
