"""A small portfolio to start from. Its files lie in ``starter/`` as they are written."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Final

from promisekit.edit.write import write_bytes

STARTER: Final = Path(__file__).parent / "starter"
STARTER_YEAR: Final = 2026
"""The year as of which the starter is written: its results are from the year before, its reviews due in the next."""


class FolderNotEmptyError(Exception):
    """There is something in the folder already. The message is for the user."""


def new_portfolio(folder: Path, today: datetime.date) -> list[Path]:
    """Writes the starter portfolio into a new or empty folder and returns its files' paths, sorted.

    Its dates move along with the year of ``today``, so that nothing in it is overdue. Raises
    FolderNotEmptyError, or OSError where the folder cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise FolderNotEmptyError(f"`{folder}` is a file.")
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmptyError(f"`{folder}` is not empty, and nothing in it is overwritten.")
    written = []
    for source in sorted(STARTER.rglob("*.yaml")):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(target, _as_of(today.year, source.read_text("utf-8")).encode())
        written.append(target)
    return written


def _as_of(year: int, text: str) -> str:
    later = year - STARTER_YEAR
    return re.sub(r"\b(\d{4})(?=-\d\d-\d\d\b)", lambda match: f"{int(match[1]) + later:04}", text)
