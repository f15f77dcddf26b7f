"""Every parser meets every shape of value: it takes it, or objects in the one way that reading knows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from promisekit.model.about import parse_country, parse_language
from promisekit.model.contact import parse_email, parse_phone
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, parse_period
from promisekit.model.hours import Hours
from promisekit.model.money import Money, parse_currency, parse_share
from promisekit.model.number import parse_flag, parse_number, parse_whole
from promisekit.model.reference import checked_id
from promisekit.model.text import Translated
from promisekit.model.url import parse_url

PARSERS: tuple[Callable[[Any], Any], ...] = (
    parse_country, parse_language, parse_date, Duration.parse, parse_period, Hours.parse, Money.parse, parse_currency,
    parse_share, parse_flag, parse_number, parse_whole, checked_id, Translated.parse, parse_url,
    parse_phone, parse_email,
)  # fmt: skip
SHAPES: tuple[Any, ...] = (
    {}, (), "", " ", "text", "1", "-1", "1e999", "9" * 400, "1" * 5000 + " h", "0x" + "f" * 500, "x" * 100_000,
    {"a": {"b": ()}}, ((("x",),),), ({"x": "y"},), ({},), {"en": ()}, {"": ""}, {"fi": {"x": "y"}}, ("", ()),
    "\0", "\N{ZERO WIDTH NO-BREAK SPACE}x", "٣ h", "\ud800", "２ h", "2\u2028h", "\n", "`{x}`", "%s {0}",
    "[[x]]", "always", ("always",),
    "mon 99:99-99:99", "2026-13-45", "0000-00-00", "99999-01-01", "100.0000001 %", "1.000 EUR", "https://[", "//", None,
    1, -1, 10**400, 1.5, float("nan"), float("inf"), True, b"x", [], [1], {1: 2},
)  # fmt: skip


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__qualname__)
def test_a_parser_takes_a_value_or_objects(parse: Callable[[Any], Any]) -> None:
    taken = []
    for shape in SHAPES:
        with suppress(PydanticCustomError):
            parse(shape)
            taken.append(shape)
    assert {} not in taken and () not in taken
