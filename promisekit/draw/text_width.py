"""How wide a text will be, without a browser or a font file.

The advance widths are those of Arial, Helvetica and Liberation Sans (which share their metrics), the fonts that
the pictures ask for. Where a reader's machine has none of them, the fall-back fonts
run wider, by up to `SLACK`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

SLACK: Final = 1.17
"""How much wider a fall-back font may run; boxes and labels keep that much room."""

_REGULAR: Final = {
    191: "'",
    222: "ijlł‘’‚",
    278: " \xa0\u2007\u202f!,./:;I[\\]ftìíîïı·",
    334: "()-`r{}|“”„‹›¡°²³¹",
    375: '"*•ťľ',
    500: "^Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu€–«»",
    611: "+<=>~FTZßďĦÐ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    1000: "%W@…—ÆæŒœ",
}
_BOLD: Final = {
    238: "'",
    278: " \xa0\u2007\u202f,./I\\ijl|łìíîïı·‘’‚",
    333: "!()-:;[]`ft¡°²³¹‹›",
    400: "*r{}•",
    500: '"z“”„',
    556: "#$0123456789J_aceksvxy€–«»",
    611: "+<=>^~?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRUÐĦ",
    778: "GOQwØ",
    889: "Mm",
    1000: "%W@…—ÆæŒœ",
}
_TABLES: Final = {
    False: {letter: width for width, letters in _REGULAR.items() for letter in letters},
    True: {letter: width for width, letters in _BOLD.items() for letter in letters},
}
_EMOJI: Final = 1400
_ZERO_WIDTH: Final = {"Mn", "Me", "Cf"}


@lru_cache(maxsize=32768)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in px of one line of text at a font size in px."""
    return sum(_advance(letter, bold) for letter in text) * size / 1000


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> int:
    """The advance width of one code point, in thousandths of the font size."""
    table = _TABLES[bold]
    if letter in table:
        return table[letter]
    if unicodedata.category(letter) in _ZERO_WIDTH:
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in table:
        return table[base]
    return _by_script(ord(letter), bold)


def _by_script(code: int, bold: bool) -> int:
    """A generous width for what the tables lack."""
    if code >= 0x1F000 or 0x2600 <= code < 0x2800 or 0x2B00 <= code < 0x2C00:
        return _EMOJI
    if unicodedata.east_asian_width(chr(code)) in "WF":
        return 1000
    if 0x370 <= code < 0x530:  # Greek and Cyrillic
        return 800 if unicodedata.category(chr(code)) == "Lu" else 640 if not bold else 700
    return 800


def clusters(text: str) -> Iterator[str]:
    """The text cut into what a reader sees as one letter: accents, emoji sequences and flags stay whole."""
    cluster = ""
    for letter in text:
        if cluster and not _joins(cluster, letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _joins(cluster: str, letter: str) -> bool:
    code = ord(letter)
    return (
        cluster[-1] == "\u200d"
        or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}
        or 0x1F3FB <= code <= 0x1F3FF
        or (0x1F1E6 <= code <= 0x1F1FF and len(cluster) == 1 and 0x1F1E6 <= ord(cluster) <= 0x1F1FF)
    )


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is Arabic, Hebrew or of another right-to-left script."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
