"""Lengths of time that a text names in words or figures: "two working days", "24 hours", "kahdessa päivässä"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from promisekit.model.duration import Duration

_NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "twenty-four": 24, "thirty": 30,
    "thirty-six": 36, "forty": 40, "forty-five": 45, "forty-eight": 48, "sixty": 60, "seventy-two": 72, "ninety": 90,
    "yhden": 1, "yhdessä": 1, "kaksi": 2, "kahden": 2, "kahdessa": 2, "kolme": 3, "kolmen": 3, "kolmessa": 3,
    "neljä": 4, "neljän": 4, "neljässä": 4, "viisi": 5, "viiden": 5, "viidessä": 5, "kuusi": 6, "kuuden": 6,
    "kuudessa": 6, "seitsemän": 7, "seitsemässä": 7, "kahdeksan": 8, "kahdeksassa": 8, "yhdeksän": 9, "yhdeksässä": 9,
    "kymmenen": 10, "kymmenessä": 10, "kahdentoista": 12, "kahdessatoista": 12,
    "neljäntoista": 14, "neljässätoista": 14,
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "tolv": 12,
    "fjorton": 14, "femton": 15, "tjugo": 20, "tjugofyra": 24, "trettio": 30, "fyrtioåtta": 48, "sjuttiotvå": 72,
}  # fmt: skip

_UNITS: Final = {
    "arkipäiv": "working day", "työpäiv": "working day", "arbetsdag": "working day", "vardag": "working day",
    "sec": "s", "sek": "s", "min": "min", "hour": "h", "tun": "h", "timm": "h", "h": "h",
    "day": "day", "päiv": "day", "vuorokau": "day", "vrk": "day", "dag": "day", "dygn": "day",
    "week": "week", "viik": "week", "veck": "week", "month": "month", "kuukau": "month", "månad": "month",
    "year": "year", "vuo": "year", "år": "year",
}  # fmt: skip
"""The beginning of a unit's name -> the unit of :class:`Duration`."""

_UNIT_WORD: Final = (
    r"seconds?|secs?|minutes?|mins?|min|hours?|h|days?|weeks?|months?|years?"
    r"|(?:arki|työ)?päiv\w+|vuorokau\w+|vrk|tun(?:ti|tia|nin|nissa)|minuut\w+|viik(?:koa|on|ossa)|kuukau\w+"
    r"|vuo(?:tta|den|dessa)|sekun\w+"
    r"|arbetsdag\w*|vardag\w*|dag(?:ar|arna)?|dygn\w*|timm(?:e|ar)|minut(?:er)?|veck(?:a|or)|månad(?:er)?|år"
)
_MENTION: Final = re.compile(
    r"(?<![\w.,:-])(?P<number>\d+(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)?)"
    rf"\s+(?:(?P<working>working|business)\s+|calendar\s+|full\s+|hela\s+)?(?P<unit>{_UNIT_WORD})(?!\w)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")
_ONE_AFTER: Final = {"a": ("in ",), "an": ("in ",), "en": ("inom ",), "ett": ("inom ",)}
"""Articles -> after what they count as one: "within a week", but not "a week later"."""
_NUMBER_WORDS: Final = frozenset([*_NUMBERS, *_ONE_AFTER])


class Mention(NamedTuple):
    """A length of time in a text: the words used, what stands before and after them, and what they mean."""

    phrase: str
    before: str
    after: str
    duration: Duration


def mentions(text: str) -> list[Mention]:
    """Every length of time that ``text`` names, in order; "2-hour slots" and "some days" are none."""
    if not _DIGIT.search(text) and _NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return []
    return [_mention(match) for match in _MENTION.finditer(" ".join(text.split())) if _is_number(match)]


def _is_number(match: re.Match[str]) -> bool:
    word = match["number"].lower()
    if word in _ONE_AFTER:
        return match.string[: match.start()].lower().endswith(_ONE_AFTER[word])
    return word[0].isdigit() or word in _NUMBERS


def _mention(match: re.Match[str]) -> Mention:
    word = match["number"].lower()
    amount = Decimal(word.replace(",", ".")) if word[0].isdigit() else Decimal(_NUMBERS.get(word, 1))
    name = match["unit"].lower()
    unit = next(unit for beginning, unit in _UNITS.items() if name.startswith(beginning))
    if match["working"] and unit in ("day", "h"):
        unit = "working day" if unit == "day" else "working hour"
    return Mention(match[0], match.string[: match.start()], match.string[match.end() :], Duration(amount, unit))
