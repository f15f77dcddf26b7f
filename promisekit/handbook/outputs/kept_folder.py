"""A folder that is written again and again, and in which somebody may keep files of their own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath
from typing import Final

from promisekit.edit.stage import put_in_place, stage_beside

MANIFEST: Final = ".promisekit-pages"
"""What we wrote last time: a line ``SHA-256  path`` for each file, as ``sha256sum --check`` reads it."""

Sums = dict[str, set[str]]


class NotOursError(Exception):
    """The folder holds what we did not write. The message is for the user."""


def write_folder(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Makes the folder hold ``files`` (by path from its top), and nothing else that we wrote before.

    A file that is not ours, or that was changed since we wrote it, stays as it is; the paths of those that
    stand in the way are the result. Raises NotOursError for a folder in which we have written nothing yet but
    others have, and OSError.
    """
    folder = folder.resolve()
    before = _manifest(folder)
    with stage_beside(folder) as stage:
        new = stage / "new"
        new.mkdir(mode=0o755)
        if folder.exists():
            return _update(folder, new, files, before)
        _write_all(new, files)
        (new / MANIFEST).write_bytes(_listing({path: {_sum(content)} for path, content in files.items()}))
        put_in_place(new, folder, stage)
        return []


def _update(folder: Path, stage: Path, files: dict[str, bytes], before: Sums) -> list[str]:
    theirs = sorted(path for path in files if not _may_write(folder, path, files[path], before))
    sums = {path: before[path] for path in theirs if path in before}
    ours = {path: content for path, content in files.items() if path not in theirs}
    _write_all(stage, ours)
    # Should this run be killed half-way, what it has written and what it has not are both known to be ours.
    both = {path: before.get(path, set()) | {_sum(content)} for path, content in ours.items()}
    _write_manifest(folder, stage, before | both)
    for path in ours:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(target)
    for path in sorted(before.keys() - files.keys()):
        _remove(folder, path, before[path])
    _write_manifest(folder, stage, sums | {path: {_sum(content)} for path, content in ours.items()})
    return theirs


def _write_manifest(folder: Path, stage: Path, sums: Sums) -> None:
    (stage / MANIFEST).write_bytes(_listing(sums))
    (stage / MANIFEST).replace(folder / MANIFEST)


def _may_write(folder: Path, path: str, content: bytes, before: Sums) -> bool:
    """Whether there is nothing yet, or what we wrote ourselves."""
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder):
        return False
    if not os.path.lexists(target):
        return True
    if target.is_symlink() or not target.is_file():
        return False
    return _sum(target.read_bytes()) in before.get(path, set()) | {_sum(content)}


def _remove(folder: Path, path: str, expected: set[str]) -> None:
    """Deletes a file of ours that no longer belongs here, and the folders that it leaves empty."""
    target = folder / path
    inside = target.parent.resolve().is_relative_to(folder)
    if not inside or target.is_symlink() or not target.is_file() or _sum(target.read_bytes()) not in expected:
        return
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _manifest(folder: Path) -> Sums:
    """Path -> sum of what we wrote last time; two sums after a run that was killed half-way."""
    if folder.exists() and not folder.is_dir():
        raise NotOursError(f"`{folder.name}` is a file, not a folder")
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        if folder.is_dir() and any(not file.name.startswith(".") for file in folder.iterdir()):
            raise NotOursError(
                f"`{folder.name}` has files that promisekit did not write; name a new or an empty folder"
            ) from None
        return {}
    except UnicodeDecodeError:
        lines = []
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    sums: Sums = {}
    for digest, path in pairs:
        if _is_inside(path):
            sums.setdefault(path, set()).add(digest)
    return sums


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and path != MANIFEST


def _write_all(stage: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        target = stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _listing(sums: Sums) -> bytes:
    return "".join(f"{digest}  {path}\n" for path in sorted(sums) for digest in sorted(sums[path])).encode()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
