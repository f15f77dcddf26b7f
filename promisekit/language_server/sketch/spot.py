"""A stretch of text that is a key or a value, or in which one is due."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.diagnostic import KeyPath


class Spot(NamedTuple):
    """A key or a value, or the gap where one is due.

    ``path`` leads to the value; of a key it ends with the key itself, and of a gap where a key is due it is that of
    the mapping. ``start`` and ``end`` are offsets; between them stands ``word``, with its quotation marks.
    """

    is_key: bool
    path: KeyPath
    start: int
    end: int
    word: str = ""
    in_brackets: bool = False
    is_block: bool = False
    """Whether it is a text below its key, after `|` or `>`."""
    has_line: bool = False
    """Whether it is a gap in a line of its own, in which nothing stands yet, not even the dash of a list."""
    lacks: int = 0
    """How many blanks are missing before it, for it to line up with what it belongs to; below 0, how many are too
    many."""

    def moved(self, by: int) -> Spot:
        """The same, further on in the text."""
        return self._replace(start=self.start + by, end=self.end + by) if by else self


class Spots:
    """What is found in a text: keys and values that stand there, and gaps."""

    def __init__(self) -> None:
        self.standing: list[Spot] = []
        self.gaps: list[Spot] = []


def unquoted(word: str) -> str:
    """What a word in the text says: without the quotation marks around it."""
    if len(word) > 1 and word[0] == word[-1]:
        if word[0] == "'":
            return word[1:-1].replace("''", "'")
        if word[0] == '"':
            return word[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return word
