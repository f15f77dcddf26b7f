"""Commands that change files, killed at random moments over a hundred files: every file is whole, old or new, and the
next run ends what was begun.

``python -m tests.edit.kills 200`` does it so often.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FILES = 100


class Scene(NamedTuple):
    """A command, and what a file holds before and after it."""

    words: tuple[str, ...]
    before: Callable[[int], str]
    after: Callable[[int], str]


def _role(number: int, function: str) -> str:
    return f'roles:\n  role-{number}: {{name: "Role {number}", function: {function}}}  # stays\n'


SCENES = {
    "fmt": Scene(("fmt",), lambda n: _role(n, "shop"), lambda n: _role(n, "shop").replace(f'"Role {n}"', f"Role {n}")),
    "rename": Scene(("rename", "shop", "store"), lambda n: _role(n, "shop"), lambda n: _role(n, "store")),
    "import": Scene(("import", "{beside}", "--yes"), lambda n: _role(n, "shop"), lambda n: _role(n, "store")),
}
BASE = "portfolio: {name: P}\n\nfunctions:\n  shop: {name: Shop, kind: frontline}\n"
STORE = "functions:\n  store: {name: Store, kind: frontline}\n"


def portfolio(folder: Path, scene: Scene) -> None:
    """Writes a hundred files and one more."""
    folder.mkdir(parents=True)
    (folder / "base.yaml").write_text(BASE)
    if "{beside}" in scene.words:
        (folder / "store.yaml").write_text(STORE)
    rows = ["id,function"]
    for number in range(FILES):
        (folder / f"role-{number}.yaml").write_text(scene.before(number))
        rows.append(f"role-{number},store")
    (folder.parent / "roles.csv").write_text("\n".join(rows) + "\n")


def state(folder: Path, scene: Scene) -> str:
    """Whether all files are old or new, or some of each; raises where one is neither, or lost."""
    kinds = set()
    for number in range(FILES):
        text = (folder / f"role-{number}.yaml").read_text()
        assert text in (scene.before(number), scene.after(number)), text
        kinds.add("new" if text == scene.after(number) else "old")
    return "both" if len(kinds) > 1 else kinds.pop()


def kill_once(name: str, moment: float, folder: Path) -> str:
    """Runs the command, kills it after so many seconds, and looks at the files before and after the next run."""
    scene = SCENES[name]
    portfolio(folder, scene)
    process = subprocess.Popen(_line(name, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    found = state(folder, scene)
    check = [sys.executable, "-m", "promisekit", "check", "--select", "PK0,PK1", str(folder)]
    checked = subprocess.run(check, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    ended = state(folder, scene)
    assert ended in ("old", "new"), ended
    assert found != "both" or ended == "new"
    left = [path.name for path in folder.rglob("*") if path.name.startswith(".")]
    assert not left, left
    return f"{name}: {found}, then {ended}"


def run(times: int, seed: int = 1) -> Counter[str]:
    """Kills so many runs, most of them towards their end, where files are written."""
    chooser = random.Random(seed)
    lasts = {name: _how_long(name) for name in SCENES}
    became: Counter[str] = Counter()
    for number in range(times):
        name = sorted(SCENES)[number % len(SCENES)]
        with tempfile.TemporaryDirectory() as folder:
            moment = lasts[name] * (chooser.uniform(0.6, 1.05) if number % 4 else chooser.random())
            became[kill_once(name, moment, Path(folder) / "p")] += 1
    return became


def _how_long(name: str) -> float:
    """The seconds that a whole run takes here and now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p"
        portfolio(path, SCENES[name])
        start = time.perf_counter()
        subprocess.run(_line(name, path), stdout=subprocess.DEVNULL, check=True)
        assert state(path, SCENES[name]) == "new"
        return time.perf_counter() - start


def _line(name: str, folder: Path) -> list[str]:
    where = [str(folder)] if name == "fmt" else ["--path", str(folder)]
    words = [str(folder.parent / "roles.csv") if word == "{beside}" else word for word in SCENES[name].words]
    return [sys.executable, "-m", "promisekit", *words, *where]


def main() -> None:
    """Kills so many runs as the first word says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(f"{times} kills:", *(f"{count} {what}" for what, count in sorted(run(times).items())), sep="\n  ")


if __name__ == "__main__":
    main()
