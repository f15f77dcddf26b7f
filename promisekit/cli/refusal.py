"""Why a command did nothing, in one message; the exit code is 2."""

from __future__ import annotations

import errno
from typing import Final

import click

_IN_WORDS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file is larger than files may be here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no permission for it",
    errno.EPERM: "you have no permission for it",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "that is a folder, not a file",
    errno.ENOENT: "there is no such file or folder",
    errno.ENAMETOOLONG: "the name is too long",
}


class Refusal(click.ClickException):
    """What was asked for cannot be done. Unlike a usage error it does not explain how to write the command."""

    exit_code = 2

    def format_message(self) -> str:
        """The message; names of files in it may hold anything."""
        from promisekit.report.printable import without_controls

        return without_controls(self.message)


def why(error: OSError) -> str:
    """What the system says, in words: ``the disk is full``."""
    return _IN_WORDS.get(error.errno or 0) or error.strerror or str(error)


def where(error: OSError) -> str:
    """The file, in brackets; nothing where the disk is full, for then any file may be the one that is named."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or not isinstance(error.filename, str):
        return ""
    return f" (`{error.filename}`)"


def of_system(error: OSError) -> Refusal:
    """For what no command foresaw."""
    return Refusal(f"This could not be done: {why(error)}{where(error)}.")
