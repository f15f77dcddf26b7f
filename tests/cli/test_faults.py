"""What people see when the disk is full, a folder is read-only, a run is killed or interrupted, or two run at once.

Each run is a process of its own, as on somebody's machine.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from promisekit.edit.stage import MARK
from tests.cli.conftest import files_in
from tests.cli.test_serve import free_address
from tests.conftest import interruptible

_PR_CAPBSET_DROP: Final = 24
PROGRAM: Final = [sys.executable, "-m", "promisekit"]


def start(*words: str, **how: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM, *words],
        **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"} | how),
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=120)
    said = (out or "") + (err or "")
    assert "Traceback" not in said, said
    return process.returncode, said


def small_files_only() -> None:
    """Nothing over 200 bytes can be written: like a disk that fills up in the middle of a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))


@pytest.fixture
def two(started: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter, and an older one to compare it with; no picture is known yet."""
    monkeypatch.setenv("PROMISEKIT_CACHE", str(here / "cache"))
    shutil.copytree(started, here / "old")
    file = started / "promises.yaml"
    file.write_text(file.read_text("utf-8").replace("within: 2 working days", "within: 9 working days"), "utf-8")
    return here


WRITING: Final = (
    "build", "build --single-file", "pages out", "init new", "schema -o out", "card mechanic -o out",
    "graph journey repair -o out", "graph journey repair -o out.pdf", "graph --all out", "check --format sarif -o out",
    "diff old blueprints -o out", "diff old blueprints --format html -o out", "diff old blueprints --pictures out",
)  # fmt: skip


@pytest.mark.parametrize("words", WRITING)
def test_a_disk_that_fills_up_is_said_and_nothing_is_left_half(two: Path, words: str) -> None:
    (two / "cache").mkdir()
    before = files_in(two)
    code, said = ended(start(*words.split(), preexec_fn=small_files_only))
    assert code == 2
    assert said.startswith("Error: ") and "the file is larger than files may be here" in said
    left = [name for name in files_in(two) if not name.startswith("cache/")]
    assert left == before
    assert [path for path in two.iterdir() if path.name.startswith(".")] == []
    assert not list(two.glob("cache/**/*.new"))


@pytest.mark.parametrize("words", ["check", "diff old blueprints", "graph journey repair", "schema", "rules", "--help"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_output_that_is_full_is_said(two: Path, words: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = ended(start(*words.split(), stdout=full))
    assert (code, said) == (2, "Error: This could not be done: the disk is full.\n")


@pytest.fixture
def closed(started: Path, here: Path) -> Iterator[Path]:
    """A folder with a portfolio in which whoever runs the program may read, but not write."""
    folder = Path(tempfile.mkdtemp(prefix="promisekit-closed-"))
    shutil.copytree(started, folder / "blueprints")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def as_reader(folder: Path) -> dict[str, Any]:
    """How to run as somebody who may not write there: to root nothing is closed."""
    environment = os.environ | {"PROMISEKIT_CACHE": "off", "HOME": "/nonexistent"}
    return {"cwd": folder, "env": environment, "preexec_fn": heed_permissions if os.getuid() == 0 else None}


def heed_permissions() -> None:
    """For a child process of root: it may not pass over what permissions say (CAP_DAC_OVERRIDE and its kin)."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("build", "The handbook cannot be written: you have no permission for it"),
        ("build --single-file", "The handbook cannot be written: you have no permission for it"),
        ("pages out", "The pages cannot be written: you have no permission for it"),
        ("init new", "`new` cannot be written: you have no permission for it."),
        ("schema -o out", "`out` cannot be written: you have no permission for it."),
        ("graph --all out", "`out` cannot be made: you have no permission for it."),
    ],
)
def test_a_folder_that_is_read_only_is_said(closed: Path, words: str, said: str) -> None:
    code, printed = ended(start(*words.split(), **as_reader(closed)))
    assert code == 2
    assert said in printed


def test_a_portfolio_that_is_read_only_is_checked_and_built_elsewhere(closed: Path) -> None:
    assert ended(start("check", **as_reader(closed)))[0] == 0
    with tempfile.TemporaryDirectory() as open_folder:
        Path(open_folder).chmod(0o777)
        code, printed = ended(start("build", "--site-dir", f"{open_folder}/site", **as_reader(closed)))
        assert code == 0, printed
        assert Path(open_folder, "site", "index.html").exists()


def stages(folder: Path) -> list[Path]:
    return sorted(folder.glob(".site-*"))


def in_a_build(folder: Path, then: Callable[[subprocess.Popen[str]], None]) -> tuple[int, str]:
    """Does something to a build as soon as it has begun to write."""
    process = start("build", "--no-cache", cwd=folder, preexec_fn=interruptible)
    deadline = time.monotonic() + 60
    while not any((stage / "site").exists() for stage in stages(folder)) and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    then(process)
    return ended(process)


