"""How alike two texts are, and whether a text only changed its words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from promisekit.diff.numerals import numbers
from promisekit.model.text import Translated, worded

_SEPARATED: Final = re.compile(r"(?<=\d)[.,:\s](?=\d)")
"""What stands within a number, otherwise in each language."""
_NEGATIONS: Final = {
    "en": r"not|no|never|none|nobody|nothing|neither|nor|cannot|without|\w+n['’]t",
    "fi": r"e[nt]|ei|emme|ette|eivät|äl(?:ä|köön|käämme|kää|kööt)|(?:en|et|ei|emme|ette|eivät)kä|ilman",
    "sv": r"inte|icke|ej|aldrig|ing(?:en|et|a|enting)|varken",
}
_NOT: Final = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for code, words in _NEGATIONS.items()}
_ALIKE: Final = 0.6
"""Texts at least so alike are one text in other words (of 1, after Ratcliff & Obershelp 1988)."""


def by_language(text: str | Translated | None, language: str) -> dict[str, str]:
    """Every wording of a text; a plain one is in the portfolio's own language."""
    if text is None:
        return {}
    return {language: text} if isinstance(text, str) else dict(text.by_language)


def same_words(one: str, other: str) -> bool:
    """Whether two wordings differ in nothing that anybody reads: spaces, lines, and how letters are stored."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 1; the same whichever comes first."""
    if one == other:
        return 1.0
    first, second = sorted((one.lower(), other.lower()))
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 and matcher.quick_ratio() >= 0.3 else 0.0


def same_figures(one: str, other: str) -> bool:
    """Whether both name the same numbers, in figures or in words."""
    return sorted(numbers(one)) == sorted(numbers(other))


def same_negations(one: str, other: str, language: str) -> bool:
    """Whether no “not” came or went; True where the language's are not known."""
    pattern = _NOT.get(language.partition("-")[0])
    return pattern is None or len(pattern.findall(one)) == len(pattern.findall(other))


def follows(own: tuple[str, str], translation: tuple[str, str]) -> bool:
    """Whether the figures of a translation changed as those of the text did, however each language writes them."""
    return _exchanged(*own) == _exchanged(*translation)


def _exchanged(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    before, after = (Counter(numbers(_SEPARATED.sub("", text))) for text in (old, new))
    return before - after, after - before


def paired(old: Sequence[Any], new: Sequence[Any], languages: tuple[str, str]) -> list[tuple[int, int]]:
    """Positions of texts that are the same, or nearly, in two lists; each text is used once."""
    before = [by_language(text, languages[0]) for text in old]
    after = [by_language(text, languages[1]) for text in new]
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(old))), list(range(len(new)))
    for at in list(left):
        same = next((other for other in right if before[at] == after[other]), None)
        if same is not None:
            pairs.append((at, same))
            left.remove(at)
            right.remove(same)
    alike = [
        Likely(score, sorted((words, others)), at, other)
        for at in left
        for other in right
        for words, others in [(worded(old[at], languages[0]), worded(new[other], languages[1]))]
        if (score := likeness(words, others)) >= _ALIKE
    ]
    return sorted(pairs + likest(alike))


class Likely(NamedTuple):
    """Two positions that may belong together, how alike they are, and what decides between equals."""

    score: float
    words: list[str]
    old: int
    new: int


def likest(candidates: Iterable[Likely]) -> list[tuple[int, int]]:
    """Pairs of positions, the likest first, each used once; the same pairs whichever side is old."""
    pairs: list[tuple[int, int]] = []
    for one in sorted(candidates, key=lambda c: (-c.score, c.words, c.old + c.new, c.old)):
        if all(one.old != old and one.new != new for old, new in pairs):
            pairs.append((one.old, one.new))
    return pairs
