"""What lies in a portfolio's folder and cannot be read as it is: said, never passed over, never waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from promisekit.read import load
from promisekit.read.folder import NothingToReadError
from tests.conftest import Write

ABOUT = "portfolio: {name: Bookshop}\nfunctions:\n  shop: {name: Shop, kind: frontline}\n"
PROMISES = "promises:\n  a: {promise: We call you back within a day., kept_at: desk, accountable: shop}\n"
AS_JSON = '{"functions": {"billing": {"name": "Billing", "kind": "support"}}}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portfolio folder `b` in the current one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "about.yaml").write_text(ABOUT)
    return folder


def said(folder: str = "b") -> list[str]:
    return [f"{d.span.path} {d.code} {d.message}: {d.hint}" for d in load(folder).diagnostics]


@pytest.mark.parametrize(
    ("name", "content", "way_out"),
    [
        ("promises.YAML", PROMISES, "rename it to `promises.yaml`"),
        ("promises.Yml", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yaml.txt", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yml.txt", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yaml.bak", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yaml~", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yaml (1)", PROMISES, "rename it to `promises.yaml`"),
        ("promises.yml.docx", "PK\x03\x04", "save it as plain text under the name `promises.yaml`"),
        ("promises.yaml.rtf", "{\\rtf1}", "save it as plain text under the name `promises.yaml`"),
        ("promises.txt", PROMISES, "rename it to `promises.yaml`"),
        ("billing.json", AS_JSON, "rename it to `billing.yaml`"),
        ("deep/promises.yaml.txt", PROMISES, "rename it to `promises.yaml`"),
    ],
)
def test_a_file_whose_name_is_not_read_is_said(folder: Path, name: str, content: str, way_out: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(content)
    [found] = said()
    assert found.startswith(f"b/{name} PK019 `{name}` is not read: only files that end in `.yaml` or `.yml` are")
    assert f": {way_out}, or" in found
    assert "start its name with `_`" in found


def test_a_json_file_is_read_once_it_is_renamed_as_told(folder: Path) -> None:
    (folder / "billing.yaml").write_text(AS_JSON)
    assert said() == []
    assert list(load("b").portfolio.functions) == ["shop", "billing"]


@pytest.mark.parametrize("name", ["about.yaml~", "about.yaml.bak", "about.yaml.orig", ".about.yaml.swp"])
def test_a_copy_that_an_editor_left_beside_the_file_is_passed_over(folder: Path, name: str) -> None:
    (folder / name).write_text(PROMISES)
    assert said() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("_promises.yaml.txt", PROMISES),
        ("notes.txt", "To do:\n  ask: Anna\n"),
        ("notes.txt", "promises: to be discussed\n"),
        ("figures.json", '{"metrics": [1, 2]}'),
        ("figures.json", '{"metrics": {"a": 1}}'),
        ("figures.json", "{"),
        ("results.csv", "date,value\n"),
        ("yaml.md", PROMISES),
        ("logo.svg", "<svg/>"),
    ],
)
def test_other_files_are_passed_over(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    assert said() == []


def test_what_a_misnamed_file_may_hold_is_called_unknown_by_nobody(folder: Path) -> None:
    (folder / "promises.yaml.txt").write_text(PROMISES)
    assert load("b").may_be_unread("a")


def test_a_folder_without_yaml_is_told_about_the_file_that_nearly_is(folder: Path) -> None:
    (folder / "about.yaml").rename(folder / "about.yaml.txt")
    with pytest.raises(NothingToReadError, match=r"`about.yaml.txt` is not read.*: rename it to `about.yaml`"):
        load("b")


def test_one_with_a_text_that_holds_blueprints_is_told_once(folder: Path) -> None:
    (folder / "about.yaml").rename(folder / "about.txt")
    with pytest.raises(NothingToReadError, match=r"`b`; `about\.txt` is not read") as error:
        load("b")
    assert str(error.value).count("about.txt") == 1


def test_a_folder_with_texts_only_is_told_how_files_are_named(folder: Path) -> None:
    (folder / "about.yaml").unlink()
    (folder / "notes.txt").write_text("Ask Anna.")
    with pytest.raises(NothingToReadError, match=r"only others such as `notes.txt`; .* end in `.yaml`") as error:
        load("b")
    assert "init" not in str(error.value)


def test_a_folder_with_nothing_is_told_how_to_begin(folder: Path) -> None:
    (folder / "about.yaml").unlink()
    with pytest.raises(NothingToReadError, match="`promisekit init b` writes a small portfolio there"):
        load("b")


def test_a_named_pipe_is_said_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "x.yaml")
    (folder / "link.yaml").symlink_to("x.yaml")
    assert said() == [
        f"b/{name} PK002 this is a named pipe, not a file: remove it, or start its name with `_`, and it is passed over"
        for name in ("link.yaml", "x.yaml")
    ]


def test_a_socket_is_said(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("b/x.yml")
        [found] = said()
    assert found.startswith("b/x.yml PK002 this is a socket, not a file")


def test_links_that_lead_nowhere_or_outside_are_said(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "round.yaml").symlink_to("round.yaml")
    (folder.parent / "secret.yaml").write_text(PROMISES)
    (folder / "way-out.yaml").symlink_to("../secret.yaml")
    assert [found.partition(":")[0] for found in said()] == [
        "b/gone.yaml PK002 this is a link to a file that is not there",
        "b/round.yaml PK002 this is a link to a file that is not there",
        "b/way-out.yaml PK002 the file is a link to a place outside the portfolio",
    ]


def test_a_link_to_a_folder_with_blueprints_is_said_and_one_to_its_own_folder_is_not(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    (elsewhere / "deep").mkdir(parents=True)
    (elsewhere / "deep" / "promises.yaml").write_text(PROMISES)
    (folder / "shared").symlink_to("../elsewhere")
    (folder / "again").symlink_to(".")
    [found] = said()
    assert found.startswith("b/shared PK002 this is a link to a folder, and links to folders are not followed: put the")


def test_a_folder_that_cannot_be_opened_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert said() == ["b/closed PK002 this folder cannot be opened: check its permissions"]


def test_a_revision_says_the_same_of_names(read: Write) -> None:
    loaded = read({"a.yaml": ABOUT, "deep/b.YML": PROMISES})
    assert [d.span.path for d in loaded.diagnostics] == ["blueprints/deep/b.YML"]
