"""What every stage reports with: a code, a place, a reason and the way out.

Bad input never raises; it becomes a :class:`Diagnostic`. Exceptions are for bugs and for I/O.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding weighs; larger is worse, so that thresholds compare."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case word used in files and on the command line."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Severity:
        """``"warning"`` -> ``Severity.WARNING``. Raises KeyError for any other word."""
        return cls[word.upper()]


class Span(NamedTuple):
    """A place in a file. Lines and columns count from 1; the end column is exclusive.

    ``path`` is relative to the portfolio folder's parent as the user named it, with ``/`` between its parts.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top of a portfolio: ``("promises", "right-invoice", "within")``."""


class Related(NamedTuple):
    """A second place that helps to understand the first."""

    span: Span
    message: str
    key_path: KeyPath = ()


class Diagnostic(NamedTuple):
    """One finding: what is wrong (``message``), where (``span``), and what to do about it (``hint``).

    ``key_path`` is the same place by keys; empty for what is wrong with a whole file or folder.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    related: tuple[Related, ...] = ()
    key_path: KeyPath = ()

    def sort_key(self) -> tuple[int, bool, str, int, int, str, str]:
        """Order of mending: the worst first; of what weighs the same, what could not be read, since it keeps other
        things from being seen; then by file and place."""
        reading = self.code.startswith("PK0")
        return (-self.severity, not reading, self.span.path, self.span.line, self.span.column, self.code, self.message)


def one_line(message: str) -> str:
    """The message without the line breaks of a value that it quotes: no log or format shows more than its first."""
    lines = message.splitlines()
    return message if lines == [message] else " ".join(line.strip() for line in lines).strip()


def in_mending_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with what to mend first at the top, exact repetitions left out."""
    return sorted(dict.fromkeys(diagnostics), key=Diagnostic.sort_key)
