from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from promisekit.draw import FITS, PAPERS, NoExport, draw, laid_out, to_paper
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.read import load
from tests.draw.torture import torture


def test_every_kind_fits_on_paper() -> None:
    sample = load(Path("blueprints")).portfolio
    shown = [("becomes", "broadband-fault"), ("promise", "right-invoice"), ("map", ""), ("heat-map", "")]
    shown += [("timeline", "repair-two-days"), ("trend", "churn")]
    for kind, item_id in shown:
        assert to_paper(draw(kind, sample, item_id), "A4").startswith(b"%PDF")


def pages_of(data: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_text_on_paper_can_be_read_and_larger_paper_takes_fewer_sheets(paper: str) -> None:
    sample = load(Path("blueprints")).portfolio
    for kind, item_id in (("journey", "broadband-fault"), ("becomes", "broadband-fault"), ("map", "")):
        made = laid_out(draw(kind, sample, item_id), paper)
        assert made.points >= 6.99
        if paper != "LETTER":
            assert made.sheets <= laid_out(draw(kind, sample, item_id), "A4").sheets


def test_the_size_of_the_text_is_known_before_anything_is_drawn() -> None:
    picture = draw("journey", load(Path("blueprints")).portfolio, "broadband-fault")
    one, width, text = (laid_out(picture, "A3", fit) for fit in FITS[::-1])
    assert (one.sheets, one.points <= width.points < text.points) == (1, True)
    pages = pages_of(one.pdf())
    assert len(pages) == 1 and "Owner: Billing" in pages[0].extract_text()
    sizes: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size * tm[0] * cm[0])

    pages[0].extract_text(visitor_text=note)
    assert abs(min(sizes) - one.points) < 0.05


def test_sheets_to_be_glued_have_marks_where_they_are_cut() -> None:
    picture = draw("journey", load(Path("blueprints")).portfolio, "broadband-fault")
    marks = laid_out(picture, "A3").plan["marks"]
    assert [len(corners) for corners in marks[:4]] == [4, 4, 4, 4]
    assert laid_out(picture, "A0", "one").plan["marks"] == [[]]


def test_a_key_stands_below_the_last_part_where_there_is_room() -> None:
    sample = load(Path("blueprints")).portfolio
    last = pages_of(to_paper(draw("journey", sample, "joining"), "A3"))[-1].extract_text()
    assert "Support" in last and "Fail points" in last


def test_a_file_has_its_key_over_the_full_width() -> None:
    picture = draw("journey", load(Path("blueprints")).portfolio, "broadband-fault")
    assert picture.spread.height < picture.height - 200
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*font-size="12"', picture.file.split("-key")[-1])]
    assert max(places) > picture.width * 0.75


def test_paper_is_the_same_every_time() -> None:
    picture = blueprint_picture(torture(3))
    assert to_paper(picture, "A4") == to_paper(picture, "A4")


def test_without_typst_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(NoExport, match="pip install typst"):
        to_paper(blueprint_picture(torture(1)), "A4")


def test_a_key_that_has_room_on_one_sheet_takes_no_second_one() -> None:
    picture = draw("becomes", load(Path("blueprints")).portfolio, "broadband-fault")
    pages = laid_out(picture, "A4").plan["pages"]
    assert sum(any(image["svg"] == "key" for image in page) for page in pages) == 1
