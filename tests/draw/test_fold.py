"""Sheets on which lanes are only as low as what stands there."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from promisekit.draw import Picture, draw, laid_out
from promisekit.draw.fold import folded
from promisekit.draw.formats.png import Size, to_png
from promisekit.draw.heads import heads_height
from promisekit.draw.paper import TITLE, room_of
from promisekit.draw.picture import Box
from promisekit.draw.printed import HEIGHT, WIDTH
from promisekit.draw.sheets import Sheet, sections_of, sheets_of
from promisekit.read import load
from tests.draw.geometry import Rect, _ink
from tests.gallery.cases import read_case

ROOMS = [(*room_of("A4"), TITLE), (*room_of("LETTER"), TITLE), (WIDTH, HEIGHT, 0.0)]


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw("becomes", load(Path("blueprints")).portfolio, "broadband-fault")


def test_a_fold_leaves_out_what_nobody_takes_and_says_where_the_rest_stands() -> None:
    edges = (Box(0, 0, 9, 0), Box(0, 300, 9, 300))
    fold = folded(0, 300, (*edges, Box(0, 10, 5, 40), Box(0, 150, 5, 170)))
    assert fold.parts == ((0, 50), (140, 180), (300, 300))
    assert [fold.at(y) for y in (0, 40, 100, 150, 300)] == [0, 40, 50, 60, 90]
    assert [fold.shows(y) for y in (40, 100, 150, 200, 300)] == [True, False, True, False, True]
    assert list(fold.between(0, 70)) == [(0, 50), (140, 160)] and list(fold.between(70, 90)) == [(160, 180)]


def test_as_is_and_to_be_of_the_sample_take_no_sheets_of_empty_lanes(picture: Picture) -> None:
    for paper, most in (("A4", 19), ("LETTER", 23), ("A3", 12)):
        made = laid_out(picture, paper)
        assert made.sheets <= most and made.points >= 6.99


def groups_of(sheets: list[Sheet]) -> dict[tuple[float, float], list[tuple[float, float]]]:
    """Columns -> the heights that their sheets show."""
    found: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for window in (window for sheet in sheets for window in sheet.windows):
        if window.layer == "body" and window.x > 0:
            found.setdefault((window.x, window.x + window.width), []).append((window.y, window.y + window.height))
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_whole_on_a_sheet_of_its_columns(picture: Picture, room: tuple[float, float, float]) -> None:
    """Those of the columns once; the lanes' names beside each group of columns."""
    sheets = sheets_of(picture, *room)[1]
    assert any(sheet.is_folded for sheet in sheets)
    groups = groups_of(sheets)
    bars = [(section.title_at, section.heads_at + 40) for section in picture.sections]
    names: list[Rect] = []
    others: list[Rect] = []
    for layer in ElementTree.fromstring(f"<svg>{picture.content}</svg>"):
        layer_id = layer.get("id") or ""
        if not layer_id.endswith(("-key", "-heads")):
            (names if layer_id.endswith("-names") else others).extend(map(_ink, layer.iter("text")))
    assert len(names) > 12 and len(others) > 300
    lost = []
    for text in (*names, *others):
        if any(top <= text.top <= bottom for top, bottom in bars):
            continue
        middle = (text.left + text.right) / 2
        for (left, right), heights in groups.items():
            if text in names or left <= middle < right:
                shown = any(top <= text.top and text.bottom <= bottom for top, bottom in heights)
                lost += [] if shown else [(text.says, left)]
    assert lost == []


def test_lanes_follow_in_their_order_and_the_one_at_hand_is_named(picture: Picture) -> None:
    for sheet in sheets_of(picture, *ROOMS[0])[1]:
        beside = [(w.y, w.height, w.top) for w in sheet.windows if w.layer == "names"]
        body = [(w.y, w.height, w.top) for w in sheet.windows if w.layer == "body" and w.x > 0]
        assert beside == body == sorted(body, key=lambda window: window[2])


@pytest.mark.parametrize("name", ["sample", "choice", "loops", "nested-loops", "crossing-ways", "photographs"])
def test_what_is_left_out_is_the_same_all_the_way_down(name: str, picture: Picture, tmp_path: Path) -> None:
    """Every row of its pixels is like the next one: grounds, and lines that run straight through."""
    if name != "sample":
        picture = draw("becomes", read_case(name, tmp_path), "now")
    picture = replace(picture, content=picture.content.replace('stroke-dasharray="6 4"', ""))  # of ways that lead back
    with Image.open(io.BytesIO(to_png(picture, Size(scale=1.0)))) as opened:
        drawn = opened.convert("RGB")
    above = drawn.height - picture.spread.height
    names = picture.lane_names_size[0]
    columns = list(pairwise((names, *picture.cuts_x)))[::2]
    left_out = 0.0
    for section, (left, right) in product(sections_of(picture), columns):
        top, bottom = section.heads_at + heads_height(section.heads), section.bottom
        parts = folded(top, bottom, (b for b in picture.taken if b.left < right and b.right > left)).parts
        edges = [y for y in picture.cuts_y if top < y < bottom and not any(a <= y <= b for a, b in parts)]
        for (_, start), (end, _) in pairwise(sorted((*parts, *((edge, edge) for edge in edges)))):
            left_out += max(0.0, end - start)
            for x, x_end in ((2, round(names) - 2), (round(left), round(right) - 1)) if end - start > 5 else ():
                strip = drawn.crop((x, round(start + above) + 2, x_end, round(end + above) - 2))
                first = strip.crop((0, 0, strip.width, 1)).resize(strip.size)
                found = ImageChops.difference(strip, first).getextrema()
                assert max(most for _, most in found) < 16, (left, start, end)  # type: ignore[misc]
    assert left_out > 300


def test_sheets_that_do_not_go_on_in_each_other_have_no_marks_for_glue(picture: Picture) -> None:
    assert not any(laid_out(picture, "A4").plan["marks"])
    assert all(laid_out(picture, "A1").plan["marks"][:4])


def test_the_journey_alone_keeps_its_lanes_in_line_for_glue() -> None:
    journey = draw("journey", load(Path("blueprints")).portfolio, "broadband-fault")
    assert not any(sheet.is_folded for sheet in sheets_of(journey, *ROOMS[0])[1])
