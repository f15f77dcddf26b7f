"""Numbers as people write them: `1,5`, `1 000`, `two`, `½`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

# English, Finnish (also in the genitive, as before "työpäivän"), Swedish.
_LISTED: Final = (
    (1, "a an one once single yksi yhden yhtä en ett"),
    (2, "two twice both couple kaksi kahden kahta två"),
    (3, "three thrice kolme kolmen kolmea tre"),
    (4, "four neljä neljän neljää fyra"),
    (5, "five viisi viiden viittä fem"),
    (6, "six kuusi kuuden kuutta sex"),
    (7, "seven seitsemän seitsemää sju"),
    (8, "eight kahdeksan kahdeksaa åtta"),
    (9, "nine yhdeksän yhdeksää nio"),
    (10, "ten kymmenen kymmentä tio"),
    (11, "eleven yksitoista elva"),
    (12, "twelve kaksitoista dozen tolv"),
    (14, "fourteen neljätoista fjorton"),
    (15, "fifteen viisitoista femton"),
    (20, "twenty kaksikymmentä tjugo"),
    (24, "twenty-four"),
    (30, "thirty kolmekymmentä trettio"),
    (45, "forty-five"),
    (48, "forty-eight"),
    (60, "sixty kuusikymmentä sextio"),
    (90, "ninety yhdeksänkymmentä nittio"),
    (100, "hundred sata hundra"),
)
WORDS: Final = {word: Decimal(number) for number, words in _LISTED for word in words.split()} | {
    "half": Decimal("0.5"),
    "puoli": Decimal("0.5"),
    "halv": Decimal("0.5"),
    "zero": Decimal(0),
    "nolla": Decimal(0),
    "noll": Decimal(0),
}
_FRACTIONS: Final = {"½": "5", "¼": "25", "¾": "75"}

_WORD: Final = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
NUMBER: Final = rf"[-+]?\d[\d.,'_\u2019\u00a0 ]*(?<![ ])[½¼¾]?|[½¼¾]|(?:(?:half|couple|dozen)(?: of)? )?(?:{_WORD})\b"
"""What a number may look like, for patterns that a number is a part of."""


def begins_with_number(text: str) -> bool:
    """Whether the text begins with what looks like a number; asked before patterns that take longer to compile."""
    return re.match(NUMBER, text) is not None


def numbers(text: str) -> list[Decimal]:
    """What the text may mean as a number, likeliest first; nothing where it is none.

    A comma is the decimal mark of half of Europe; before three digits it may as well separate thousands.
    """
    text = " ".join(text.split()).lower()
    word = text.removeprefix("a ").removesuffix(" of").removesuffix(" a").removesuffix(" an")
    if word in WORDS:
        return [WORDS[word]]
    for sign, decimals in _FRACTIONS.items():
        if text.endswith(sign):
            text = f"{text.removesuffix(sign).strip() or '0'}.{decimals}"
    if not re.fullmatch(r"[-+]?\d[\d.,'_\u2019 ]*", text, re.ASCII):
        return []
    bare = re.sub(r"['_\u2019 ]", "", text).rstrip(".,")
    if "," in bare and "." in bare:
        last = max(bare.rfind(","), bare.rfind("."))
        written = [re.sub("[.,]", "", bare[:last]) + "." + bare[last + 1 :]]
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", bare):
        written = [bare.replace(",", ""), bare.replace(",", ".")]
    else:
        written = [bare.replace(",", ".")]
    return [Decimal(one) for one in written if re.fullmatch(r"[-+]?\d{1,18}(\.\d{1,9})?", one, re.ASCII)]


def written(number: Decimal) -> str:
    """The number as the format has it: digits, a point where there are decimals, no more of them than needed."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
