from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisekit.draw.svg import clean, linked, path, safe_href, tag, text_line


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_comes_back_as_text(content: str, value: str) -> None:
    element = ElementTree.fromstring(tag("g", text_line(content, 1, 2, 12), aria_label=value))
    assert element.get("aria-label") == clean(value)
    assert "".join(element.itertext()).translate(dict.fromkeys((0x2066, 0x2067, 0x2069))) == clean(content)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "",
        None,
    ],
)
def test_an_unsafe_address_leads_nowhere(href: str | None) -> None:
    assert safe_href(href) is None
    assert "<a" not in linked("x", href, "name")


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b=1&c=2", "http://x/", "mailto:a@b.fi", "../promises/p/", "#step", "a/b:c"]
)
def test_a_safe_address_stays(href: str) -> None:
    assert safe_href(href) == href


def test_text_that_turns_the_line_about_or_breaks_xml_is_left_out() -> None:
    assert clean("a\u202eb\x00c\ufffe\ud800 d\n e") == "a b c d e"


def test_right_to_left_text_starts_at_the_right_edge() -> None:
    assert 'x="90"' in text_line("שלום", 10, 0, 13, right=90)
    assert 'text-anchor="end"' in text_line("שלום", 10, 0, 13, right=90)
    assert "\u2067שלום!\u2069" in text_line("שלום!", 10, 0, 13, right=90)
    assert 'x="10"' in text_line("hello", 10, 0, 13, right=90)


def test_amounts_and_foreign_words_in_right_to_left_text_keep_their_order() -> None:
    assert "שלום (\u206612.50 €\u2069)" in text_line("שלום (12.50 €)", 0, 0, 13)
    assert "שלום &lt;\u20664 &amp; b\u2069&gt;\u2069" in text_line("שלום <4 & b>", 0, 0, 13)
    assert "\u2066" not in text_line("hello (12.50 €)", 0, 0, 13)


def test_corners_are_rounded_no_farther_than_the_line_is_long() -> None:
    assert path([(0, 0), (10, 0), (10, 4)], radius=8) == "M0 0L5 0Q10 0 10 2L10 4"
    assert path([(0, 0), (10, 0)], radius=8) == "M0 0L10 0"
