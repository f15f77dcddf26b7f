"""An empty folder: what the service is called, and what it begins with. And the tour, which is shown once."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from promisekit.edit.commit import FOLDER
from promisekit.edit.draft import CannotEditError, edit, file_of
from promisekit.edit.new import STARTERS, FolderNotEmptyError, new_portfolio
from promisekit.edit.operation import Set
from promisekit.edit.write import write_bytes
from promisekit.edit.yaml_text import in_line
from promisekit.read.folder import DiskFolder
from promisekit.studio.speech import _

WORKSHOP: Final = "bicycle-workshop"
"""The word for the smallest starter, which has no name of its own."""
FILE: Final = "portfolio.yaml"
SEEN: Final = "studio-tour-seen"


def starters() -> list[tuple[str, str]]:
    """What one may begin with: word and what it is about; the first one is a portfolio of one's own."""
    told = {
        "utility": _("a water company: a burst main, planned cuts, visits, the bill"),
        "public-services": _("a town council: calls, appointments, letters, the bin at the kerb"),
        "hospital-outpatients": _("the clinics of a hospital: waiting, letters, appointments, questions"),
        "insurance-claims": _("a home insurer: the first call, the adjuster, the decision, the money"),
        "software-support": _("software in the browser: tickets, faults, maintenance, credits"),
        "retail-delivery": _("a shop that delivers: the day, the hour, returns, the phone"),
    }
    return [
        ("", _("nothing but its name")),
        *((name, told.get(name, about)) for name, about in STARTERS.items()),
        (WORKSHOP, _("a bicycle workshop with one promise, and remarks that explain each line")),
    ]


def begin(folder: Path, today: datetime.date, name: str, starter: str) -> None:
    """Writes the first files of a portfolio into a new or empty folder.

    Raises CannotEditError where there is no name or the folder is not empty, OSError where it cannot be written.
    """
    if not name.strip():
        raise CannotEditError(_("what is your service called? A few words are needed"))
    if starter not in dict(starters()):
        raise CannotEditError(_("there is no such beginning"))
    if not starter:
        if folder.exists() and any(one.suffix in (".yaml", ".yml") for one in folder.rglob("*")):
            raise CannotEditError(_("there is something in the folder already, and nothing is overwritten"))
        folder.mkdir(parents=True, exist_ok=True)
        write_bytes(folder / FILE, f"portfolio:\n  name: {in_line(name.strip(), flow=False)}\n".encode())
        return
    try:
        new_portfolio(folder, today, "" if starter == WORKSHOP else starter)
    except FolderNotEmptyError:
        raise CannotEditError(_("there is something in the folder already, and nothing is overwritten")) from None
    path = ("portfolio", "name")
    edit(
        DiskFolder(folder, folder.name),
        lambda draft: draft.operate(file_of(draft.load(), path[:1]), [Set(path, name.strip())]),
    )


def has_seen_tour(folder: Path) -> bool:
    """Whether the tour was closed in this portfolio."""
    return (folder / FOLDER / SEEN).exists()


def close_tour(folder: Path) -> None:
    """The tour does not come by itself any more."""
    (folder / FOLDER).mkdir(exist_ok=True)
    ignored = folder / FOLDER / ".gitignore"
    if not ignored.exists():
        write_bytes(ignored, b"*\n")
    write_bytes(folder / FOLDER / SEEN, b"")
