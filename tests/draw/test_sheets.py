"""How pictures are cut for paper."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from promisekit.draw import Picture, draw, drawable
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Arrow, BlueprintView, Phase, Step
from promisekit.draw.compare.picture import compare_picture
from promisekit.draw.compare.view import compare_view
from promisekit.draw.paper import TITLE, room_of
from promisekit.draw.printed import HEIGHT, WIDTH, printed
from promisekit.draw.sheets import SCALE, Sheet, key_sheets, sheets_of
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.draw.geometry import _ink
from tests.draw.torture import torture

ROOMS = [(*room_of("A3"), TITLE), (*room_of("A4"), TITLE), (WIDTH, HEIGHT, 0.0)]


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return load(Path("blueprints")).portfolio


def cut(picture: Picture, room: tuple[float, float, float]) -> list[Sheet]:
    return sheets_of(picture, *room)[1]


@pytest.mark.parametrize("room", ROOMS)
def test_lane_names_stand_on_every_sheet_and_nothing_is_left_out(room: tuple[float, float, float]) -> None:
    picture = blueprint_picture(torture(20))
    seen: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for sheet in cut(picture, room):
        assert {window.layer for window in sheet.windows} == {"names", "body", "heads"}
        body = next(window for window in sheet.windows if window.layer == "body")
        seen.setdefault((body.x, body.x + body.width), []).append((body.y, body.y + body.height))
    columns = list(seen)
    assert columns[0][0] == picture.lane_names_size[0] and columns[-1][1] == picture.width
    assert all(one[1] == other[0] for one, other in pairwise(columns))
    for rows in seen.values():
        assert rows[-1][1] == picture.body_height
        assert all(one[1] == other[0] for one, other in pairwise(rows))


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("kind", ["journey", "becomes", "map", "heat-map", "timeline", "promise"])
def test_sheets_fit_their_paper_and_no_box_is_cut(
    sample: Portfolio, kind: str, room: tuple[float, float, float]
) -> None:
    ids = {"journey": "broadband-fault", "becomes": "broadband-fault", "map": "", "heat-map": ""}
    picture = draw(kind, sample, ids.get(kind, "repair-two-days"))
    scale, sheets = sheets_of(picture, *room)
    for sheet in sheets:
        assert sheet.width * scale <= room[0] + 0.5 and (sheet.height + room[2]) * scale <= room[1] + 0.5
        for window in (window for window in sheet.windows if window.layer == "body"):
            for box in (box for box in picture.boxes if not box.id):
                for edge in (window.y, window.y + window.height):
                    crossed = box.left < window.x + window.width and box.right > window.x
                    assert not (crossed and box.top + 0.5 < edge < box.bottom - 0.5)


def test_a_phase_that_goes_on_is_named_on_the_next_sheet() -> None:
    steps = tuple(Step(id=f"s{i}", customer="Waits") for i in range(14))
    picture = blueprint_picture(BlueprintView("j", "J", (Phase("Get help", steps[:12]), Phase("Pay", steps[12:]))))
    heads = [window.svg for sheet in cut(picture, ROOMS[2]) for window in sheet.windows if window.layer == "heads"]
    assert len(heads) > 3 and ">Get help<" in heads[0]
    assert all(">… Get help<" in head for head in heads[1:-1])


def test_all_lanes_stand_on_one_sheet_where_they_fit(sample: Portfolio) -> None:
    picture = draw("journey", sample, "broadband-fault")
    rows = {
        (w.y, w.y + w.height)
        for sheet in cut(picture, (*room_of("A2"), TITLE))
        for w in sheet.windows
        if w.layer == "names"
    }
    assert len(rows) == 1 and next(iter(rows))[1] == picture.body_height


def test_lanes_that_are_taller_than_a_sheet_are_cut_and_never_shown_too_small_to_read() -> None:
    for texts in (1, 12):
        tall = Step(id="s", customer="Tells the whole story of the case again. " * 10 * texts)
        picture = blueprint_picture(BlueprintView("j", "J", (Phase("All", (tall, tall)),)))
        scale, sheets = sheets_of(picture, *ROOMS[1])
        assert sheets and scale >= SCALE


def test_a_sheet_ends_where_it_cuts_no_label(sample: Portfolio) -> None:
    arrows = (Arrow("s1", "s5", "The part is not in the van and has to be ordered first"), Arrow("s0", "s1"))
    steps = tuple(Step(id=f"s{i}", customer="Waits") for i in range(6))
    picture = blueprint_picture(BlueprintView("j", "J", (Phase("All", steps),), arrows))
    assert len(picture.poor_cuts_x) == 1
    ends = {w.x + w.width for sheet in cut(picture, ROOMS[2]) for w in sheet.windows if w.layer == "body"}
    assert len(ends) == 2 and not ends & set(picture.poor_cuts_x)


def test_every_line_of_a_key_stands_whole_on_one_sheet(sample: Portfolio) -> None:
    picture = draw("journey", sample, "broadband-fault")
    assert picture.legend
    key, height = picture.legend(982)
    sheets = key_sheets(key, 0.0, height, 982, 400)
    assert len(sheets) > 2 and all(sheet.height <= 400 for sheet in sheets)
    windows = [window for sheet in sheets for window in sheet.windows]
    texts = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" font-size="12">', key)
    for x, y in ((x, y) for x, y in texts if float(y) > 20):  # not those on the signs, which count from their sign
        holding = [
            w
            for w in windows
            if w.x <= float(x) < w.x + w.width and w.y <= float(y) - 10 and float(y) + 3 <= w.y + w.height
        ]
        assert len(holding) == 1


def test_the_words_at_the_end_of_a_timeline_are_not_cut(sample: Portfolio) -> None:
    picture = draw("timeline", sample, "complaint-answered")
    box = r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="20"'
    notes = re.findall(rf"{box}[^>]*/><text[^>]*>(?:done|Prom)", picture.svg)
    sheets = cut(picture, ROOMS[2])
    assert len(notes) == 2 and len(sheets) > 1
    bodies = [window for sheet in sheets for window in sheet.windows if window.layer == "body"]
    for x, width in notes:
        assert any(body.x <= float(x) and float(x) + float(width) <= body.x + body.width for body in bodies)


def pair_of(steps: int) -> Picture:
    def blueprint(name: str) -> BlueprintView:
        made = tuple(Step(id=f"s{i}", customer=f"Does {i}", emotion=i % 3 - 1) for i in range(steps))
        return BlueprintView(
            name, name, (Phase("P", made),), tuple(Arrow(f"s{i}", f"s{i + 1}") for i in range(steps - 1))
        )

    return compare_picture(compare_view(blueprint("now"), blueprint("later")))


def sections_on(sheet: Sheet, picture: Picture) -> list[int]:
    bodies = [window for window in sheet.windows if window.layer == "body" and window.x > 0]
    return sorted({i for i, s in enumerate(picture.sections) for w in bodies if s.top <= w.y < s.bottom})


@pytest.mark.parametrize("room", ROOMS)
def test_as_is_and_to_be_stand_on_one_sheet_where_both_have_room(room: tuple[float, float, float]) -> None:
    picture = pair_of(12)
    sheets = cut(picture, room)
    assert [sections_on(sheet, picture) for sheet in sheets] == [[0, 1]] * len(sheets)
    for sheet in sheets:
        columns = {(window.x, window.width) for window in sheet.windows if window.layer == "body" and window.x > 0}
        assert len(columns) == 1
        tops = sorted((window.top, window.top + window.height) for window in sheet.windows if window.layer == "names")
        assert all(above[1] <= below[0] + 0.1 for above, below in pairwise(tops))
        assert sheet.height <= room[1] / SCALE - room[2] + 1


def test_where_they_have_none_the_same_columns_follow_each_other(sample: Portfolio) -> None:
    picture = draw("becomes", sample, "broadband-fault")
    found = [
        (next(w.x for w in sheet.windows if w.layer == "body" and w.x > 0), sections_on(sheet, picture)[0])
        for sheet in cut(picture, ROOMS[0])
    ]
    assert found == sorted(found)


def test_on_the_largest_paper_the_sample_is_one_sheet_that_can_be_read(sample: Portfolio) -> None:
    scale, sheets = sheets_of(draw("becomes", sample, "broadband-fault"), *room_of("A0"), TITLE)
    assert len(sheets) == 1 and scale >= SCALE


@pytest.mark.parametrize(("kind", "item_id"), drawable(load(Path("blueprints")).portfolio))
def test_no_text_begins_beside_a_lanes_name_where_a_sheet_is_cut(sample: Portfolio, kind: str, item_id: str) -> None:
    """What stands partly in the column of the names, and not among them, is cut off on paper."""
    picture = draw(kind, sample, item_id)
    if not picture.lane_names:
        return
    edge = picture.lane_names_size[0]
    titles = [(section.title_at, section.heads_at) for section in picture.sections]
    root = ElementTree.fromstring(f"<svg>{picture.content}</svg>")
    cut = [
        "".join(text.itertext())
        for layer in root
        if not (layer.get("id") or "").endswith(("-names", "-key", "-heads"))
        for text in layer.iter("text")
        if text.get("text-anchor") is None
        and float(text.get("x", "0")) < edge - 1
        and float(text.get("y", "0")) < picture.body_height
        and not any(top <= float(text.get("y", "0")) <= bottom for top, bottom in titles)
    ]
    assert cut == []


def test_a_trend_is_not_cut_on_a_page(sample: Portfolio) -> None:
    scale, sheets = sheets_of(draw("trend", sample, "churn"), WIDTH, HEIGHT)
    assert len(sheets) == 1 and scale >= SCALE


@pytest.mark.parametrize("room", [(WIDTH, HEIGHT), ROOMS[1]])
@pytest.mark.parametrize(("kind", "item_id"), drawable(load(Path("blueprints")).portfolio))
def test_no_text_is_cut_between_two_sheets(
    sample: Portfolio, kind: str, item_id: str, room: tuple[float, float]
) -> None:
    """What a bar says, what an arrow or a box says: whatever part of it a sheet shows, it shows all of it."""
    picture = draw(kind, sample, item_id)
    bodies = [w for sheet in sheets_of(picture, *room)[1] for w in sheet.windows if w.layer == "body"]
    root = ElementTree.fromstring(f"<svg>{picture.content}</svg>")
    cut = []
    for layer in root:
        if (layer.get("id") or "").endswith(("-names", "-key", "-heads")):
            continue
        for text in map(_ink, layer.iter("text")):
            seen = [
                w for w in bodies if w.y <= text.top < w.y + w.height and w.x < text.right and text.left < w.x + w.width
            ]
            cut += [text.says for w in seen if not (w.x <= text.left + 1 and text.right - 1 <= w.x + w.width)]
    assert cut == []


@pytest.mark.parametrize(("kind", "item_id"), drawable(load(Path("blueprints")).portfolio))
def test_no_sheet_of_a_page_has_text_below_seven_points(sample: Portfolio, kind: str, item_id: str) -> None:
    drawn = printed(draw(kind, sample, item_id))
    sizes = re.findall(r'<svg class="pk-sheet" viewBox="0 0 ([\d.]+) [\d.]+" width="([\d.]+)"', drawn)
    assert sizes and len(sizes) == drawn.count('class="pk-sheet"')
    assert all(float(width) <= WIDTH + 1 and 12 * 0.75 * float(width) / float(box) >= 6.99 for box, width in sizes)
