"""What somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable

MANY = 12
"""So many possibilities fit into a message."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: the nearest known words, else all of them where they are few, else only a full stop."""
    import difflib

    words = list(known)
    by_lower = {known.lower(): known for known in words}
    near = [by_lower[match] for match in difflib.get_close_matches(word.lower(), by_lower, n=3, cutoff=0.6)]
    if near:
        return f"; did you mean {' or '.join(f'`{match}`' for match in near)}?"
    if 0 < len(words) <= MANY:
        return f". There is: {', '.join(words)}."
    return "."
