"""A folder that we write again and again, in which somebody keeps files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.handbook.outputs.kept_folder import MANIFEST, NotOursError, write_folder

FIRST = {"a.md": b"one", "deep/down/b.md": b"two"}


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    assert write_folder(folder, FIRST) == []
    return folder


def test_what_is_no_longer_ours_to_write_goes_and_empty_folders_with_it(out: Path) -> None:
    assert write_folder(out, {"a.md": b"new", "c.md": b"three"}) == []
    assert contents(out) == {"a.md": b"new", "c.md": b"three"}
    assert not (out / "deep").exists()
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_files_of_others_stay(out: Path) -> None:
    (out / "deep" / "mine.txt").write_bytes(b"mine")
    (out / "site").mkdir()
    (out / "site" / "index.html").write_bytes(b"built")
    write_folder(out, {"a.md": b"one"})
    assert contents(out) == {"a.md": b"one", "deep/mine.txt": b"mine", "site/index.html": b"built"}


def test_what_was_changed_by_hand_stays_as_often_as_we_write(out: Path) -> None:
    (out / "a.md").write_bytes(b"better")
    for content in (b"one", b"new", b"newer"):
        assert write_folder(out, {**FIRST, "a.md": content}) == ["a.md"]
        assert (out / "a.md").read_bytes() == b"better"
    write_folder(out, {})
    assert contents(out) == {"a.md": b"better"}


def test_what_was_deleted_by_hand_comes_back(out: Path) -> None:
    (out / "a.md").unlink()
    assert write_folder(out, FIRST) == []
    assert contents(out) == FIRST


def test_a_file_of_somebody_else_in_the_place_of_a_new_one_stays(out: Path) -> None:
    (out / "c.md").write_bytes(b"mine")
    for _ in range(2):
        assert write_folder(out, {**FIRST, "c.md": b"ours"}) == ["c.md"]
    assert (out / "c.md").read_bytes() == b"mine"
    (out / "c.md").unlink()
    assert write_folder(out, {**FIRST, "c.md": b"ours"}) == []
    assert (out / "c.md").read_bytes() == b"ours"


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_bytes(b"dear")
    with pytest.raises(NotOursError, match="`theirs` has files that promisekit did not write"):
        write_folder(theirs, FIRST)
    with pytest.raises(NotOursError, match="is a file"):
        write_folder(theirs / "letter.txt", FIRST)
    assert contents(tmp_path) == {"theirs/letter.txt": b"dear"}


def test_an_empty_folder_or_one_with_hidden_files_alone_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"[core]")
    assert write_folder(tmp_path, FIRST) == []
    assert contents(tmp_path) == {**FIRST, ".git/config": b"[core]"}


def test_nothing_outside_is_touched_whatever_links_and_the_list_say(out: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.md").write_bytes(b"two")
    (out / "deep" / "down" / "b.md").unlink()
    (out / "deep" / "down").rmdir()
    (out / "deep" / "down").symlink_to(outside)
    (out / "a.md").unlink()
    (out / "a.md").symlink_to(outside / "b.md")
    (out / MANIFEST).write_text((out / MANIFEST).read_text("utf-8").replace("a.md", "../outside/b.md"), "utf-8")
    assert write_folder(out, {"a.md": b"new", "deep/down/b.md": b"new"}) == ["a.md", "deep/down/b.md"]
    write_folder(out, {})
    assert contents(outside) == {"b.md": b"two"}


def test_a_list_that_cannot_be_read_makes_nothing_ours(out: Path) -> None:
    (out / MANIFEST).write_bytes(b"\xff\xfe")
    assert write_folder(out, {"a.md": b"new"}) == ["a.md"]
    assert contents(out) == FIRST
