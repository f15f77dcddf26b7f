"""A git repository for tests: small, the same every time, untouched by the settings of whoever runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

SAMPLE: Final = Path(__file__).parents[2] / "blueprints"
ENVIRONMENT: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Kerry",
    "GIT_AUTHOR_EMAIL": "kerry@example.org",
    "GIT_COMMITTER_NAME": "Kerry",
    "GIT_COMMITTER_EMAIL": "kerry@example.org",
}


class Repository:
    """A working tree with a portfolio in `blueprints`. Each commit is a day later than the one before."""

    def __init__(self, folder: Path, *, branch: str = "main") -> None:
        self.folder = folder
        self.days = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", f"--initial-branch={branch}")

    @property
    def day(self) -> str:
        return f"2026-01-{self.days % 28 + 1:02}"

    def git(self, *words: str, at: Path | None = None) -> str:
        date = f"{self.day}T12:00:00+00:00"
        environment = os.environ | ENVIRONMENT | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        done = subprocess.run(
            ["git", *words], cwd=at or self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, message: str = "A change", files: dict[str, str | bytes] | None = None) -> str:
        """Commits everything; the commit's id."""
        self.write(files or {})
        self.days += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def with_sample(self) -> Repository:
        """With the sample portfolio as its first commit."""
        shutil.copytree(SAMPLE, self.folder / "blueprints")
        self.commit("The sample portfolio")
        return self
