from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.draw import NoExport, draw, to_paper
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.read import load
from tests.draw.torture import torture


def test_every_kind_fits_on_paper() -> None:
    sample = load(Path("blueprints")).portfolio
    shown = [("becomes", "broadband-fault"), ("promise", "right-invoice"), ("map", ""), ("heat-map", "")]
    shown += [("timeline", "repair-two-days"), ("trend", "churn")]
    for kind, item_id in shown:
        assert to_paper(draw(kind, sample, item_id), "A4").startswith(b"%PDF")


def test_paper_is_the_same_every_time() -> None:
    picture = blueprint_picture(torture(3))
    assert to_paper(picture, "A4") == to_paper(picture, "A4")


def test_without_typst_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(NoExport, match="pip install typst"):
        to_paper(blueprint_picture(torture(1)), "A4")
