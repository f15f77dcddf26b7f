"""The words that the pictures add of their own, in the languages that we have them in; else English."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from promisekit.draw.words import english, finnish, swedish

_WORDS: Final[dict[str, dict[str, str]]] = {"en": english.WORDS, "fi": finnish.WORDS, "sv": swedish.WORDS}

_ENDS: Final = (".", "!", "?", "…", ".”", "!”", "?”", ".’", "؟", "。")


def words(language: str | None = None) -> Mapping[str, str]:
    """The words in a language; English for any that it lacks."""
    return {**_WORDS["en"], **_WORDS.get((language or "en").split("-")[0], {})}


def figure_in_words(value: float | Decimal, words: Mapping[str, str]) -> str:
    """A number as people write it: no `.0` behind whole ones, no noise behind others.

    From five figures on the thousands stand apart; four stand together, as in a year.
    """
    text = str(abs(int(value))) if value == int(value) else f"{abs(value):.10g}"
    whole, dot, rest = text.partition(".")
    if whole.isdigit() and len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", words["thousands sign"])
    return (words["minus sign"] if value < 0 else "") + whole + (words["decimal sign"] + rest if dot else "")


def count_of_steps(count: int, words: Mapping[str, str]) -> str:
    """`1 step`, `5 steps`."""
    return f"{count} {words['1 step' if count == 1 else 'many step']}"


def sentences(parts: Iterable[str]) -> str:
    """One after the other, with a full stop between where none of the author's own ends the first."""
    told = ""
    for part in parts:
        told += f"{'' if told.endswith(_ENDS) else '.'} {part}" if told else part
    return told


def day_in_words(day: datetime.date, words: Mapping[str, str], form: str = "date") -> str:
    """A day as people write it in short; with `month` as the form, its month alone."""
    name = words["month names"].split()[day.month - 1]
    return words[form].format(year=day.year, month=day.month, day=day.day, name=name)
