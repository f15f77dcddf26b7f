"""Where a folder is made anew before it takes the place of the old one.

A stage lies beside its target, so that to put the new folder in place is one rename. Whoever works in it holds a lock
that ends with the process: what is not locked was left by a run that was killed, and is swept by the next one.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

MARK: Final = ".promisekit-stage"
"""A file that says that a folder is a stage of ours; folders of the same name that lack it are somebody else's."""
_MARK_TO_BE: Final = f"{MARK}-new"
_OLD: Final = "old"
_TRIES: Final = 20


@contextmanager
def stage_beside(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target``, which is gone afterwards. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep_stages(target)
    stage, mark = _made(target)
    try:
        with mark:
            yield stage
    finally:
        with suppress(OSError):
            _remove(stage)


def _made(target: Path) -> tuple[Path, IO[bytes]]:
    """A new stage and its mark, which is locked until it is closed."""
    for _ in range(_TRIES):
        stage = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            mark = (stage / _MARK_TO_BE).open("wb")
            _lock(mark)
            # Only what is locked is called a stage, so that nobody takes it for one that was left.
            (stage / _MARK_TO_BE).rename(stage / MARK)
        except FileNotFoundError:
            # Another run began at the same moment, and took the empty folder for one that was left.
            continue
        return stage, mark
    raise OSError(errno.EBUSY, "other builds are beginning at the same moment", str(target))


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
    ours = re.compile(rf"\.{re.escape(target.name)}-[a-z0-9_]{{8}}")
    for stage in sorted(target.parent.iterdir()):
        if not ours.fullmatch(stage.name):
            continue
        with suppress(OSError):
            if not stage.is_symlink() and stage.stat().st_uid == _user():
                _sweep(stage, target)


def _sweep(stage: Path, target: Path) -> None:
    names = {path.name for path in stage.iterdir()}
    if not names:
        stage.rmdir()  # killed before it was marked, or after everything else was removed
        return
    if MARK not in names and names != {_MARK_TO_BE}:
        return
    with (stage / (MARK if MARK in names else _MARK_TO_BE)).open("rb+") as mark:
        if not _lock(mark):
            return
        if (stage / _OLD).is_dir() and not target.exists():
            (stage / _OLD).rename(target)
        _remove(stage)


def _remove(stage: Path) -> None:
    """Removes a stage, its mark last, so that whoever is killed meanwhile leaves a stage."""
    marks = [path for path in stage.iterdir() if path.name in (MARK, _MARK_TO_BE)]
    for path in stage.iterdir():
        if path in marks:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for mark in marks:
        mark.unlink()
    stage.rmdir()


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
