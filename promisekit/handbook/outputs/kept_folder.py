"""A folder that is written again and again, and in which somebody may keep files of their own."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import Final

MANIFEST: Final = ".promisekit-pages"
"""What we wrote last time: a line ``SHA-256  path`` for each file, as ``sha256sum --check`` reads it."""


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
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        if not folder.exists():
            _write_all(stage, files)
            (stage / MANIFEST).write_bytes(_listing({path: _sum(content) for path, content in files.items()}))
            stage.chmod(0o755)
            stage.rename(folder)
            return []
        return _update(folder, stage, files, before)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _update(folder: Path, stage: Path, files: dict[str, bytes], before: dict[str, str]) -> list[str]:
    theirs = sorted(path for path in files if not _may_write(folder, path, files[path], before))
    sums = {path: before[path] for path in theirs if path in before}
    ours = {path: content for path, content in files.items() if path not in theirs}
    _write_all(stage, ours)
    for path in ours:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(target)
    for path in sorted(before.keys() - files.keys()):
        _remove(folder, path, before[path])
    sums |= {path: _sum(content) for path, content in ours.items()}
    (stage / MANIFEST).write_bytes(_listing(sums))
    (stage / MANIFEST).replace(folder / MANIFEST)
    return theirs


def _may_write(folder: Path, path: str, content: bytes, before: dict[str, str]) -> bool:
    """Whether there is nothing yet, or what we wrote ourselves."""
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder):
        return False
    if not os.path.lexists(target):
        return True
    if target.is_symlink() or not target.is_file():
        return False
    return _sum(target.read_bytes()) in (before.get(path), _sum(content))


def _remove(folder: Path, path: str, expected: str) -> None:
    """Deletes a file of ours that no longer belongs here, and the folders that it leaves empty."""
    target = folder / path
    inside = target.parent.resolve().is_relative_to(folder)
    if not inside or target.is_symlink() or not target.is_file() or _sum(target.read_bytes()) != expected:
        return
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _manifest(folder: Path) -> dict[str, str]:
    """Path -> sum of what we wrote last time."""
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
    return {path: digest for digest, path in pairs if _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and path != MANIFEST


def _write_all(stage: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        target = stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _listing(sums: dict[str, str]) -> bytes:
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
