from __future__ import annotations

import pytest

from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import BlueprintView, Phase, Step
from promisekit.draw.words import _WORDS, words
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
