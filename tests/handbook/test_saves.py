"""What counts as a save."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.handbook.preview.saves import Saved, Saves

SOON = 5.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "blueprints" / "deep").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\n", "utf-8")
    return tmp_path / "blueprints"


def test_several_saves_in_a_burst_are_one(folder: Path) -> None:
    with Saves(folder, None) as saves:
        for number in range(20):
            (folder / "deep" / f"{number}.yaml").write_text("roles: {}\n", "utf-8")
        assert saves.next(SOON) == Saved(of_settings=False)
        assert saves.next(0.3) is None


def test_an_editors_way_of_saving_is_a_save_and_its_own_files_are_none(folder: Path) -> None:
    with Saves(folder, folder.parent / "mkdocs.yml") as saves:
        (folder / ".a.yaml.swp").write_text("x", "utf-8")
        (folder / "a.yaml~").write_text("x", "utf-8")
        (folder / ".promisekit").mkdir()
        (folder / ".promisekit" / "site.json").write_text("{}", "utf-8")
        (folder.parent / "other.txt").write_text("x", "utf-8")
        assert saves.next(0.3) is None
        (folder / ".new").write_text("roles: {}\n", "utf-8")
        (folder / ".new").rename(folder / "a.yaml")
        assert saves.next(SOON) == Saved(of_settings=False)
        (folder / "a.yaml").unlink()
        assert saves.next(SOON) == Saved(of_settings=False)


def test_settings_are_told_apart(folder: Path) -> None:
    with Saves(folder, folder.parent / "mkdocs.yml") as saves:
        (folder.parent / "mkdocs.yml").write_text("site_name: Yours\n", "utf-8")
        assert saves.next(SOON) == Saved(of_settings=True)
        (folder / "a.yaml").write_text("roles: {}\n", "utf-8")
        assert saves.next(SOON) == Saved(of_settings=False)


def test_templates_of_ones_own_are_settings(folder: Path) -> None:
    own = folder.parent / "own"
    own.mkdir()
    with Saves(folder, folder.parent / "mkdocs.yml", [own, folder.parent / "nowhere"]) as saves:
        (own / "footer.html").write_text("x", "utf-8")
        assert saves.next(SOON) == Saved(of_settings=True)
