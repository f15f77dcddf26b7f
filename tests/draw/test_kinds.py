"""What the pictures beside the blueprint and the chain say."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from promisekit.draw import KINDS, NothingToDraw, draw, drawable
from promisekit.draw.heat.from_portfolio import heat_view
from promisekit.draw.link import no_link
from promisekit.draw.portfolio_map.from_portfolio import map_view
from promisekit.draw.portfolio_map.view import How
from promisekit.draw.timeline.axis import axis_of
from promisekit.draw.timeline.from_portfolio import timeline_view
from promisekit.draw.timeline.moments import date_in_words, length_in_words, moment_in_words, work_in_words
from promisekit.draw.trend.picture import trend_picture
from promisekit.draw.trend.scale import month_steps, round_steps
from promisekit.draw.trend.view import Figure, TrendView
from promisekit.draw.words import day_in_words, words
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.conftest import Write
from tests.draw.test_chain import PORTFOLIO

EN = words("en")


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return load(Path("blueprints")).portfolio


def test_every_kind_draws_the_same_bytes_twice(sample: Portfolio) -> None:
    seen = set()
    for kind, item_id in drawable(sample):
        if kind not in seen:
            first, second = draw(kind, sample, item_id), draw(kind, sample, item_id)
            assert (first.file, first.dot) == (second.file, second.dot)
            assert first.title and first.alt and first.dot.startswith(("digraph", "graph"))
        seen.add(kind)
    assert seen == set(KINDS)


def test_what_an_item_lacks_is_said(sample: Portfolio, read: Write) -> None:
    with pytest.raises(NothingToDraw, match="`planned-works` has no timeline"):
        draw("timeline", sample, "planned-works")
    with pytest.raises(NothingToDraw, match="`joining` has no `becomes`"):
        draw("becomes", sample, "joining")
    bare = read("metrics: {m: {name: M, kind: nps}}").portfolio
    with pytest.raises(NothingToDraw, match="`m` has no trend"):
        draw("trend", bare, "m")
    assert drawable(bare) == []
    with pytest.raises(KeyError):
        draw("timeline", sample, "nothing")


def test_the_map_shows_who_carries_what(read: Write) -> None:
    text = PORTFOLIO + "journeys: {j: {name: J, phases: [{name: P, steps: [{customer: Reads, touchpoint: invoice}]}]}}"
    portfolio = read(text).portfolio
    view = map_view(portfolio, no_link, Relations(portfolio))
    hows = {row.name: [carried.how for cell in row.cells for carried in cell] for row in view.functions}
    assert hows == {"Customer service": [How.COMMITS], "Billing": [How.ANSWERS], "Printers": [How.UNCOMMITTED]}
    assert "Needed for it, commits to nothing" in draw("map", portfolio).svg


def test_a_promise_that_is_kept_in_no_journey_is_on_the_map(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    view = map_view(portfolio, no_link, Relations(portfolio))
    assert [journey.name for journey in view.journeys] == [""] and view.functions[1].rests == 1
    assert ">In no journey<" in draw("map", portfolio).svg


def test_the_heat_map_marks_what_no_promise_answers(sample: Portfolio) -> None:
    view = heat_view(sample, no_link, Relations(sample))
    in_force = [promise for promise in sample.promises.values() if promise.status in ("agreed", "live")]
    answered = {pain for promise in in_force for pain in promise.answers}
    assert {pain.id for pain in view.unanswered} == set(sample.pain_points) - answered
    assert [row.heat for row in view.rows] == sorted((row.heat for row in view.rows), reverse=True)


def test_the_timeline_is_that_of_the_worst_case(sample: Portfolio) -> None:
    relations = Relations(sample)
    view = timeline_view(sample, "repair-two-days", no_link, relations)
    assert view is not None
    case = relations.worst_cases["repair-two-days"].timeline()
    assert [(s.start, s.end, s.critical) for s in view.stints] == [(b.start, b.end, b.critical) for b in case.bars]
    assert [stint.after for stint in view.stints] == [(), (0,), (1,), (2,)]
    svg = draw("timeline", sample, "repair-two-days").svg
    assert "Promised: 2 working days · Wed 18:00" in svg and "done by Wed 10:59 · 7 h 1 min to spare" in svg


def test_the_axis_holds_the_whole_case(sample: Portfolio) -> None:
    relations = Relations(sample)
    for promise_id in relations.worst_cases:
        view = timeline_view(sample, promise_id, no_link, relations)
        assert view is not None
        axis = axis_of(view, 100, EN)
        assert axis.left <= axis.x(view.start) <= axis.x(view.end) <= axis.right


def test_moments_and_lengths_in_words() -> None:
    assert moment_in_words(86400, EN, end=True) == "Mon\xa024:00"
    assert moment_in_words(86400, EN) == "Tue\xa000:00"
    assert moment_in_words(28815, EN) == "Mon\xa008:00:15"
    assert moment_in_words(8 * 86400, EN, first=0) == "Tue\xa000:00\xa0(week\xa02)"
    assert length_in_words(90061, EN) == "1 d 1 h"
    assert length_in_words(0, EN) == "0 s"
    assert work_in_words(79 * 3600, EN) == "79 h"
    assert work_in_words(5400, EN) == "1 h 30 min"
    day = datetime.date(2026, 12, 21)
    assert moment_in_words(4 * 86400, EN, end=True, epoch=day, year=True) == "Thu\xa024\xa0Dec\xa02026\xa024:00"
    said = [date_in_words(day, 0, words(one), year=True) for one in ("fi", "sv")]
    assert said == ["21.12.2026", "21\xa0dec.\xa02026"]
    assert length_in_words(86400, words("fi")) == "1 vrk"


def test_a_trend_shows_every_figure(sample: Portfolio) -> None:
    metric = sample.metrics["churn"]
    svg = draw("trend", sample, "churn").svg
    assert "Lower is better" in svg
    for result in metric.results:
        assert f", {day_in_words(result.on, words('en'))}<" in svg
    assert len(re.findall("<title>Result: ", svg)) == len(metric.results)


def test_nothing_leads_from_the_latest_result_into_what_is_to_come(sample: Portfolio) -> None:
    svg = draw("trend", sample, "churn").svg
    level = re.findall(r'd="M([\d.]+) ([\d.]+)H([\d.]+)"', svg)
    latest = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="5"', svg)[-2]
    assert not [line for line in level if line[1] == latest[1]]
    assert "The way from the baseline to the target" in svg


def test_two_hundred_results_are_told_apart(sample: Portfolio) -> None:
    first = datetime.date(2025, 1, 1)
    results = tuple(Figure(i % 7, first + datetime.timedelta(days=i)) for i in range(200))
    svg = trend_picture(TrendView("m", "M", True, results=results)).svg
    sizes = re.findall(r'<circle cx="[\d.]+" cy="[\d.]+" r="([\d.]+)"', svg)
    assert sizes.count("1.8") == 199 and sizes[199] == "5"


def test_the_words_at_the_end_of_a_timeline_hang_on_their_lines(sample: Portfolio) -> None:
    svg = draw("timeline", sample, "repair-two-days").svg
    box = '<rect x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="20"'
    for colour, told in (("flow", "done by"), ("moment", "Promised")):
        ways = re.findall(rf'd="M([0-9.]+) [0-9.]+V([0-9.]+)h-6" fill="none" stroke="var\(--pk-{colour},', svg)
        note = re.search(rf"{box}[^>]*/><text[^>]*>{told}", svg)
        assert len(ways) == 1 and note
        x, y, width = (float(group) for group in note.groups())
        assert float(ways[0][0]) == pytest.approx(x + width + 6, abs=0.2)
        assert float(ways[0][1]) == pytest.approx(y + 10, abs=0.2)


def test_the_key_of_the_heat_map_shows_its_marks_as_the_map_does(sample: Portfolio) -> None:
    svg = draw("heat-map", sample).svg
    marks = re.findall(r'<rect [^>]*height="20" rx="3" fill="([^"]+)"[^>]*/><g [^>]*><path', svg)
    assert len(marks) > 2 and len(set(marks)) == 1


def test_few_journeys_and_few_steps_fill_the_width(read: Write) -> None:
    journey = "journeys: {j: {name: J, phases: [{name: P, steps: [{id: s, customer: Asks, touchpoint: invoice}]}]}}"
    small = read(f"{PORTFOLIO}\n{journey}\n").portfolio
    for kind, item_id in (("journey", "j"), ("map", "")):
        picture = draw(kind, small, item_id)
        assert picture.heads[-1].x + picture.heads[-1].width == pytest.approx(picture.width, abs=6)


def test_axes_have_round_steps() -> None:
    import datetime

    assert round_steps(0.13, 0.96) == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert round_steps(5, 5) == [4.0, 4.5, 5.0, 5.5, 6.0]
    day = datetime.date
    assert month_steps(day(2026, 1, 15), day(2026, 3, 2)) == [day(2026, 2, 1), day(2026, 3, 1)]
    assert len(month_steps(day(1990, 1, 1), day(2026, 1, 1))) <= 9
