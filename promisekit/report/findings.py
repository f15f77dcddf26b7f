"""What the formats write: the diagnostics of one run, and what was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from promisekit.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from promisekit.read import Loaded

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From the worst down, as they are counted."""


@dataclass(frozen=True)
class Findings:
    """The outcome of a check.

    ``diagnostics`` stand in the order of mending. ``files`` are the paths of all files that were looked at, found
    wanting or not. ``texts`` holds what the files say, for excerpts, by path. ``fail_on`` is the severity
    from which on the run counts as failed.
    """

    diagnostics: Sequence[Diagnostic]
    files: Sequence[str] = ()
    items: int = 0
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    fail_on: Severity = Severity.ERROR

    @classmethod
    def of(cls, loaded: Loaded, diagnostics: Sequence[Diagnostic], fail_on: Severity = Severity.ERROR) -> Findings:
        """What was found in a portfolio."""
        unreadable = {d.span.path for d in loaded.diagnostics if d.code == "PK002"}
        items = sum(1 for _ in loaded.portfolio.items())
        return cls(diagnostics, sorted({*loaded.texts, *unreadable}), items, loaded.texts, fail_on)

    def count(self, severity: Severity) -> int:
        """How many findings weigh exactly so much."""
        return sum(d.severity == severity for d in self.diagnostics)

    def at_least(self, severity: Severity) -> Findings:
        """Those that weigh so much or more."""
        return replace(self, diagnostics=[d for d in self.diagnostics if d.severity >= severity])

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding alone makes the run fail."""
        return diagnostic.severity >= self.fail_on

    @property
    def failed(self) -> bool:
        """Whether anything makes the run fail."""
        return any(map(self.fails, self.diagnostics))

    @property
    def summary(self) -> str:
        """One sentence: ``3 errors, 2 warnings in 24 files.``"""
        files = _counted(len(self.files), "file")
        if self.diagnostics:
            counts = [(self.count(severity), severity.word) for severity in SEVERITIES]
            return f"{', '.join(_counted(n, word) for n, word in counts if n)} in {files}."
        if not self.items:
            return f"Nothing is wrong in {files}, and no items are written there yet."
        if self.items == 1:
            return f"The one item in {files} is in order."
        return f"All {self.items} items in {files} are in order."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
