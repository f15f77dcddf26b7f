"""Whose public holidays are known."""

from __future__ import annotations

import datetime
import re

import holidays
import pytest

from promisekit.model.countries import DIFFER_EVERYWHERE, subdivisions
from tests.conftest import Write


def test_they_are_those_that_the_library_knows() -> None:
    known = holidays.list_supported_countries(include_aliases=False)
    codes = {
        country: [part for part in parts if re.fullmatch("[A-Z0-9]{1,3}", part)] for country, parts in known.items()
    }
    assert {country: list(parts) for country, parts in subdivisions().items()} == codes


@pytest.mark.parametrize("code", ["FI", "GB", "GB-SCT", "DE-BY", "US-CA", "NO", "FI-01"])
def test_a_known_one_is_accepted(read: Write, code: str) -> None:
    loaded = read(f"portfolio: {{name: Bookshop, holidays: {code}}}")
    assert not loaded.diagnostics
    assert loaded.portfolio.about.holidays == code


@pytest.mark.parametrize(
    ("code", "says", "hint"),
    [
        ("XX", "is a country code, and no country whose public holidays are known has `XX`", "write it like `GB`"),
        ("UK", "is a country code, and no country whose public holidays are known has `UK`", "did you mean `GB`?"),
        ("DE-XX", "names a part of DE whose public holidays nobody knows, `DE-XX`", "write the country alone"),
        ("XX-DE", "is a country code, and no country whose public holidays are known has `XX-DE`", "write it like"),
        ("Finland", "is a country code, not `Finland`", "did you mean `FI`?"),
    ],
)
def test_an_unknown_one_is_an_error(read: Write, code: str, says: str, hint: str) -> None:
    [found] = read(f"portfolio: {{name: Bookshop, holidays: {code}}}").diagnostics
    assert (found.code, found.message) == ("PK007", f"`holidays` of `portfolio` {says}")
    assert found.hint.startswith(hint)


def test_the_parts_of_a_country_are_named_where_they_are_few(read: Write) -> None:
    [found] = read("portfolio: {name: Bookshop, holidays: AU-XX}").diagnostics
    assert found.hint.startswith("write the country alone, `AU`, or one of its parts: AU-ACT, AU-NSW, ")


def test_in_some_countries_every_part_has_holidays_of_its_own() -> None:
    def dates(country: str, part: str | None = None) -> set[datetime.date]:
        return set(holidays.country_holidays(country, part, years=range(2024, 2034)))

    divided = {country: parts for country, parts in subdivisions().items() if len(parts) > 1}
    assert {
        country
        for country, parts in divided.items()
        if all(not dates(country, part) <= dates(country) for part in parts)
    } == DIFFER_EVERYWHERE
