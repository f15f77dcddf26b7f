from __future__ import annotations

import datetime

import pytest

from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import BlueprintView, Phase, Step
from promisekit.draw.plain import PlainText
from promisekit.draw.words import _WORDS, day_in_words, figure_in_words, words
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
    [("en", ["950", "2026", "12,500", "-1,234,567.5"]), ("fi", ["950", "2026", "12\xa0500", "-1\xa0234\xa0567,5"])],
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
