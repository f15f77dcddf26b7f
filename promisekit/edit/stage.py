"""Where a folder is made anew before it takes the place of the old one.

A stage lies beside its target, so that to put the new folder in place is one rename. Whoever works in it holds a lock
that ends with the process: what is not locked was left by a run that was killed, and is swept by the next one.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

MARK: Final = ".promisekit-stage"
"""A file that says that a folder is a stage of ours; folders of the same name that lack it are somebody else's."""
_OLD: Final = "old"


@contextmanager
def stage_beside(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target``, which is gone afterwards. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep_stages(target)
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        with (stage / f"{MARK}-new").open("wb") as mark:
            _lock(mark)
            # Only what is locked is called a stage, so that nobody takes it for one that was left.
            Path(mark.name).rename(stage / MARK)
            yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def put_in_place(new: Path, target: Path, stage: Path) -> None:
    """Lets ``new`` take the place of ``target``, which goes to the ``stage``. Of two that do so at once one waits.

    Raises OSError.
    """
    with _alone_in(target.parent):
        if target.exists():
            target.rename(stage / _OLD)
        try:
            new.rename(target)
        except BaseException:
            if (stage / _OLD).exists():
                (stage / _OLD).rename(target)
            raise


def sweep_stages(target: Path) -> None:
    """Removes the stages that killed runs left beside ``target``; what one of them took away is put back."""
    for stage in sorted(target.parent.glob(f".{glob.escape(target.name)}-*")):
        with suppress(OSError):
            if stage.is_symlink() or not (stage / MARK).is_file() or stage.stat().st_uid != _user():
                continue
            with (stage / MARK).open("rb+") as mark:
                if not _lock(mark):
                    continue
                if (stage / _OLD).is_dir() and not target.exists():
                    (stage / _OLD).rename(target)
                shutil.rmtree(stage, ignore_errors=True)


def _lock(file: IO[bytes]) -> bool:
    """Whether the file is locked now, until it is closed. False also where the system or the disk knows no locks."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Waits for others who do so, where the system and the disk know locks."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0
