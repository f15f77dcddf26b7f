"""The commits that touched blueprint files, newest first, as one branch saw them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from promisekit.read.git import Repository

_FIELDS: Final = ("%H", "%P", "%cI", "%an", "%s", "%b")
_KINDS: Final = ("yaml", "yml", "csv")


class Commit(NamedTuple):
    """One commit. ``parent`` is the one before it on the same branch; ``blobs`` are the contents that came or went.

    ``time`` is when it was committed, as ISO 8601 with the committer's time zone.
    """

    id: str
    parent: str | None
    time: str
    author: str
    title: str
    blobs: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day of it where the committer was, such as `2026-10-01`."""
        return self.time[:10]


def commits(repository: Repository, start: str, folder: str | None = None, most: int | None = None) -> Iterator[Commit]:
    """Every commit from ``start`` back that changed a YAML or CSV file; a merge counts as one change of its branch.

    ``folder``, a path from the top, leaves out what happened elsewhere; ``most`` is how many there are at most.
    """
    # A pull request that was merged is one step, so that each step is what the branch really went through.
    out = repository.run(
        "log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
        "--no-show-signature", "--format=" + "".join(f"{name}%x00" for name in _FIELDS),
        *([f"--max-count={most}"] if most else []), start, "--", *_pathspecs(folder),
    )  # fmt: skip
    return _parsed(out.decode("utf-8", "replace").split("\0"))


def _pathspecs(folder: str | None) -> list[str]:
    if folder is None:
        return [f":/*.{kind}" for kind in _KINDS]
    place = re.sub(r"([*?\[\]\\])", r"\\\1", folder) + "/" if folder else ""
    return [f":(top,glob){place}**/*.{kind}" for kind in _KINDS]


def _parsed(words: list[str]) -> Iterator[Commit]:
    """A commit's fields, then for each file ``:100644 100644 OLD NEW M`` and its path.

    Only the place in this order tells what a word is: messages and paths may look like anything but NUL.
    """
    head: list[str] = []
    blobs: list[str] = []
    at = 0
    while at < len(words):
        word = words[at].lstrip("\n")
        if word.startswith(":") and head:
            blobs += [oid for oid in word.split(" ")[2:4] if oid.strip("0")]
            at += 2
        elif word and at + len(_FIELDS) <= len(words):
            if head:
                yield _commit(head, blobs)
            head, blobs = [word, *words[at + 1 : at + len(_FIELDS)]], []
            at += len(_FIELDS)
        else:
            at += 1
    if head:
        yield _commit(head, blobs)


def _commit(head: list[str], blobs: list[str]) -> Commit:
    commit, parents, time, author, subject, body = head
    return Commit(commit, next(iter(parents.split()), None), time, author, _title(subject, body), tuple(blobs))


def _title(subject: str, body: str) -> str:
    """What a commit is about; of a merged pull request that is the title, which stands below git's own line."""
    first = body.strip().partition("\n")[0].strip()
    return first if first and subject.startswith("Merge pull request") else subject
