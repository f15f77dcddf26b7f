"""What somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import Final

MANY: Final = 16
"""So many possibilities fit into a message."""
SHOWN: Final = 3
"""So many near ones are worth reading."""


def did_you_mean(word: str, known: Iterable[str], most: int = MANY) -> str:
    """The end of a message: the nearest known words, else all of them where they are at most so many, else only a full
    stop."""
    import difflib

    words = list(known)
    by_lower = {known.lower(): known for known in words}
    near = difflib.get_close_matches(word.lower(), by_lower, n=MANY, cutoff=0.6)
    near.sort(key=lambda match: _closeness(word.lower(), match), reverse=True)
    if near:
        return f"; did you mean {' or '.join(f'`{by_lower[match]}`' for match in near[:SHOWN])}?"
    if 0 < len(words) <= most:
        return f". There is: {', '.join(words)}."
    return "."


def _closeness(word: str, known: str) -> float:
    """How alike two words are; people seldom mistake how a word begins, least of all a code."""
    import difflib

    pairs = list(zip(word, known, strict=False))
    same_start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    in_place = sum(one == other for one, other in pairs)
    return difflib.SequenceMatcher(None, word, known).ratio() + (same_start / 4 + in_place / 8) / len(known)
