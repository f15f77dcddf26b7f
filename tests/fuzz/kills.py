"""Builds that are killed at any moment: what was there before is there still, whole, and the next run leaves no trace.

``python -m tests.fuzz.kills 200`` kills so many. What changes files is killed by ``tests.edit.kills``.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).parents[2]
COMMANDS: Final = ("build --no-cache", "build", "build --single-file", "pages out")
_WORDS: Final = "Harbour Bikes"
"""What the starter calls itself; each turn gives it another name, which every page and file then says."""


def content(folder: Path) -> dict[str, bytes]:
    """All that stands where people look: the site, the one file, the pages; and nothing that is ours to tidy."""
    looked_at = [folder / "site", folder / "handbook.html", folder / "out"]
    files = [path for top in looked_at for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stages(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


class Kills:
    """A portfolio whose outputs are made again and again, and killed."""

    def __init__(self, folder: Path, seed: str) -> None:
        self._folder = folder
        self._random = Random(seed)
        self._turn = 0
        self._run("init blueprints")
        shutil.rmtree(folder / ".vscode")
        self._text = (folder / "blueprints/portfolio.yaml").read_text("utf-8")
        self._needed: dict[str, float] = {}
        for words in COMMANDS:
            start = time.monotonic()
            self._run(words)
            self._needed[words] = time.monotonic() - start

    def once(self) -> str:
        """Kills one, looks, and ends it properly; what came of the kill: `before`, `after` or `done`. Raises
        AssertionError."""
        words = self._random.choice(COMMANDS)
        self._turn += 1
        before = content(self._folder)
        text = self._text.replace(_WORDS, f"{_WORDS} {self._turn}")
        (self._folder / "blueprints/portfolio.yaml").write_text(text, "utf-8")
        process = subprocess.Popen([*self._program(), *words.split()], cwd=self._folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        time.sleep(self._random.random() * self._needed[words] * 1.1)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        after = content(self._folder)
        self._run(words)
        finished = content(self._folder)
        assert stages(self._folder) == [], f"{words} left {stages(self._folder)}"
        if words == "pages out":
            # Written file by file: each is whole, as it was or as it will be.
            for path in after:
                assert after[path] in (before.get(path), finished.get(path)) or path.endswith(".promisekit-pages"), path
        else:
            assert after in (before, finished), f"{words}: neither as it was nor as it will be"
        return "done" if not was_running else "before" if after == before else "after"

    @staticmethod
    def _program() -> list[str]:
        return [sys.executable, "-m", "promisekit"]

    def _run(self, words: str) -> None:
        command = [*self._program(), *words.split()]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"


def run(times: int, seed: str) -> Counter[str]:
    """Kills so many; how often what was there was as before, as after, or the run had ended already."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="promisekit-kills-") as folder:
        kills = Kills(Path(folder), seed)
        for _ in range(times):
            found[kills.once()] += 1
    return found


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(ROOT)
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chosen = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(4)
    started = time.monotonic()
    counts = run(number, chosen)
    told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
    print(f"Seed {chosen}. {number} kills in {time.monotonic() - started:.0f} seconds: {told}; nothing half.")
