from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from promisekit.draw import KINDS, draw, drawable, frame, overlay
from promisekit.draw import cache as cache_module
from promisekit.draw.cache import PictureCache
from promisekit.read import load
from tests.conftest import Write
from tests.draw.test_chain import PORTFOLIO

SHOWN = [("journey", "broadband-fault"), ("promise", "right-invoice"), ("map", ""), ("timeline", "repair-two-days")]


def test_a_second_build_draws_none_and_shows_the_same(tmp_path: Path) -> None:
    portfolio = load(Path("blueprints")).portfolio
    first, second = PictureCache(tmp_path), PictureCache(tmp_path)
    for kind, item_id in SHOWN:
        drawn, found = first.draw(kind, portfolio, item_id), second.draw(kind, portfolio, item_id)
        assert found == drawn and found.svg == draw(kind, portfolio, item_id).svg
        assert found.dot == drawn.dot
        assert drawn.legend and found.legend and found.legend(700) == drawn.legend(700)
    assert (first.drawn, second.drawn) == (len(SHOWN), 0)


def test_a_second_build_draws_no_overlay_either(tmp_path: Path, read: Write) -> None:
    old, new = read(PORTFOLIO).portfolio, read(PORTFOLIO.replace("Your invoice", "Each invoice")).portfolio
    first, second = PictureCache(tmp_path / "kept"), PictureCache(tmp_path / "kept")
    drawn, found = first.overlay("promise", old, new, "right"), second.overlay("promise", old, new, "right")
    assert found == drawn and found.svg == overlay("promise", old, new, "right").svg and "Changed" in found.svg
    assert (first.drawn, second.drawn) == (1, 0)
    assert second.overlay("promise", old, old, "right").svg != found.svg and second.drawn == 1


def test_every_kind_is_kept(tmp_path: Path) -> None:
    portfolio = load(Path("blueprints")).portfolio
    shown = dict(reversed(drawable(portfolio)))
    first, second = PictureCache(tmp_path), PictureCache(tmp_path)
    for kind, item_id in shown.items():
        assert frame(first.draw(kind, portfolio, item_id)) == frame(second.draw(kind, portfolio, item_id))
    assert (first.drawn, second.drawn) == (len(KINDS), 0)


def test_what_changed_is_drawn_again(tmp_path: Path, read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = PictureCache(tmp_path / "kept")
    old, new = read(PORTFOLIO).portfolio, read(PORTFOLIO.replace("Your invoice", "Each invoice")).portfolio
    kept.draw("promise", old, "right")
    assert "Each invoice" in kept.draw("promise", new, "right").svg
    kept.draw("promise", new, "right", link=lambda section, item_id: f"{section}/{item_id}")
    assert kept.drawn == 3
    monkeypatch.setattr(cache_module, "_code_version", lambda: "another")
    kept.draw("promise", new, "right")
    assert kept.drawn == 4


def test_a_damaged_or_forbidden_cache_only_costs_time(tmp_path: Path, read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    kept = PictureCache(tmp_path / "kept")
    picture = kept.draw("promise", portfolio, "right")
    for file in (tmp_path / "kept").iterdir():
        file.write_text('{"heads": 3}', "utf-8")
    assert kept.draw("promise", portfolio, "right") == picture and kept.drawn == 2
    (tmp_path / "file").write_text("", "utf-8")
    assert PictureCache(tmp_path / "file").draw("promise", portfolio, "right") == picture
    assert PictureCache(None).draw("promise", portfolio, "right") == picture


def test_what_nobody_uses_is_deleted(tmp_path: Path, read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("PROMISEKIT_CACHE", str(tmp_path / "c"))
    kept = PictureCache.of_user()
    kept.draw("promise", read(PORTFOLIO).portfolio, "right")
    (file,) = (tmp_path / "c/pictures").iterdir()
    assert len(list((tmp_path / "c/pictures").iterdir())) == 1
    os.utime(file, (0, 0))
    PictureCache.of_user()
    assert not file.exists()
    monkeypatch.setenv("PROMISEKIT_CACHE", "off")
    assert PictureCache.of_user().folder is None


def test_a_cache_behind_a_closed_door_or_of_nobody_keeps_nothing(
    tmp_path: Path, read: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio = read(PORTFOLIO).portfolio

    def closed(*_anything: object, **_more: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("PROMISEKIT_CACHE", str(tmp_path / "c"))
    with monkeypatch.context() as door:
        for ask in ("stat", "iterdir", "mkdir"):
            door.setattr(Path, ask, closed)
        assert PictureCache.of_user().draw("promise", portfolio, "right").svg

    def nobody() -> NoReturn:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("PROMISEKIT_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", nobody)
    assert PictureCache.of_user().folder is None
