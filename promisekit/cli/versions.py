"""Reads the two versions that the user named, or says why they cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.read.versions import Version


def read_two(base: str | None, head: str | None, folder: str, base_path: str | None = None) -> tuple[Version, Version]:
    """The earlier and the later version. Ends the run with exit code 2 where one cannot be had."""
    from promisekit.read.versions import Asked, read_versions

    with git_can_say(folder):
        return read_versions(Asked(base, head, folder, base_path))


@contextmanager
def git_can_say(folder: str) -> Iterator[None]:
    """Ends the run with exit code 2, and says what to do, where git or the folder does not give what is needed."""
    from promisekit.cli.loading import nothing_to_read
    from promisekit.read.git import GitError

    try:
        with nothing_to_read(folder):
            yield
    except GitError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"`{error.filename or folder}` cannot be read: {why(error)}.") from None
