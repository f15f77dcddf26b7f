from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.read import Loaded
from tests.handbook.site import DAY, ROOT, sample_site, served
from tests.handbook.test_item_pages import NORTHLIGHT

__all__ = ["DAY", "ROOT", "sample_site", "served"]

Write = Callable[..., Loaded]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def handbook(read: Write) -> Callable[[str], Handbook]:
    """The handbook of one file of YAML."""

    def made(text: str) -> Handbook:
        loaded = read(text)
        assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
        return make_handbook(Reading(loaded, ()))

    return made


@pytest.fixture
def page(handbook: Callable[[str], Handbook]) -> Callable[[str, str], str]:
    """The Markdown of one page of a portfolio given as YAML."""
    return lambda text, path: next(p.body for p in handbook(text).pages if p.path == path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a portfolio, and nothing else."""
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "all.yaml").write_text(NORTHLIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
