"""A small portfolio to start from. Its files lie in ``starter/`` as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from promisekit.edit.write import write_bytes

STARTER: Final = Path(__file__).parent / "starter"


class FolderNotEmptyError(Exception):
    """There is something in the folder already. The message is for the user."""


def new_portfolio(folder: Path) -> list[Path]:
    """Writes the starter portfolio into a new or empty folder and returns its files' paths, sorted.

    Raises FolderNotEmptyError, or OSError where the folder cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise FolderNotEmptyError(f"`{folder}` is a file.")
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmptyError(f"`{folder}` is not empty, and nothing in it is overwritten.")
    written = []
    for source in sorted(STARTER.rglob("*.yaml")):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(target, source.read_bytes())
        written.append(target)
    return written
