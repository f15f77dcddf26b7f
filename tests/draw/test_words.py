from __future__ import annotations

import datetime
import html
import re
from pathlib import Path

import pytest

from promisekit.draw import draw
from promisekit.draw.badges import Pain
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import BlueprintView, FailPoint, Phase, Step
from promisekit.draw.chain.cards import card
from promisekit.draw.chain.view import Kind, Node
from promisekit.draw.plain import PlainText
from promisekit.draw.timeline.moments import date_in_words, moment_in_words
from promisekit.draw.words import _WORDS, day_in_words, figure_in_words, sentences, words
from promisekit.graph.clock import HOUR, MINUTE
from promisekit.read import load
from tests.conftest import Write
from tests.draw.conftest import Shown
from tests.draw.test_measured import MEASURE
from tests.draw.torture import torture


@pytest.mark.parametrize("language", sorted(_WORDS))
def test_every_language_has_every_word(language: str) -> None:
    assert set(_WORDS[language]) == set(_WORDS["en"])


def test_a_language_that_we_lack_is_english() -> None:
    assert words("et")["customer"] == words(None)["customer"] == "Customer"
    assert words("sv-FI")["customer"] == "Kund"


def test_lanes_are_named_in_the_language_of_the_view() -> None:
    view = BlueprintView("j", "J", (Phase("P", (Step(id="s", customer="Soittaa"),)),), language="fi")
    assert ">Asiakas<" in blueprint_picture(view).svg


@pytest.mark.parametrize("language", sorted(_WORDS))
def test_names_of_lanes_and_lines_fit_their_column(show: Shown, language: str) -> None:
    from dataclasses import replace

    picture = blueprint_picture(replace(torture(3), language=language))
    assert show(picture.svg).evaluate(MEASURE) == []
    wide = show(picture.svg, css="text{font-family:'DejaVu Sans',Verdana,sans-serif}").evaluate(
        "Math.max(...[...document.querySelectorAll('.pk-lane-names-group text')]"
        ".map(text => text.getBoundingClientRect().right))"
    )
    assert wide <= 112


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["950", "2026", "12,500", "-1,234,567.5"]), ("fi", ["950", "2026", "12\xa0500", "−1\xa0234\xa0567,5"])],
)
def test_thousands_are_told_apart_as_the_language_does(language: str, said: list[str]) -> None:
    assert [figure_in_words(value, words(language)) for value in (950, 2026, 12500, -1234567.5)] == said


def test_a_channel_is_said_in_the_readers_language(read: Write) -> None:
    portfolio = read("portfolio: {name: N, language: fi, languages: [sv]}").portfolio
    assert [PlainText(portfolio).channel(word) for word in ("Web", "e-mail", "sms", "kaapeli")] == [
        *("verkko", "sähköposti", "tekstiviesti", "kaapeli"),
    ]
    assert PlainText(portfolio, "sv").channel("website") == "webb"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("en", "3 Sep 2027", "Sep 2027"), ("fi", "3.9.2027", "9/2027"), ("sv", "3 sep. 2027", "sep. 2027")],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, day: str, month: str) -> None:
    then = datetime.date(2027, 9, 3)
    assert day_in_words(then, words(language)) == day
    assert day_in_words(then, words(language), "month") == month


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Mon\xa008:05"), ("fi", "ma\xa08.05"), ("sv", "mån\xa008:05"), ("de", "Mon\xa008:05")]
)
def test_a_time_of_day_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert moment_in_words(8 * HOUR + 5 * MINUTE, words(language)) == said


def test_a_day_of_a_case_has_the_same_name_as_one_of_a_trend() -> None:
    assert date_in_words(datetime.date(2027, 1, 1), 0, words("sv")) == "1\xa0jan."
    assert date_in_words(datetime.date(2027, 1, 1), 0, words("fi"), year=True) == "1.1.2027"


@pytest.mark.parametrize(
    ("language", "first", "shared", "parts"),
    [
        ("en", "step 2", "steps 2–3", "Wrong fault — Recovery: Calls again"),
        ("fi", "vaihe 2", "vaiheet 2–3", "Wrong fault – Korjaus: Calls again"),
        ("sv", "steg 2", "steg 2–3", "Wrong fault – Åtgärd: Calls again"),
    ],
)
def test_steps_and_dashes_are_as_the_language_writes_them(language: str, first: str, shared: str, parts: str) -> None:
    pain, lasting = Pain(("time",), "Too slow.", 4), Pain(("money",), "Too dear", 2)
    steps = (
        Step(id="a", customer="Waits"),
        Step(id="b", customer="Waits", pains=(pain, lasting), channel="phone", touchpoint="Helpline"),
        Step(id="c", customer="Waits", pains=(lasting,), fail=FailPoint("F1", "Wrong fault", recovery="Calls again")),
    )
    view = BlueprintView("j", "J", (Phase("P", steps),), language=language)
    drawn = html.unescape(blueprint_picture(view).svg)
    assert f"({first})" in drawn and f"({shared})" in drawn
    assert parts in re.sub(r"</text><text[^>]*>", " ", drawn)
    assert {"en": "4 of 5", "fi": "4/5", "sv": "4 av 5"}[language] in drawn


@pytest.mark.parametrize(("language", "one", "two"), [("en", "1 step", "2 steps"), ("fi", "1 vaihe", "2 vaihetta")])
def test_one_step_is_no_plural(language: str, one: str, two: str) -> None:
    steps = (Step(id="a", customer="Waits"), Step(id="b", customer="Waits"))
    for count, said in ((1, one), (2, two)):
        picture = blueprint_picture(BlueprintView("j", "J", (Phase("P", steps[:count]),), language=language))
        assert picture.alt.startswith(f"{said}: P")


def test_what_a_key_says_begins_with_a_capital() -> None:
    step = Step(id="a", customer="Calls", touchpoint="Helpline", channel="puhelin")
    assert ">Puhelin<" in blueprint_picture(BlueprintView("j", "J", (Phase("P", (step,)),), language="fi")).svg


def test_a_feeling_below_zero_has_a_minus_sign_wherever_it_is_said() -> None:
    view = BlueprintView("j", "J", (Phase("P", (Step(id="a", customer="Waits", emotion=-2),)),))
    assert "very unhappy (−2)" in blueprint_picture(view).svg


def test_texts_in_a_row_have_one_full_stop_between_them() -> None:
    assert sentences(["The visit runs late.", "Say so!", "Offer another", "day"]) == (
        "The visit runs late. Say so! Offer another. day"
    )
    node = Node("g", Kind.GUIDELINE, "The visit runs late.", ("Say so.",))
    assert card(node, words("en")).name.endswith("The visit runs late. Say so.")


def test_a_trend_says_each_figure_in_words_of_its_own(read: Write) -> None:
    text = """
    portfolio: {name: N, language: fi}
    metrics:
      m:
        name: Vastausaika
        kind: operational
        unit: min
        baseline: {value: 9.5, on: 2025-01-01}
        target: {value: -2, by: 2026-12-31}
        results: [{on: 2025-06-30, value: 7, n: 1234567}]
    """
    svg = draw("trend", read(text).portfolio, "m").svg
    assert "Tulos: 7 min, 30.6.2025, n = 1 234 567" in svg
    assert "Tavoite: −2 min, 31.12.2026" in svg


def test_a_number_and_its_unit_stand_on_one_line() -> None:
    portfolio = load(Path("samples/kaupunki")).portfolio
    drawn = draw("promise", portfolio, "kuoppa-paikataan", language="sv").svg
    assert ">(4 arbetstimmar)<" in drawn and ">nu 90 %<" in drawn
