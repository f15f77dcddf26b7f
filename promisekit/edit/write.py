"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Writes to a temporary file beside ``path`` and renames it, so that nobody ever reads half a file.

    What is no regular file, such as a pipe, is written to directly. Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    # A link stays a link: what it leads to is replaced.
    path = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode_of(path))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def mode_of(path: Path) -> int:
    """The permissions of the file as it is, or those that a new one would have."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
