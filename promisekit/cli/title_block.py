"""What stands below a picture's title where it is asked for: whose it is, its date, and the version of the files."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio


def title_block(portfolio: Portfolio, folder: str, day: datetime.date, language: str | None) -> str:
    """`Northlight Broadband · 2026-11-30 · version v1.4`; without a version where git knows none."""
    from promisekit.draw.plain import PlainText
    from promisekit.draw.words import day_in_words, words

    speak = words(language or portfolio.about.language)
    version = _version(Path(folder))
    told = [PlainText(portfolio, language)(portfolio.about.name), day_in_words(day, speak)]
    if version is not None:
        name, is_as_it_was = version
        told.append(f"{speak['version']} {name}" + ("" if is_as_it_was else f" ({speak['changed since']})"))
    return " · ".join(part for part in told if part)


def _version(folder: Path) -> tuple[str, bool] | None:
    """The tag or the short id of the last commit, and whether the files are as they were then."""
    from promisekit.history.files import may_tell
    from promisekit.read.git import GitError, Repository

    try:
        with Repository(folder) as repository:
            commit = repository.find_commit("HEAD")
            if commit is None:
                return None
            tags = repository.run("for-each-ref", "--points-at=HEAD", "--format=%(refname:short)", "refs/tags")
            name = (tags.decode("utf-8", "replace").split() or [commit[:7]])[-1]
            base = repository.relative(folder)
            prefix = f"{base}/" if base not in ("", ".") else ""
            kept = {path: file.oid for path, file in repository.files(commit).items() if path.startswith(prefix)}
            now = {
                prefix + file.relative_to(folder).as_posix(): repository.id_of(file.read_bytes())
                for file in folder.rglob("*")
                if may_tell(file.name) and file.is_file()
            }
            return name, {path: oid for path, oid in kept.items() if may_tell(path)} == now
    except (GitError, OSError):
        return None
