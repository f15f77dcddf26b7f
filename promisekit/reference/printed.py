"""What a reader of the documentation would see in the terminal: the messages are printed, never written by hand."""

from __future__ import annotations

import datetime
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from promisekit.check import check
from promisekit.read import load
from promisekit.report.findings import Findings
from promisekit.report.text import render

TODAY: Final = datetime.date(2026, 11, 23)
"""The day on which the examples are checked."""
_FILE: Final = "example.yaml"
_WIDTH: Final = 84
"""Characters that a page has room for; longer lines of the file are clipped as in a narrow terminal."""


@cache
def printed(example: str, code: str) -> str:
    """What `promisekit check` says with that code of a portfolio that is one file; empty where it does not say it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / _FILE).write_text(example, "utf-8")
        loaded = load(folder, "blueprints")
        found = [diagnostic for diagnostic in check(loaded, today=TODAY) if diagnostic.code == code]
    if not found:
        return ""
    # Of several that say the same of other places, one is enough to know it again.
    blocks = render(Findings.of(loaded, found[:1]), width=_WIDTH).split("\n\n")
    return blocks[0].rpartition("\n")[0] if len(blocks) == 1 else blocks[0]
