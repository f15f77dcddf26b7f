"""What is known of the rows that were handed back while they are taken in: the records, problems, and what to tell."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from promisekit.sheets.filled_in import letter
from promisekit.sheets.records import Identity, Records


class Row(NamedTuple):
    """Where a record stands in what was handed back."""

    table: str
    row: int
    columns: dict[str, int]
    """Column name -> the position of (one of) its columns."""

    def cell(self, column: str | None = None) -> str:
        """`sheet promises, cell F7`."""
        at = self.columns.get(column or "") or min(self.columns.values(), default=1)
        return self.at(at)

    def at(self, position: int) -> str:
        """The same for a column by its position."""
        return f"sheet {self.table}, cell {letter(position)}{self.row}"


EXAMPLE: Final = "example:"
"""How the first cell of a row begins that only shows how rows are filled in."""


@dataclass
class Taken:
    """``problems`` keep everything from being written; ``told`` is for the user to know."""

    records: Records
    rows: dict[tuple[str, Identity], Row] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    emptied: list[tuple[str, Identity, str, str]] = field(default_factory=list)
    """Sheet, row and column of values that nothing says any more, and how to name the cell."""
    kept: list[tuple[str, str]] = field(default_factory=list)
    """Sheet and cell of texts that stay although their cell is empty."""
    missing: list[tuple[str, Identity]] = field(default_factory=list)
    """Sheet and row of what is not there any more."""


def near(word: str, known: Iterable[str]) -> str:
    """The end of a message: the nearest known word, if one is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{found[0]}`?" if found else ""


def listed(words: Sequence[str], most: int = 5) -> str:
    """The first few words, and how many more there are."""
    shown = ", ".join(words[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown
