"""A portfolio read and checked: what a build starts from, and whether it may start."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from promisekit.check import check
from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.graph.graph import ABOUT, Address
from promisekit.read import Loaded, load


@dataclass(frozen=True)
class Reading:
    """What was read, and everything that was found in it."""

    loaded: Loaded
    findings: tuple[Diagnostic, ...]
    today: datetime.date = datetime.date.min
    """The day for which it was checked."""

    @property
    def errors(self) -> list[Diagnostic]:
        """What stops a build."""
        return [one for one in self.findings if one.severity == Severity.ERROR]

    def spans(self) -> dict[Address, Span]:
        """Where the portfolio section and each item begin: the file, a path from the portfolio folder, and the line."""
        places = self.loaded.source_map
        found = {}
        for address in (ABOUT, *((item.section, item.id) for item in self.loaded.portfolio.items())):
            path, line = places.file_of(*address), places.line_of(*address)
            if path and line:
                found[address] = Span(path, line)
        return found


def read_and_check(folder: Path, shown_as: str, today: datetime.date | None = None) -> Reading:
    """Reads and checks a portfolio. Raises NothingToReadError where there is none."""
    loaded, day = load(folder, shown_as), today or this_day()
    return Reading(loaded, tuple(check(loaded, today=day)), day)


def this_day() -> datetime.date:
    """Today, or the day that SOURCE_DATE_EPOCH names, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
