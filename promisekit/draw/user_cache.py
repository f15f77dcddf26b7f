"""Where what can be made again is kept for a user: in the system's folder for such things, or where PROMISEKIT_CACHE
says; ``off`` keeps nothing."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

UNUSED_DAYS: Final = 30
"""What nobody asked for in so many days is deleted."""


def cache_folder(name: str) -> Path | None:
    """The folder for one kind of thing, which need not exist; None where nothing is to be kept."""
    given = os.environ.get("PROMISEKIT_CACHE")
    if given == "off":
        return None
    try:
        return (Path(given) if given else _system_folder() / "promisekit") / name
    except RuntimeError:  # a user without a home
        return None


def sweep(folder: Path, suffix: str) -> None:
    """Deletes files that have not been used for long."""
    oldest = time.time() - UNUSED_DAYS * 86400
    with suppress(OSError):
        for file in folder.iterdir():
            with suppress(OSError):
                if file.suffix == suffix and file.stat().st_mtime < oldest:
                    file.unlink()


def _system_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
