from __future__ import annotations

import pytest

from promisekit.draw.plain import PlainText
from promisekit.model.duration import Duration
from tests.conftest import Write

PORTFOLIO = """
functions: {billing: {name: {en: Billing, fi: Laskutus}, kind: support}}
promises:
  billing: {promise: We bill right, kept_at: x, accountable: billing}
  late: {promise: We call., kept_at: x, accountable: billing}
"""


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ask **which** line, *then* `open` it", "Ask which line, then open it"),
        ("See [the map](https://example.org/x)", "See the map"),
        ("- one\n- two", "one two"),
        ("snake_case_stays, 2 * 3 * 4 too", "snake_case_stays, 2 * 3 * 4 too"),
        ("Ask [[functions:billing]] about [[late]]", "Ask Billing about “We call”"),
        ("[[late]]", "We call."),
        ("[[nobody]] and [[nosection:x]]", "nobody and nosection:x"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (None, ""),
    ],
)
def test_texts_lose_their_marks_and_nothing_else(read: Write, text: str | None, plain: str) -> None:
    assert PlainText(read(PORTFOLIO).portfolio)(text) == plain


def test_no_time_at_all_is_said_in_words(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    said = [PlainText(portfolio, code).time(Duration.parse("at once")) for code in ("en", "fi", "sv")]
    assert said == ["at once", "heti", "genast"]


def test_names_follow_the_language(read: Write) -> None:
    assert PlainText(read(PORTFOLIO).portfolio, "fi")("[[functions:billing]]") == "Laskutus"
