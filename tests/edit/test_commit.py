from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from promisekit.edit.commit import ChangedMeanwhileError, FileChange, finish, write_all
from promisekit.edit.draft import Draft, edit
from promisekit.edit.operation import Set
from promisekit.read.folder import DiskFolder
from tests.edit.kills import run

FILES = 40
WRITER = """
import sys
from pathlib import Path
from promisekit.edit.commit import FileChange, write_all
folder = Path(sys.argv[1])
old, new = sys.argv[2].encode(), sys.argv[3].encode()
print("ready", flush=True)
write_all(folder, [FileChange(path.name, old, new) for path in sorted(folder.glob("*.yaml"))])
"""


def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_run_ends_it(tmp_path: Path) -> None:
    chooser = random.Random(7)
    for number in range(FILES):
        (tmp_path / f"{number:02}.yaml").write_text("old")
    was_cut_off = 0
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), "old", "new"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chooser.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        contents = {path.read_text() for path in tmp_path.glob("*.yaml")}
        assert contents <= {"old", "new"}
        was_cut_off += (tmp_path / ".promisekit/edit.json").exists()

        assert finish(tmp_path) == []

        after = {path.read_text() for path in tmp_path.glob("*.yaml")}
        assert len(after) == 1
        assert len(contents) == 1 or after == {"new"}
        for path in tmp_path.glob("*.yaml"):
            path.write_text("old")
        assert not [path for path in tmp_path.iterdir() if not path.name.endswith(".yaml")]
    assert was_cut_off


def test_a_file_that_changed_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("old")
    (tmp_path / "b").write_text("by somebody else")

    with pytest.raises(ChangedMeanwhileError, match="b"):
        write_all(tmp_path, [FileChange("a", b"old", b"new"), FileChange("b", b"old", b"new")])

    assert (tmp_path / "a").read_text() == "old"
    assert (tmp_path / "b").read_text() == "by somebody else"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_an_edit_is_computed_again_on_what_a_file_holds_now(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("portfolio: {name: Old}\n")
    times = 0

    def make(draft: Draft) -> None:
        nonlocal times
        times += 1
        draft.operate("a.yaml", [Set(("portfolio", "vision"), "Far")])
        if times == 1:
            file.write_text("portfolio: {name: Newer}\n")

    edit(DiskFolder(tmp_path, "p"), make)

    assert file.read_text() == "portfolio: {name: Newer, vision: Far}\n"


def test_a_file_that_changed_after_the_cut_stays_and_is_named(tmp_path: Path) -> None:
    changes = [FileChange("a", b"old", b"new"), FileChange("b", b"old", b"new")]
    for name in ("a", "b"):
        (tmp_path / name).write_text("old")
    write_all(tmp_path, changes)
    # As it is after a cut between the two renames, when somebody then writes to the second.
    journal = {"state": "renaming", "files": [{"path": "b", "before": "0" * 64, "after": "1" * 64}]}
    (tmp_path / ".promisekit").mkdir()
    (tmp_path / ".promisekit/edit.json").write_text(json.dumps(journal))
    (tmp_path / ".b.promisekit-new").write_text("new")
    (tmp_path / "b").write_text("by somebody else")

    (unfinished,) = finish(tmp_path)

    assert unfinished == ("b", ".b.promisekit-new")
    assert (tmp_path / "b").read_text() == "by somebody else"
    assert (tmp_path / ".b.promisekit-new").read_text() == "new"
    assert not (tmp_path / ".promisekit").exists()


def test_new_files_in_new_folders_and_files_that_go(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("x")

    write_all(tmp_path, [FileChange("old.yaml", b"x", None), FileChange("a/b/new.yaml", None, b"y")])

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yaml")] == ["a/b/new.yaml"]


def test_where_a_file_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "no-folder").write_text("a file")

    with pytest.raises(OSError, match="no-folder"):
        write_all(tmp_path, [FileChange("a", b"old", b"new"), FileChange("no-folder/x", None, b"new")])

    assert (tmp_path / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "no-folder"]


def test_commands_that_are_killed_leave_whole_files_and_the_next_one_ends_it() -> None:
    became = run(6)

    assert sum(became.values()) == 6


def test_a_journal_that_was_cut_off_while_it_was_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / ".a.promisekit-new").write_text("new")
    (tmp_path / ".promisekit").mkdir()
    journal = {"state": "writing", "files": [{"path": "a", "before": "0" * 64, "after": "1" * 64}]}
    (tmp_path / ".promisekit/edit.json").write_text(json.dumps(journal))
    (tmp_path / ".promisekit/.edit.json.promisekit-new").write_text('{"state": "rena')

    assert finish(tmp_path) == []

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
