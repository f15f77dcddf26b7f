"""A git repository, read through its objects alone: nothing is checked out, nothing of the repository is run.

A pull request may come from anyone, so git runs without what a repository could start by itself: no hooks, no
file watcher, no filters, no text conversion, no transport, no repository that hides inside a folder of the request.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

_SAFE: Final = (
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "safe.bareRepository=explicit",
    "-c", "log.showSignature=false",
    "--no-pager",
)  # fmt: skip
_NOT_PASSED_ON: Final = frozenset(
    # A git hook sets these for its own place; the repository is found from the portfolio's folder instead.
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS")
)
_QUIET: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # An object that is missing is fetched from nowhere: a remote's settings may name any command. Where git is too old
    # to be told so, no protocol is allowed, whatever the repository allows.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_MAIN: Final = tuple(
    f"refs/{place}"
    for place in ("remotes/origin/HEAD", "remotes/origin/main", "remotes/origin/master", "heads/main", "heads/master")
)
_AT_ONCE: Final = 50
"""So many requests fit into the smallest pipe, so that writing them never waits for answers being read."""
_MORE_HISTORY: Final = "fetch more with `git fetch --unshallow`; in a workflow, give actions/checkout `fetch-depth: 0`"


class GitError(Exception):
    """Git cannot give what was asked for. The message is for the user."""


class GitMissingError(GitError):
    """Git is not installed."""


class NoRepositoryError(GitError):
    """The folder is in no repository."""


class TreeFile(NamedTuple):
    """A file of a revision: its mode (`120000` is a link) and the id of its content."""

    mode: str
    oid: str


class Repository:
    """The repository around a folder, and one process that reads its objects.

    Raises GitError where there is none. Use it in a `with` statement, or call `close`.
    """

    def __init__(self, folder: Path) -> None:
        self._at = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.is_dir())
        self._contents: dict[str, bytes] = {}
        self._trees: dict[str, dict[str, TreeFile]] = {}
        self._reader: subprocess.Popen[bytes] | None = None
        asked = self._git("rev-parse", "--show-toplevel", "--is-shallow-repository", "--show-object-format")
        if asked.returncode:
            raise _why_not(asked.stderr, folder)
        top, shallow, self.object_format = asked.stdout.decode("utf-8", "surrogateescape").splitlines()
        self.top = Path(top)
        self.is_shallow = shallow == "true"

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process that reads objects."""
        if self._reader:
            assert self._reader.stdin and self._reader.stdout
            self._reader.stdin.close()
            self._reader.stdout.close()
            self._reader.wait()
            self._reader = None

    def relative(self, folder: Path) -> str:
        """A folder as a path from the top of the repository, `` for the top itself. Raises GitError outside of it."""
        try:
            path = folder.resolve().relative_to(self.top.resolve()).as_posix()
        except ValueError:
            raise GitError(f"`{folder}` is not inside the repository `{self.top}`.") from None
        return "" if path == "." else path

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises GitError where there is none."""
        found = self.find_commit(revision)
        if found is None:
            shallow = f" This clone holds only the latest commits; {_MORE_HISTORY}." if self.is_shallow else ""
            raise GitError(f"There is no revision `{revision}` in this repository.{shallow}")
        return found

    def find_commit(self, revision: str) -> str | None:
        """The id of the commit that a revision names, or None. Raises GitError for what git would take as an option."""
        if revision.startswith("-") or "\x00" in revision or not revision:
            raise GitError(f"`{revision}` is no revision: those never start with a hyphen.")
        asked = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return asked.stdout.decode("ascii").strip() or None if asked.returncode == 0 else None

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which two revisions parted. Raises GitError."""
        asked = self._git("merge-base", "--end-of-options", self.commit(one), self.commit(other))
        if asked.returncode:
            why = (
                f"this clone holds too few commits; {_MORE_HISTORY}"
                if self.is_shallow
                else "they have no commit in common"
            )
            raise GitError(f"Where `{one}` and `{other}` parted cannot be told: {why}.")
        return asked.stdout.decode("ascii").split()[0]

    @cached_property
    def main_branch(self) -> str:
        """The branch that pull requests go to. Raises GitError where it cannot be told."""
        for name in _MAIN:
            if self.find_commit(name):
                return name
        shallow = f" This clone holds only the latest commits; {_MORE_HISTORY}." if self.is_shallow else ""
        raise GitError(
            "There is no main branch here to compare with (origin/HEAD, main or master). "
            f"Name the revision: `promisekit diff BASE`.{shallow}"
        )

    def files(self, commit: str) -> dict[str, TreeFile]:
        """Every file and link of a commit by its path from the top, in order."""
        if commit not in self._trees:
            asked = self._git("ls-tree", "-r", "-z", "--full-tree", commit)
            if asked.returncode:
                raise GitError(f"The files of `{commit[:12]}` cannot be read: {_said(asked.stderr)}.")
            tree: dict[str, TreeFile] = {}
            for line in asked.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]:
                about, _, path = line.partition("\t")
                mode, kind, oid = about.split(" ")
                if kind == "blob":
                    tree[path] = TreeFile(mode, oid)
            self._trees[commit] = tree
        return self._trees[commit]

    def know(self, oid: str, content: bytes) -> bool:
        """Takes content from elsewhere, such as the working tree, if it is what the object holds; else is False."""
        if oid not in self._contents:
            if self.id_of(content) != oid:
                return False
            self._contents[oid] = content
        return True

    def id_of(self, content: bytes) -> str:
        """The id of a blob with that content."""
        import hashlib

        return hashlib.new(self.object_format, b"blob %d\0" % len(content) + content).hexdigest()

    def contents(self, oids: Iterable[str]) -> dict[str, bytes]:
        """The contents of blobs by id; each is read from git once. Raises GitError for one that is not there."""
        wanted = dict.fromkeys(oids)
        missing = [oid for oid in wanted if oid not in self._contents]
        for start in range(0, len(missing), _AT_ONCE):
            self._contents |= zip(missing[start:], self._read(missing[start : start + _AT_ONCE]), strict=False)
        return {oid: self._contents[oid] for oid in wanted}

    def run(self, *words: str) -> bytes:
        """What a git command prints. Raises GitError where it fails."""
        asked = self._git(*words)
        if asked.returncode:
            raise GitError(f"Git cannot read the history: {_said(asked.stderr)}.")
        return asked.stdout

    def _read(self, oids: list[str]) -> list[bytes]:
        reader = self._reader = self._reader or self._start("cat-file", "--batch", stdin=subprocess.PIPE)
        assert reader.stdin and reader.stdout
        found: list[bytes] = []
        absent: list[str] = []
        try:
            reader.stdin.write("".join(f"{oid}\n" for oid in oids).encode("ascii"))
            reader.stdin.flush()
            for oid in oids:
                answer = reader.stdout.readline().split()
                if len(answer) == 3:
                    found.append(reader.stdout.read(int(answer[2]) + 1)[:-1])
                else:
                    absent.append(oid)
        except OSError as error:
            raise GitError(f"Git stopped while objects were read: {error.strerror}.") from None
        if absent:
            raise GitError(f"The object {absent[0][:12]} is not in this clone; clone it whole, without a filter.")
        return found

    def _git(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        process = self._start(*words, stdin=subprocess.DEVNULL)
        out, said = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, said)

    def _start(self, *words: str, stdin: int) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        environment |= _QUIET
        try:
            return subprocess.Popen(
                ["git", *_SAFE, *words],
                cwd=self._at,
                env=environment,
                stdin=stdin,
                stdout=subprocess.PIPE,
                # A process that lives on has nobody who would read what it says.
                stderr=subprocess.DEVNULL if stdin == subprocess.PIPE else subprocess.PIPE,
            )
        except FileNotFoundError:
            raise GitMissingError("Git is not installed here; two folders can be compared without it.") from None


def _why_not(stderr: bytes, folder: Path) -> GitError:
    said = _said(stderr)
    if "not a git repository" in said or "work tree" in said:
        return NoRepositoryError(
            f"`{folder}` is in no git repository; name two folders instead: `promisekit diff OLD NEW`."
        )
    return GitError(f"Git cannot read this repository: {said}.")


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").rstrip(".") if lines else "it gave no reason"
