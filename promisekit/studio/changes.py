"""What changed since the last commit, in the words of ``promisekit diff``, as a page of its own."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from promisekit.studio.workspace import Workspace


class NothingToCompareError(Exception):
    """There is no last version."""


def changes_page(workspace: Workspace) -> str:
    """The review of the files against the last commit, with pictures before and after.

    Raises NothingToCompareError, which says why there is none.
    """
    from dataclasses import replace

    from promisekit.diff import compare
    from promisekit.draw import NoGraphviz
    from promisekit.read.folder import NothingToReadError
    from promisekit.read.git import GitError
    from promisekit.read.versions import Asked, read_versions
    from promisekit.report.changes import Review, render
    from promisekit.report.changes.pictures import pictured

    try:
        old, new = read_versions(Asked("HEAD", None, workspace.folder.path.as_posix()))
    except (GitError, NothingToReadError) as error:
        raise NothingToCompareError(str(error)) from error
    review = Review(compare(old.loaded, new.loaded, today=workspace.today), old, new)
    with suppress(NoGraphviz):
        review = replace(review, pictures=pictured(review))
    return render(review, "html")
