"""Word lists: phrases are found as words, wherever they stand, and not in their harmless neighbours."""

from __future__ import annotations

import pytest

from promisekit.check.wording import (
    BLAMING,
    JARGON,
    MONEY_DEEDS,
    NO_ACTION,
    UNKEEPABLE,
    VAGUE_IN_GUIDELINES,
    VAGUE_IN_PROMISES,
    Phrases,
)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We answer AS SOON AS POSSIBLE.", "AS SOON AS POSSIBLE"),
        ("We answer as\n  soon as possible.", "as soon as possible"),
        ("Excellent service, in a timely manner", "Excellent service"),
        ("Your line works again soon.", "soon"),
        ("You hear from us as soon as it works.", None),
        ("You pay no sooner than in May.", None),
        ("Palvelemme sinua nopeasti", "nopeasti"),
        ("Saat vastauksen mahdollisimman nopeasti", "mahdollisimman nopeasti"),
        ("Sähköt palaavat niin pian kuin kaapeli on ehjä", None),
        ("Du får svar snarast möjligt", "snarast möjligt"),
        ("Du får svar så snart som felet är lagat", None),
        ("You get the best possible help", "best possible"),
        ("A reasonable price within two days", None),
    ],
)
def test_vague_words_in_promises(text: str, phrase: str | None) -> None:
    assert VAGUE_IN_PROMISES.first(text) == phrase


def test_a_phrase_in_quotation_marks_is_only_spoken_about() -> None:
    assert VAGUE_IN_GUIDELINES.first_unquoted('Do not write "as soon as possible".') is None
    assert VAGUE_IN_GUIDELINES.first_unquoted("Do not write “as soon as possible”.") is None
    assert VAGUE_IN_GUIDELINES.first_unquoted('Write "Thursday", promptly.') == "promptly"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Be polite", "Be polite"),
        ("Be at the door at nine.", None),
        ("Ensure customer satisfaction.", "Ensure customer satisfaction"),
        ("Ensure that the case has a number.", None),
        ("Give every customer excellent advice.", "Give every customer excellent"),
        ("Give the customer the case number.", None),
        ("Thank them, and remember the name.", None),
        ("Erinomaista palvelua jokaiselle", "Erinomaista"),
        ("Muista hymyillä", "Muista"),
        ("Var alltid trevlig", "Var alltid trevlig"),
        ("Var tionde minut säger du hur lång kön är", None),
        ("", None),
        ("…", None),
    ],
)
def test_instructions_that_are_no_action(text: str, phrase: str | None) -> None:
    assert NO_ACTION.beginning(text) == phrase


@pytest.mark.parametrize(
    ("phrases", "text", "phrase"),
    [
        (UNKEEPABLE, "You are 100% safe", "100%"),
        (UNKEEPABLE, "Alltid rätt", "Alltid"),
        (UNKEEPABLE, "Nevertheless", None),
        (JARGON, "according to our KPIs", "KPIs"),
        (JARGON, "Your ticket is refunded", None),
        (JARGON, "Your ticket is closed in a day", "ticket is closed"),
        (JARGON, "Asiaasi ei eskaloida", "eskaloida"),
        (BLAMING, "You should’ve told us.", "You should’ve told"),
        (BLAMING, "You should have an answer by noon.", None),
        (BLAMING, "May I have your policy number?", None),
        (BLAMING, "It is our policy.", "our policy"),
        (BLAMING, "Sinun olisi pitänyt soittaa", "Sinun olisi pitänyt"),
        (MONEY_DEEDS, "Pay attention to the tone", None),
        (MONEY_DEEDS, "Pay the taxi", "Pay the"),
        (MONEY_DEEDS, "Hyvittää laskun", "Hyvittää"),
    ],
)
def test_other_lists(phrases: Phrases, text: str, phrase: str | None) -> None:
    assert phrases.first(text) == phrase
