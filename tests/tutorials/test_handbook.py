"""Each tutorial is followed to its end: the handbook that it builds tells of the promise that the reader wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.edit.new import STARTER
from promisekit.read import load
from tests.cli.conftest import Run, here, run
from tests.tutorials.conftest import TUTORIALS, in_process
from tests.tutorials.reader import follow
from tests.tutorials.steps import steps

__all__ = ["here", "run"]


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_the_handbook_has_the_new_promise(page: Path, run: Run, here: Path) -> None:
    follow(steps(page.read_text("utf-8")), here, in_process(run))
    before = load(STARTER.with_name("starters") / page.stem).portfolio.promises
    (promise,) = [p for p in load(here / "blueprints").portfolio.promises.values() if p.id not in before]
    built = here / "site" / "promises" / f"{promise.id}.html"
    assert str(promise.promise).partition(",")[0] in built.read_text("utf-8")
