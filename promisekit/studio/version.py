"""A version: what changed in the portfolio's folder becomes a commit, where git is there and somebody asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from promisekit.edit.draft import CannotEditError
from promisekit.studio.speech import _

_SECONDS: Final = 60
"""A hook of the repository, or a signature, may take so long."""
_NOT_PASSED_ON: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def unsaved(folder: Path) -> int | None:
    """How many files differ from the last version; None where there is no git or no repository."""
    if shutil.which("git") is None or not folder.is_dir():
        return None
    done = _git(folder, "status", "--porcelain", "--untracked-files=all", "--", ".")
    return None if done.returncode else len(done.stdout.splitlines())


def save(folder: Path, message: str) -> None:
    """Commits what changed in the folder, and nothing else. Raises CannotEditError with what git says."""
    if not message.strip():
        raise CannotEditError(_("what changed, and why? A few words are needed"))
    if not unsaved(folder):
        raise CannotEditError(_("nothing changed since the last version, or the folder is in no git repository"))
    for words in (("add", "-A", "--", "."), ("commit", "-q", f"--message={message.strip()}", "--", ".")):
        done = _git(folder, *words)
        if done.returncode:
            told = (done.stderr.strip() or done.stdout.strip()).splitlines()
            raise CannotEditError(_("git did not save it: %(told)s", told=" ".join(told[-3:])))


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true"}
    try:
        return subprocess.run(
            ["git", "--no-pager", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotEditError(
            _("git did not answer within a minute, so nothing is certain; look with `git log`")
        ) from None
