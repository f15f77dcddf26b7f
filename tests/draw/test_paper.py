from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from promisekit.draw import NoExport, draw, to_paper
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.paper import pages
from promisekit.read import load
from tests.draw.torture import torture


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_lane_names_stand_on_every_page_and_nothing_is_left_out(paper: str) -> None:
    picture = blueprint_picture(torture(20))
    found = [page for page in pages(picture, paper) if any(window.svg == "body" for window in page)]
    assert len(found) > 2
    for page in found:
        assert {window.svg for window in page} >= {"names", "body"}
    rows = sorted({(w.y, w.y + w.height) for page in found for w in page if w.svg == "names"})
    columns = sorted({(w.x, w.x + w.width) for page in found for w in page if w.svg == "body"})
    assert rows[0][0] == 0 and rows[-1][1] == pytest.approx(picture.body_height)
    assert all(one[1] == other[0] for one, other in (*pairwise(rows), *pairwise(columns)))
    assert columns[0][0] == picture.lane_names_size[0]


def test_pages_end_between_boxes() -> None:
    picture = blueprint_picture(torture(20))
    ends = {w.x + w.width for page in pages(picture, "A3") for w in page if w.svg == "body"}
    assert ends <= set(picture.cuts_x)


def test_all_lanes_stand_on_one_page_where_they_fit() -> None:
    picture = draw("journey", load(Path("blueprints")).portfolio, "broadband-fault")
    rows = {(w.y, w.height) for page in pages(picture, "A3") for w in page if w.svg == "names"}
    assert rows == {(0.0, picture.body_height)}


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
