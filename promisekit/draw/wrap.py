"""Cuts a text into lines that fit a width: at spaces, then at hyphens, then inside a word."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from promisekit.draw.text_width import clusters, text_width

_SPACES: Final = re.compile(r"[^\S\xa0\u2007\u202f]+")
"""Where a line may end: any space but those that forbid it."""
_UNIT: Final = re.compile(r"(?<=\d) (?=[€£$¥%‰°]|(?:s|min|h|d|vrk|kr)\b|[^\W\d]+\))")
"""Between a number and its sign, its short unit, or its unit at the end of brackets: `(5 arkipäivää)`."""
_WHOLE: Final = ("skj", "sch", "ch", "tj", "ng", "ck", "sj")
"""One sound each, so no line ends inside: `nings-tjänst`."""
_OPENING: Final = ("skj", "sch", "ch", "tj")
"""Those that begin a syllable wherever they stand; `sj` does so in Swedish and not in Finnish (`asiakas-jono`)."""
_VOWELS = frozenset("aeiouyåäöüæøéèêëàâîïôûõ")


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of the text, none wider than `width` px at font size `size` px. Nothing is ever left out.

    An amount stays together with its sign or unit (`12.50 €`, `(30 min)`), as does what a no-break space joins.
    """
    lines: list[str] = []
    line = ""
    for word in _SPACES.split(_UNIT.sub("\xa0", text.strip())):
        candidate = f"{line} {word}" if line else word
        if text_width(candidate, size, bold=bold) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, width, size, bold)
        lines += whole
    if line:
        lines.append(line)
    return tuple(lines)


def _cut(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word in pieces that fit; one piece for nearly every word."""
    if text_width(word, size, bold=bold) <= width:
        return [word]
    pieces: list[str] = []
    letters, start = list(clusters(word)), 0
    is_address = _ADDRESS.search(word) is not None
    while True:
        near = _next_letters(letters, start, width, size, bold)
        text = "".join(near)
        if start + len(near) == len(letters) and text_width(text, size, bold=bold) <= width:
            return [*pieces, text]
        at, hyphen = _first_piece(near, width, size, bold)
        hyphen = "" if is_address else hyphen
        pieces.append("".join(near[:at]) + hyphen)
        start += at


def _next_letters(letters: list[str], start: int, width: float, size: float, bold: bool) -> list[str]:
    """As many as fill a line, and the few after them by which a syllable is known; a word may have thousands."""
    used = 0.0
    for at in range(start, len(letters)):
        used += text_width(letters[at], size, bold=bold)
        if used > width + 1:
            return letters[start : at + 5]
    return letters[start:]


def _first_piece(letters: list[str], width: float, size: float, bold: bool) -> tuple[int, str]:
    """How many of the letters stand on the first line, and whether a hyphen follows them."""
    room = width - text_width("-", size, bold=bold)
    used, fit = 0.0, 0
    for letter in letters:
        used += text_width(letter, size, bold=bold)
        if used > room:
            break
        fit += 1
    return _break_at(letters, max(fit, 1))


_ADDRESS: Final = re.compile(r"://|@\w|^www\.|\w\.\w+/")
"""A word that somebody types: a hyphen at the end of a line would be taken for part of it."""


def _break_at(letters: list[str], fit: int) -> tuple[int, str]:
    """Where to cut at most `fit` letters in, and whether the cut shows a hyphen.

    A hyphen or slash of the word's own wins. Else before a consonant that a vowel follows: the rule for Finnish
    syllables, and close enough to German, Swedish and English.
    """
    for at in range(fit, max(fit // 2, 2), -1):
        if letters[at - 1] in "-–/_.@":
            return at, ""
    if not _is_alphabetic(letters[fit - 1]):
        return fit, ""
    for at in range(fit, max(fit - 8, 2), -1):
        if len(letters) - at >= 3 and _starts_syllable(letters, at):
            return at, "-"
    return fit if len(letters) - fit >= 3 else max(len(letters) - 3, min(fit, 3)), "-"


def _starts_syllable(letters: list[str], at: int) -> bool:
    near = "".join(letters[max(at - 2, 0) : at + 4]).lower()
    here = at - max(at - 2, 0)
    for sound in _WHOLE:
        if any(near.startswith(sound, here - back) for back in range(1, min(here, len(sound) - 1) + 1)):
            return False
    opening = next((sound for sound in _OPENING if near.startswith(sound, here)), near[here : here + 1])
    after = near[here + len(opening) : here + len(opening) + 1]
    return opening.isalpha() and opening[0] not in _VOWELS and after != "" and after in _VOWELS


def _is_alphabetic(letter: str) -> bool:
    """Whether words of this letter's script are hyphenated."""
    return unicodedata.name(letter[0], "").startswith(("LATIN", "GREEK", "CYRILLIC"))
