"""A small portfolio to start from. Its files lie in ``starter/`` and in ``starters/NAME/`` as they are written."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Final

from promisekit.edit.write import write_bytes

STARTERS: Final = {
    "utility": "a water company: a burst main, planned cuts, visits, the bill",
    "public-services": "a town council: calls, appointments, letters, the bin at the kerb",
    "hospital-outpatients": "the clinics of a hospital: waiting, letters, appointments, questions",
    "insurance-claims": "a home insurer: the first call, the adjuster, the decision, the money",
    "software-support": "software in the browser: tickets, faults, maintenance, credits",
    "retail-delivery": "a shop that delivers: the day, the hour, returns, the phone",
}
"""Complete small portfolios, each of a field of its own: name -> what it is about."""
STARTER_YEAR: Final = 2026
"""The year as of which they are written: their results are from the year before, their reviews due in the next."""

STARTER: Final = Path(__file__).parent / "starter"
"""The smallest one, which teaches most by its comments."""


class FolderNotEmptyError(Exception):
    """There is something in the folder already. The message is for the user."""


def new_portfolio(folder: Path, today: datetime.date, starter: str = "") -> list[Path]:
    """Writes a portfolio into a new or empty folder and returns its files' paths, sorted.

    ``starter`` is one of ``STARTERS``; without it, the smallest one is written, a bicycle workshop. Its dates move
    along with the year of ``today``, so that nothing in it is overdue. Raises FolderNotEmptyError, or OSError where
    the folder cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise FolderNotEmptyError(f"`{folder}` is a file.")
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmptyError(f"`{folder}` is not empty, and nothing in it is overwritten.")
    written = []
    origin = STARTER.with_name("starters") / starter if starter else STARTER
    for source in sorted(origin.rglob("*.yaml")):
        target = folder / source.relative_to(origin)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(target, _as_of(today.year, source.read_text("utf-8")).encode())
        written.append(target)
    return written


def _as_of(year: int, text: str) -> str:
    later = year - STARTER_YEAR
    return re.sub(r"\b(\d{4})(?=-\d\d-\d\d\b)", lambda match: f"{int(match[1]) + later:04}", text)
