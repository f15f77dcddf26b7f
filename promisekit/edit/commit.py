"""Writes several files, all or none, also where the machine stops in between.

New contents are written beside their targets and synced, a journal in the portfolio's `.promisekit/` says what is to
come, then they are renamed. Whoever finds a journal ends what it says: after it was complete, all files get their new
contents.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from promisekit.edit.write import mode_of

FOLDER: Final = ".promisekit"
JOURNAL: Final = "edit.json"


class FileChange(NamedTuple):
    """A file by its path from the portfolio folder: what it held, and what it is to hold; None for no file."""

    relative: str
    before: bytes | None
    after: bytes | None


class ChangedMeanwhileError(Exception):
    """A file is no longer as it was when it was read; nothing was written. ``relative`` names it."""

    def __init__(self, relative: str) -> None:
        super().__init__(relative)
        self.relative = relative


class Unfinished(NamedTuple):
    """A file that an edit which was cut off could not get its new content, since it was changed meanwhile.

    ``kept`` is where the new content lies.
    """

    relative: str
    kept: str


def write_all(folder: Path, changes: Sequence[FileChange]) -> None:
    """Writes all changes or none. Raises ChangedMeanwhileError, and OSError where a file cannot be written."""
    if not changes:
        return
    with _alone(folder):
        _finish(folder)
        for change in changes:
            if _content(folder / change.relative) != change.before:
                raise ChangedMeanwhileError(change.relative)
        _write(folder, changes)


def finish(folder: Path) -> list[Unfinished]:
    """Ends an edit of the portfolio that was cut off. Raises OSError.

    Returns those files that stay as they are because somebody changed them meanwhile.
    """
    if not (folder / FOLDER).exists():
        return []
    with _alone(folder):
        return _finish(folder)


def _write(folder: Path, changes: Sequence[FileChange]) -> None:
    entries = [
        {"path": change.relative, "before": _digest(change.before), "after": _digest(change.after)}
        for change in changes
    ]
    created = not (folder / FOLDER).exists()
    new_folders: list[Path] = []
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
        _journal(folder, {"state": "writing", "files": entries})
        for change in changes:
            if change.after is not None:
                new_folders += _make_parents(_target(folder, change.relative).parent)
                _write_beside(_target(folder, change.relative), change.after)
        _journal(folder, {"state": "renaming", "files": entries})
    except BaseException:
        # Nothing is renamed yet, so nothing has happened.
        with suppress(OSError):
            _discard(folder, entries)
        for made in reversed(new_folders):
            with suppress(OSError):
                made.rmdir()
        if created:
            with suppress(OSError):
                (folder / FOLDER).rmdir()
        raise
    _rename(folder, entries)


def _finish(folder: Path) -> list[Unfinished]:
    path = folder / FOLDER / JOURNAL
    with suppress(OSError):
        # A journal that was cut off while it was written.
        _beside(path).unlink(missing_ok=True)
    try:
        journal: Any = json.loads(path.read_bytes())
        entries = [
            entry for entry in journal["files"] if _is_inside(str(entry["path"])) and {"before", "after"} <= set(entry)
        ]
        complete = journal["state"] == "renaming"
    except FileNotFoundError:
        # It was cut off before it began, or somebody else has ended it.
        _tidy(folder)
        return []
    except (ValueError, KeyError, TypeError):
        # It is written whole or not at all; whatever this is, nothing was renamed by it.
        path.unlink()
        _tidy(folder)
        return []
    if not complete:
        _discard(folder, entries)
        return []
    return _rename(folder, entries)


def _rename(folder: Path, entries: Sequence[dict[str, Any]]) -> list[Unfinished]:
    unfinished = []
    for entry in entries:
        target = _target(folder, entry["path"])
        beside = _beside(target)
        now = _digest(_content(target))
        if now == entry["after"]:
            beside.unlink(missing_ok=True)
        elif now != entry["before"]:
            if beside.exists():
                unfinished.append(Unfinished(entry["path"], beside.name))
        elif entry["after"] is None:
            target.unlink()
            _sync(target.parent)
            if target.parent != folder.resolve():
                # A folder in which nothing is left goes, too.
                with suppress(OSError):
                    target.parent.rmdir()
        elif beside.exists():
            beside.replace(target)
            _sync(target.parent)
    (folder / FOLDER / JOURNAL).unlink(missing_ok=True)
    _tidy(folder)
    return unfinished


def _discard(folder: Path, entries: Sequence[dict[str, Any]]) -> None:
    for entry in entries:
        _beside(_target(folder, entry["path"])).unlink(missing_ok=True)
    (folder / FOLDER / JOURNAL).unlink(missing_ok=True)
    _tidy(folder)


def _tidy(folder: Path) -> None:
    """Leaves no empty folder behind."""
    with suppress(OSError):
        (folder / FOLDER).rmdir()


def _journal(folder: Path, journal: dict[str, Any]) -> None:
    path = folder / FOLDER / JOURNAL
    _write_beside(path, json.dumps(journal, ensure_ascii=False, indent=1).encode())
    _beside(path).replace(path)
    _sync(path.parent)


def _write_beside(target: Path, content: bytes) -> None:
    beside = _beside(target)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.chmod(mode_of(target))


def _make_parents(folder: Path) -> list[Path]:
    made = []
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        made.append(one)
    return made


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.promisekit-new")


def _target(folder: Path, relative: str) -> Path:
    """The file itself where a link leads to it, so that the link stays one."""
    path = folder / relative
    return path.resolve() if path.is_symlink() else path


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _is_inside(relative: str) -> bool:
    return bool(relative) and not relative.startswith("/") and ".." not in relative.split("/")


def _sync(folder: Path) -> None:
    """Makes a rename last. Not every system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Waits until no other promisekit writes to the portfolio; a process that ends lets go of it."""
    try:
        import fcntl
    except ImportError:
        # Windows has no such lock; files that changed meanwhile are seen all the same.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
