from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisekit.draw.text_width import clusters, is_right_to_left, text_width
from promisekit.draw.wrap import wrap


@given(st.text(max_size=120), st.integers(30, 300))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 13)
    for line in lines:
        assert text_width(line, 13) <= width or len(list(clusters(line.removesuffix("-")))) == 1
    assert _letters("".join(lines)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(text.replace("-", "").split())


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("Reads the line back and opens a case", 130, 13) == ("Reads the line back", "and opens a case")


def test_an_amount_stays_together_and_so_does_what_a_no_break_space_joins() -> None:
    assert wrap("The fee is 12.50 € a year", 88, 13) == ("The fee is", "12.50\xa0€ a year")
    assert wrap("The fee is 12\xa0500 kr", 88, 13) == ("The fee is", "12\xa0500\xa0kr")
    assert wrap("Writes down what is known (30 min)", 168, 13) == ("Writes down what is known", "(30\xa0min)")
    assert wrap("Vaihtaa reitin alun (5 arkipäivää)", 140, 13) == ("Vaihtaa reitin alun", "(5\xa0arkipäivää)")
    assert text_width("\xa0", 13) == text_width(" ", 13)


def test_a_long_finnish_word_breaks_between_syllables() -> None:
    assert wrap("Kuluttajansuojaviranomaisvalituslautakunta", 140, 13) == (
        "Kuluttajansuojavirano-",
        "maisvalituslautakunta",
    )


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Återuppringningstjänsten", ("Återuppringnings-", "tjänsten")),
        ("Rådgivningen", ("Rådgiv-", "ningen")),
        ("asiakasjonossa", ("asiakasjo-", "nossa")),
        ("Hammashoitajalla", ("Hammashoi-", "tajalla")),
    ],
)
def test_no_line_ends_inside_one_sound(word: str, lines: tuple[str, ...]) -> None:
    width = text_width(lines[0], 13) + 2
    assert wrap(word, width, 13) == lines


def test_no_line_begins_with_the_last_two_letters_of_a_word() -> None:
    assert wrap("Rådgivningens", text_width("Rådgivninge-", 13) + 2, 13) == ("Rådgiv-", "ningens")


def test_a_compound_breaks_at_its_own_hyphen() -> None:
    assert wrap("Customer-service-representative", 130, 13) == ("Customer-service-", "representative")


def test_chinese_breaks_without_a_hyphen() -> None:
    assert wrap("客户打电话询问账单", 60, 13) == ("客户打电", "话询问账", "单")


def test_emoji_families_flags_and_accents_stay_whole() -> None:
    assert list(clusters("👩‍👩‍👧🇫🇮👍🏽e\u0301x")) == ["👩‍👩‍👧", "🇫🇮", "👍🏽", "e\u0301", "x"]


def test_width_is_that_of_arial() -> None:
    assert round(text_width("Reads the line back and opens a case", 13)) == 220
    assert text_width("café", 10) == text_width("cafe", 10)


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert is_right_to_left("12 שלום")
    assert not is_right_to_left("12 hello שלום")
    assert not is_right_to_left("12")


def test_a_word_of_thousands_of_letters_is_cut_as_its_beginning_is() -> None:
    lines = wrap("Kuluttajansuojaviranomaisvalituslautakunta" * 5000, 140, 13)
    assert lines[:100] == wrap("Kuluttajansuojaviranomaisvalituslautakunta" * 60, 140, 13)[:100]
    assert _letters("".join(lines)) == "Kuluttajansuojaviranomaisvalituslautakunta" * 5000


@pytest.mark.parametrize("word", ["https://northlight.example/moving-in/list", "asiakaspalvelu@northlight.example"])
def test_an_address_is_cut_without_a_hyphen_that_is_not_its_own(word: str) -> None:
    lines = wrap(word, 60, 13)
    assert len(lines) > 2 and "".join(lines) == word
