"""The commits that touched blueprint files, newest first, as one branch saw them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from promisekit.history.files import KINDS
from promisekit.read.git import Repository

_FIELDS: Final = ("%H", "%P", "%cI", "%an", "%s", "%b")


class Touched(NamedTuple):
    """A file that a commit changed, by its path from the top; ``blobs`` are the contents that came or went."""

    path: str
    blobs: tuple[str, ...]


class Commit(NamedTuple):
    """One commit. ``parent`` is the one before it on the same branch; ``files`` are those that it changed.

    ``time`` is when it was committed, as ISO 8601 with the committer's time zone.
    """

    id: str
    parent: str | None
    time: str
    author: str
    title: str
    files: tuple[Touched, ...]

    @property
    def day(self) -> str:
        """The day of it where the committer was, such as `2026-10-01`."""
        return self.time[:10]

    def below(self, folder: str) -> list[Touched]:
        """The files below a folder, by their paths from it; all of them for ``, which is the top."""
        start = f"{folder}/" if folder else ""
        inside = (file for file in self.files if file.path.startswith(start))
        return [Touched(file.path[len(start) :], file.blobs) for file in inside]


def commits(repository: Repository, start: str, folder: str | None = None, most: int | None = None) -> Iterator[Commit]:
    """Every commit from ``start`` back that changed a YAML file, a table or a picture.

    A merge counts as one change of its branch. ``folder``, a path from the top, leaves out what happened elsewhere;
    ``most`` is how many there are at most.
    """
    # A pull request that was merged is one step, so that each step is what the branch really went through.
    out = repository.run(
        "log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
        "--no-show-signature", "--format=" + "".join(f"{name}%x00" for name in _FIELDS),
        *([f"--max-count={most}"] if most else []), start, "--", *_pathspecs(folder),
    )  # fmt: skip
    return _parsed(out.decode("utf-8", "surrogateescape").split("\0"))


def _pathspecs(folder: str | None) -> list[str]:
    # Only the ending may be in capitals; `icase` would take folders for each other, too.
    kinds = ["".join(f"[{letter}{letter.upper()}]" for letter in kind) for kind in KINDS]
    if folder is None:
        return [f":/*.{kind}" for kind in kinds]
    place = re.sub(r"([*?\[\]\\])", r"\\\1", folder) + "/" if folder else ""
    return [f":(top,glob){place}**/*.{kind}" for kind in kinds]


def _parsed(words: list[str]) -> Iterator[Commit]:
    """A commit's fields, then for each file ``:100644 100644 OLD NEW M`` and its path.

    Only the place in this order tells what a word is: messages and paths may look like anything but NUL.
    """
    head: list[str] = []
    files: list[Touched] = []
    at = 0
    while at < len(words):
        word = words[at].lstrip("\n")
        if word.startswith(":") and head:
            blobs = tuple(oid for oid in word.split(" ")[2:4] if oid.strip("0"))
            files.append(Touched(words[at + 1] if at + 1 < len(words) else "", blobs))
            at += 2
        elif word and at + len(_FIELDS) <= len(words):
            if head:
                yield _commit(head, files)
            head, files = [word, *words[at + 1 : at + len(_FIELDS)]], []
            at += len(_FIELDS)
        else:
            at += 1
    if head:
        yield _commit(head, files)


def _commit(head: list[str], files: list[Touched]) -> Commit:
    commit, parents, time, author, subject, body = map(_readable, head)
    return Commit(commit, next(iter(parents.split()), None), time, author, _title(subject, body), tuple(files))


def _readable(text: str) -> str:
    """What somebody wrote; paths alone are needed byte by byte."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _title(subject: str, body: str) -> str:
    """What a commit is about; of a merged pull request that is the title, which stands below git's own line."""
    first = body.strip().partition("\n")[0].strip()
    return first if first and subject.startswith("Merge pull request") else subject
