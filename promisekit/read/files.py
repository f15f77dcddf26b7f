"""A blueprint file's bytes -> its text, or why it cannot be read."""

from __future__ import annotations

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.folder import Folder, NoFileError, NothingToReadError, OutsideError, SourceFile
from promisekit.read.other_documents import other_document
from promisekit.read.problems import UNREADABLE

__all__ = ["NothingToReadError", "SourceFile", "read_text"]


def read_text(file: SourceFile, folder: Folder) -> str | Diagnostic:
    """The file's text without a byte order mark, or why it cannot be read."""
    start = Span(file.shown)
    try:
        content = folder.read(file.relative)
    except OutsideError:
        return UNREADABLE.at(start, "the file is a link to a place outside the portfolio", "put the file itself here")
    except NoFileError as error:
        return UNREADABLE.at(start, error.says, error.hint)
    except OSError as error:
        return UNREADABLE.at(start, f"the file cannot be opened: {error.strerror}", "check its permissions")
    if other := other_document(content):
        return UNREADABLE.at(start, other.says, other.hint)
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