@pytest.mark.parametrize("options", [["--no-cache"], []], ids=["all anew", "nothing changed"])
def test_what_a_killed_build_left_is_swept_by_the_next_one(started: Path, here: Path, options: list[str]) -> None:
    assert ended(start("build"))[0] == 0
    before = {name: (here / "site" / name).read_bytes() for name in files_in(here / "site")}
    code, _ = in_a_build(here, lambda process: process.kill())
    assert code == -signal.SIGKILL
    assert len(stages(here)) == 1
    assert {name: (here / "site" / name).read_bytes() for name in files_in(here / "site")} == before
    (here / ".site-notes").mkdir()
    (here / ".site-notes" / "mine.txt").write_text("keep", "utf-8")
    assert ended(start("build", *options))[0] == 0
    assert [path.name for path in stages(here)] == [".site-notes"]
    assert (here / ".site-notes" / "mine.txt").read_text("utf-8") == "keep"


def test_the_stage_of_a_build_that_is_going_on_stays(started: Path, here: Path) -> None:
    def build_another(process: subprocess.Popen[str]) -> None:
        process.send_signal(signal.SIGSTOP)
        (going_on,) = stages(here)
        assert ended(start("build", "--no-cache"))[0] == 0
        assert stages(here) == [going_on]
        process.send_signal(signal.SIGCONT)

    code, said = in_a_build(here, build_another)
    assert code == 0, said
    assert stages(here) == []


def test_a_site_that_a_killed_build_took_away_is_put_back(started: Path, here: Path) -> None:
    # Killed between two renames: the old site is in the stage, and the new one is not in its place yet.
    stage = here / ".site-killed00"
    (stage / "old").mkdir(parents=True)
    (stage / "old" / "index.html").write_text("the last good one", "utf-8")
    (stage / MARK).touch()
    assert in_a_build(here, lambda process: process.kill())[0] == -signal.SIGKILL
    assert (here / "site" / "index.html").read_text("utf-8") == "the last good one"


def test_ctrl_c_ends_a_build_and_leaves_the_last_good_handbook(started: Path, here: Path) -> None:
    assert ended(start("build"))[0] == 0
    before = (here / "site" / "index.html").read_bytes()
    code, said = in_a_build(here, lambda process: process.send_signal(signal.SIGINT))
    assert code == 1
    assert said.strip() == "Aborted!"
    assert stages(here) == []
    assert (here / "site" / "index.html").read_bytes() == before


@pytest.mark.parametrize("after", [0.0, 0.3, 0.8, 2.0])
@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="nobody says here how far a process has come")
def test_ctrl_c_ends_serve_whatever_it_is_doing(started: Path, here: Path, after: float) -> None:
    process = start("serve", "--address", free_address(), preexec_fn=interruptible)
    deadline = time.monotonic() + 60
    # It has begun to load what the command needs; earlier, Python itself has not come to our code.
    while "_yaml" not in Path(f"/proc/{process.pid}/maps").read_text() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    code, said = ended(process)
    assert code in (0, 1)
    assert said.strip().endswith(("Ended.", "Aborted!"))


def test_builds_at_once_all_end_well_and_the_site_is_whole(started: Path, here: Path) -> None:
    assert ended(start("build"))[0] == 0
    pages = files_in(here / "site")
    processes = [start("build", "--no-cache") for _ in range(4)]
    for process in processes:
        code, said = ended(process)
        assert code == 0, said
        assert said.startswith("Built ")
    assert files_in(here / "site") == pages
    assert stages(here) == []


def test_files_that_change_while_they_are_read(started: Path, here: Path) -> None:
    file = started / "promises.yaml"
    text = file.read_text("utf-8")
    is_over = threading.Event()

    def write() -> None:
        turn = 0
        while not is_over.is_set():
            turn += 1
            file.write_text(text[: len(text) * (turn % 4) // 3], "utf-8")
            (started / "passing.yaml").write_text("roles: {}\n", "utf-8")
            (started / "passing.md").write_text("# Passing\n", "utf-8")
            (started / "passing.yaml").unlink()
            (started / "passing.md").unlink()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for words in ("check", "check", "build --no-cache", "check", "pages out", "build --single-file"):
            code, said = ended(start(*words.split()))
            assert code in (0, 1, 2), said
    finally:
        is_over.set()
        writer.join()
    file.write_text(text, "utf-8")
    assert ended(start("build"))[0] == 0


def test_what_is_no_file_is_never_waited_for(started: Path, here: Path) -> None:
    assert ended(start("build"))[0] == 0
    os.mkfifo(here / "site" / ".pipe")
    for kept in (started / ".promisekit").glob("site-*.json"):
        kept.unlink()
        os.mkfifo(kept)
    code, said = ended(start("build"))
    assert code == 0, said
    os.mkfifo(here / "mkdocs.yml")
    for words in ("build", "build --single-file", "pages out", "serve"):
        code, said = ended(start(*words.split()))
        assert code == 2
        assert "`mkdocs.yml` is no file; remove it, or name another one with `--config`" in said
    (here / "mkdocs.yml").unlink()
    os.mkfifo(started / "pipe.yaml")
    for words in ("check", "build"):
        code, said = ended(start(*words.split()))
        assert code == 1
        assert "this is a named pipe, not a file" in said


def test_a_site_that_is_a_file_stays(started: Path, here: Path) -> None:
    (here / "site").write_text("mine", "utf-8")
    code, said = ended(start("build"))
    assert code == 2
    assert "The handbook cannot be written" in said
    assert (here / "site").read_text("utf-8") == "mine"
    assert stages(here) == []
