"""The numbers that a text names, in figures or in words: English, Finnish in its cases, Swedish."""

from __future__ import annotations

import re
from typing import Final

_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*")

_ENGLISH: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ENGLISH_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SWEDISH: Final = (
    "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
).split()
_SWEDISH_TENS: Final = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
_MORE: Final = {"twice": 2, "thrice": 3, "dozen": 12, "hundred": 100, "hundra": 100}
_HALF: Final = re.compile(r"(?<!\w)(?:half|puoli|puolen|puolessa|halv(?:a|t|timme\w*)?)(?!\w)", re.IGNORECASE)


def _values() -> dict[str, int]:
    """Word -> number. "One" alone is as often no number."""
    found = dict(_MORE)
    for units, tens, between in ((_ENGLISH, _ENGLISH_TENS, "-"), (_SWEDISH, _SWEDISH_TENS, "")):
        found |= {word: number for number, word in enumerate(units[1:], 2)}
        for ten, word in enumerate(tens, 2):
            found[word] = 10 * ten
            found |= {f"{word}{between}{unit}": 10 * ten + one for one, unit in enumerate(units[:9], 1)}
    return found


_VALUES: Final = _values()
_WORD: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_STEMS: Final = (
    ("kaksi", "kahde(?!ks)", "kahte", "kahta"),
    ("kolme",),
    ("neljä(?!s)",),
    ("viisi", "viide(?!s\\b)", "viiteen", "viittä"),
    ("kuusi", "kuude(?!s\\b)", "kuuteen", "kuutta"),
    ("seitsemä",),
    ("kahdeksa",),
    ("yhdeksä",),
)
"""How the Finnish numbers from two to nine begin; a noun such as `viite` begins otherwise."""
_PARTS: Final = re.compile(
    "|".join(f"(?P<n{number}>{'|'.join(stems)})" for number, stems in enumerate(_STEMS, 2))
    + "|(?P<one>yksi|yhde(?!ks))|(?P<ten>kymmen)|(?P<teen>toista)",
    re.IGNORECASE,
)
_FINNISH: Final = re.compile(r"(?<!\w)(?:kak|kah|kol|nel|vii|kuu|sei|yhdeks|yks|yhde|kymme)\w+", re.IGNORECASE)


def numbers(text: str) -> list[str]:
    """Each as its figures stand, or as digits where it is in words; half is `1/2`. In no order."""
    in_words = [str(_VALUES[found.lower()]) for found in _WORD.findall(text)]
    finnish = [str(number) for found in _FINNISH.findall(text) if (number := _finnish(found)) > 1]
    return [*_FIGURE.findall(text), *in_words, *finnish, *("1/2" for _ in _HALF.findall(text))]


def _finnish(word: str) -> int:
    """``kahdenkymmenenneljän`` -> 24; 0 for no number."""
    total = last = 0
    begun = False
    for part in _PARTS.finditer(word):
        if not begun and part.start():
            return 0
        begun, name = True, str(part.lastgroup)
        if name == "ten":
            total, last = 10 * (last or 1), 0
        elif name == "teen":
            last += 10
        else:
            last = 1 if name == "one" else int(name[1:])
    return total + last
