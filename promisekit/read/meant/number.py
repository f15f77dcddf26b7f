"""Numbers, grades and yes or no as people write them: `4,5`, `four`, `4/5`, `high`, `yes`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.read.meant.numerals import NUMBER, begins_with_number, numbers, written
from promisekit.read.meant.plain import simplified

_BEFORE: Final = r"^(?:about|approx\.?|ca\.?|circa|around|over|~|noin|cirka|[a-z]{3}|[€$£#])\s*(?=[\d½¼¾+-])"
_WITH_UNIT: Final = rf"({NUMBER})\s*(k|m)?(?:[^\W\d_]|[%€$£/ .])*"
_OUT_OF: Final = rf"({NUMBER})\s*(?:/|of|out of|from)\s*(?:{NUMBER})"
_TIMES: Final = {"k": 1000, "m": 1_000_000}

_GRADES: Final = {
    "1": "very low|minimal|negligible|trivial|never|very rare|very rarely|lowest",
    "2": "low|minor|small|mild|rare|rarely|seldom",
    "3": "medium|moderate|middle|average|sometimes|occasionally|normal|med",
    "4": "high|major|big|severe|serious|often|frequent|frequently|bad",
    "5": "very high|critical|very often|always|blocker|extreme|highest|catastrophic|constantly|very bad",
}
_MOODS: Final = {
    "-2": "very unhappy|very negative|angry|furious|very bad|--|very sad|desperate|very frustrated",
    "-1": "unhappy|negative|sad|frustrated|annoyed|bad|-|worried|irritated|anxious|confused|:(|:-(",
    "0": "neutral|neither|ok|okay|indifferent|so-so|:||calm",
    "1": "happy|positive|good|glad|pleased|satisfied|+|content|relieved|:)|:-)",
    "2": "very happy|very positive|delighted|very good|great|++|excited|thrilled|very satisfied",
}
_GRADE_WORDS: Final = {word: grade for grade, words in _GRADES.items() for word in words.split("|")}
_MOOD_WORDS: Final = {word: mood for mood, words in _MOODS.items() for word in words.split("|")}
_TRUE: Final = frozenset("yes y on true t 1 x ✓ ✔ ok kyllä joo ja japp sant tosi".split())
_FALSE: Final = frozenset("no n off false f 0 ✗ ✘ - none never ei nej falskt epätosi".split())


def plain_numbers(text: str) -> Iterator[str]:
    """What the text may mean as a number."""
    said = simplified(text)
    said = re.sub(_BEFORE, "", "0" + said if said.startswith((".", ",")) else said)
    if not begins_with_number(said):
        return
    if found := re.fullmatch(_OUT_OF, said):
        yield from map(written, numbers(found[1]))
    if found := re.fullmatch(_WITH_UNIT, said):
        yield from (written(number * _TIMES.get(found[2] or "", 1)) for number in numbers(found[1]))


def grades(text: str) -> Iterator[str]:
    """What the text may mean on a scale from 1 to 5."""
    yield from plain_numbers(text)
    if grade := _GRADE_WORDS.get(simplified(text)):
        yield grade


def moods(text: str) -> Iterator[str]:
    """What the text may mean on a scale from -2 to 2."""
    yield from plain_numbers(text)
    if mood := _MOOD_WORDS.get(simplified(text)) or _MOOD_WORDS.get(text.strip()):
        yield mood


def flags(text: str) -> Iterator[str]:
    """Whether the text says yes or no."""
    said = simplified(text) or text.strip()
    if said in _TRUE:
        yield "true"
    if said in _FALSE:
        yield "false"
