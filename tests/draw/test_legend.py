from __future__ import annotations

import re
from itertools import pairwise

import pytest

from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Action, BlueprintView, FailPoint, Lane, Phase, PromiseMark, Step
from promisekit.draw.legend import HEAD, NOTES_GAP, NOTES_WIDTH, TAIL, WIDEST, Note, Notes, columns_in, notes

_TEXT = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<')


def list_of(heading: str, count: int, words: int = 12) -> Notes:
    return Notes(heading, tuple(Note(f"{heading[0]}{n}", "The engineer waits. " * (words // 3)) for n in range(count)))


def drawn(lists: list[Notes], width: float = WIDEST) -> tuple[list[tuple[float, float, str]], float]:
    svg, height = notes(lists, 0, 0, width)
    return [(float(x), float(y), text) for x, y, text in _TEXT.findall(svg)], height


def in_one_column(lists: list[Notes]) -> float:
    """The height that it takes."""
    return drawn(lists, NOTES_WIDTH)[1]


@pytest.mark.parametrize("others", [0, 1, 2])
@pytest.mark.parametrize("words", [6, 30, 90])
@pytest.mark.parametrize(("width", "columns"), [(WIDEST, 3), (688, 2), (1400, 4)])
def test_a_long_list_stands_in_columns_over_the_width(others: int, words: int, width: float, columns: int) -> None:
    lists = [list_of("Fail points", 24, words), *[list_of(f"{n}. other", 1) for n in range(others)]]
    texts, height = drawn(lists, width)
    assert len({x // (NOTES_WIDTH + NOTES_GAP) for x, _, _ in texts}) == columns
    assert height < 1.3 * in_one_column(lists) / columns + HEAD + TAIL


def test_a_blueprint_with_many_fail_points_has_no_empty_half_below_it() -> None:
    actions = tuple(
        Action(Lane.FRONTSTAGE, f"Agent {n}", "role", ("Asks",), fails=(FailPoint(f"F{n}", "Nobody knows it. " * 3),))
        for n in range(20)
    )
    marks = (PromiseMark("P1", "We answer within a day."),)
    step = Step(id="s", customer="Calls", actions=actions, promises=marks)
    view = BlueprintView("j", "J", (Phase("P", (step, Step(id="t", customer="Waits")) * 3),))
    picture = blueprint_picture(view)
    assert picture.legend
    for width in (WIDEST, 2000.0):
        svg, height = picture.legend(width)
        below = [(float(x), float(y)) for x, y, _ in _TEXT.findall(svg) if float(y) > height / 2]
        assert max(x for x, _ in below) > 0.6 * width


@pytest.mark.parametrize("counts", [(1,), (3, 3, 3), (20, 1, 1), (1, 20, 1), (2, 9, 14), (1, 1), (40,)])
@pytest.mark.parametrize("width", [200.0, NOTES_WIDTH, 688.0, WIDEST, 2000.0])
def test_notes_are_read_down_the_columns_each_below_its_heading(counts: tuple[int, ...], width: float) -> None:
    lists = [list_of(name, count) for name, count in zip("ABC", counts, strict=False)]
    texts, height = drawn(lists, width)
    labels = [(x, y, text) for x, y, text in texts if re.fullmatch(r"[ABC]\d*", text)]
    wanted = [text for entry in lists for text in (entry.heading, *(note.label for note in entry.notes))]
    assert [text for _, _, text in labels] == wanted
    places = [(x, y) for x, y, _ in labels]
    assert places == sorted(places) and max(y for _, y in places) < height
    for (x, y, text), (x2, y2, _) in pairwise(labels):
        if text in ("A", "B", "C"):
            assert x2 == x and y2 - y == HEAD - 14


def test_lists_of_about_one_length_stand_beside_each_other() -> None:
    texts, _ = drawn([list_of("A", 7), list_of("B", 8), list_of("C", 7)])
    assert {y for _, y, text in texts if text in ("A", "B", "C")} == {14}


def test_nothing_is_drawn_of_empty_lists() -> None:
    assert notes([Notes("A", ())], 0, 0, 900) == ("", 0.0)


@pytest.mark.parametrize("width", [688.0, WIDEST, 1236.0, 1342.0, 4000.0])
def test_columns_take_all_of_the_width(width: float) -> None:
    count, wide = columns_in(width)
    assert count * wide + (count - 1) * NOTES_GAP == pytest.approx(width) and wide >= NOTES_WIDTH
