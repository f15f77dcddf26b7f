"""Speed of comparing a portfolio with an earlier version of itself in git."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from promisekit.read.git import Repository as Git
from tests.bench import generator
from tests.bench.bench import BIN, Ratio, command, fastest, fastest_pair
from tests.history.repository import Repository

FILES: Final = 1_000
CHANGED: Final = 10
PER_FILE: Final = 2


def reviewing(folder: Path) -> list[Ratio]:
    """Comparing 1,000 files of which 10 changed against checking them; reading them from git against `git show`."""
    repository = Repository(folder / "reviewed")
    portfolio = repository.folder / "blueprints"
    generator.write(portfolio, FILES * PER_FILE, per_file=PER_FILE)
    repository.commit("All")
    change(portfolio)
    words = ("diff", "HEAD", "--path", portfolio)
    compared = fastest_pair(command(BIN / "promisekit", *words), command(BIN / "promisekit", "check", portfolio))
    ours = fastest(lambda: read(portfolio))
    return [
        Ratio(f"diff of {FILES:,} files, {CHANGED} changed / their check", *compared, 1.5),
        Ratio(f"reading {FILES:,} files of a commit / git show of each", ours, show_each(repository), 0.1),
    ]


def read(portfolio: Path) -> None:
    """Reads every file of the last commit, in a repository that was just found."""
    with Git(portfolio) as repository:
        files = repository.files(repository.commit("HEAD"))
        assert len(repository.contents(file.oid for file in files.values())) > 900


def change(portfolio: Path) -> None:
    """Gives ten promises another limit."""
    files = [file for file in sorted(portfolio.glob("promises-*.yaml")) if "within: " in file.read_text("utf-8")]
    for file in files[:: len(files) // CHANGED][:CHANGED]:
        text = file.read_text("utf-8")
        file.write_text(text.replace("    within: ", "    within: 1", 1), "utf-8")
    changed = subprocess.run(["git", "diff", "--stat"], cwd=portfolio, capture_output=True, text=True, check=True)
    assert f"{CHANGED} files changed" in changed.stdout


def show_each(repository: Repository) -> float:
    """Seconds of `git show` for every file, one after the other."""
    files = repository.git("ls-files").splitlines()
    assert len(files) > 900

    def show() -> None:
        for file in files:
            subprocess.run(["git", "show", f"HEAD:{file}"], cwd=repository.folder, capture_output=True, check=True)

    return fastest(show, 1)
