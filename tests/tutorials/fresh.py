"""Follows every tutorial in an environment that knows nothing of this folder: ``python -m tests.tutorials.fresh``.

A wheel is built and installed with nothing beside it; each tutorial is followed in an empty folder, by a shell.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.tutorials.conftest import DAY, ROOT, TUTORIALS, WALL
from tests.tutorials.reader import Shell, follow
from tests.tutorials.steps import Command, steps


def main() -> None:
    """Prints a line for each tutorial. Raises AssertionError at the first word that is not true."""
    with tempfile.TemporaryDirectory(prefix="promisekit-tutorials-") as name:
        place = Path(name)
        bin_ = _install(place)
        for page in [*TUTORIALS, WALL]:
            folder = place / page.stem
            folder.mkdir()
            todo = list(steps(page.read_text("utf-8")))
            follow(todo, folder, _shell(folder, bin_))
            commands = sum(isinstance(step, Command) for step in todo)
            print(f"{page.stem}: {commands} commands and {len(todo) - commands} edits, all as the page says")


def _install(place: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(place / "wheel"), str(ROOT)], check=True)
    (wheel,) = (place / "wheel").iterdir()
    venv.create(place / "venv", with_pip=False)
    bin_ = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, "--python", str(bin_ / "python"), "install", *constraints, str(wheel)], check=True)
    return bin_


def _shell(folder: Path, bin_: Path) -> Shell:
    environment = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder.parent / "home")}

    def shell(typed: str) -> str:
        done = subprocess.run(
            typed,
            shell=True,
            cwd=folder,
            env={**environment, "SOURCE_DATE_EPOCH": DAY, "LANG": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        return done.stdout

    return shell


if __name__ == "__main__":
    main()
