"""Builds the source distribution and the wheel, installs each into an environment of its own, and uses it.

``python -m tests.package.package PYTHON`` takes the Python that has `build`. What it made stays in .cache/package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MADE: Final = ROOT / ".cache" / "package"
USES: Final = (
    "--version", "init blueprints", "check blueprints", "build blueprints", "build blueprints --single-file",
    "graph journey repair -o repair.svg", "graph promise ready-on-the-day -o chain.png", "card mechanic -o card.pdf",
    "pages blueprints-as-pages", "schema -o schema.json", "rules PK101",
)  # fmt: skip
"""What somebody does with it on the first day."""


def main() -> None:
    """Builds, installs and uses; ends with what was done, or with the first command that failed."""
    shutil.rmtree(MADE, ignore_errors=True)
    _run(sys.argv[1], "-m", "build", "--outdir", str(MADE), str(ROOT))
    wheel, source = next(MADE.glob("*.whl")), next(MADE.glob("*.tar.gz"))
    same_content(wheel, source)
    for package in (wheel, source):
        with tempfile.TemporaryDirectory(prefix="promisekit-package-") as folder:
            done = _used(package, Path(folder))
        print(f"{package.name} ({package.stat().st_size / 1_000_000:.1f} MB): installed clean, {done} commands done")


def same_content(wheel: Path, source: Path) -> None:
    """Both hold every file of the package that git knows, and nothing else of it."""
    listed = _run("git", "-C", str(ROOT), "ls-files", "promisekit").split("\n")
    ours = {name for name in listed if name}
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if name.startswith("promisekit/")}
    with tarfile.open(source) as archive:
        names = (name.partition("/")[2] for name in archive.getnames())
        in_source = {name for name in names if name.startswith("promisekit/")} - _folders(ours)
    for what, found in (("wheel", in_wheel), ("source", in_source)):
        assert found == ours, f"the {what} lacks {sorted(ours - found)} and has {sorted(found - ours)} besides"


def _folders(files: set[str]) -> set[str]:
    return {parent.as_posix() for name in files for parent in Path(name).parents}


def _used(package: Path, folder: Path) -> int:
    environment = folder / "env"
    _run(sys.executable, "-m", "venv", str(environment))
    python, constraints = environment / "bin/python", ROOT / "constraints.txt"
    _run(str(python), "-m", "pip", "install", "--quiet", "--constraint", str(constraints), str(package))
    for words in USES:
        # Nothing of this folder may stand in for what was not installed.
        _run(str(environment / "bin/promisekit"), *words.split(), cwd=folder)
    assert (folder / "site/index.html").exists() and (folder / "handbook.html").exists()
    return len(USES)


def _run(*command: str, cwd: Path = ROOT) -> str:
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=alone, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
