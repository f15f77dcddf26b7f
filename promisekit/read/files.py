"""Which files belong to a portfolio, and their text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.problems import UNREADABLE

_ENDINGS: Final = (".yaml", ".yml")


class NothingToReadError(Exception):
    """There is no such folder, or no blueprint file in it. The message is for the user."""


class SourceFile(NamedTuple):
    """A blueprint file: where it lies, how it is named in messages, and its path from the portfolio folder."""

    path: Path
    shown: str
    relative: str


def blueprint_files(folder: Path, shown_as: str) -> list[SourceFile]:
    """Every blueprint file below ``folder``, in the order of their paths.

    Raises NothingToReadError where there is no folder or no blueprint file.
    """
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise NothingToReadError(f"`{shown_as}` {what}; name the folder that holds your blueprint files")
    found: list[SourceFile] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            if name.endswith(_ENDINGS) and not name.startswith((".", "_")):
                path = Path(parent, name)
                relative = path.relative_to(folder).as_posix()
                shown = relative if shown_as == "." else f"{shown_as}/{relative}"
                found.append(SourceFile(path, shown, relative))
    if not found:
        raise NothingToReadError(
            f"there is no .yaml file in `{shown_as}`; `promisekit init {shown_as}` writes a small portfolio there"
        )
    return sorted(found, key=lambda file: file.relative)


def read_text(file: SourceFile, folder: Path) -> str | Diagnostic:
    """The file's text without a byte order mark, or why it cannot be read."""
    start = Span(file.shown)
    if file.path.is_symlink() and not file.path.resolve().is_relative_to(folder.resolve()):
        return UNREADABLE.at(start, "the file is a link to a place outside the portfolio", "put the file itself here")
    try:
        content = file.path.read_bytes()
    except OSError as error:
        return UNREADABLE.at(start, f"the file cannot be opened: {error.strerror}", "check its permissions")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UNREADABLE.at(start, "the file is UTF-16, not UTF-8", "save the file again with the encoding UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        return UNREADABLE.at(
            Span(file.shown, line, column, line, column + 1),
            "the file is not UTF-8 text from here on",
            "save the file again with the encoding UTF-8",
        )
