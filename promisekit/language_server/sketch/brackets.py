"""What stands inside `{ }` and `[ ]`, closed or not."""

from __future__ import annotations

from typing import Final

from promisekit.diagnostic import KeyPath
from promisekit.language_server.sketch.patterns import (
    BLANKS_IN_BRACKETS,
    COLON,
    PLAIN_IN_BRACKETS,
    PROPERTIES,
    QUOTED,
)
from promisekit.language_server.sketch.spot import Spot, Spots, unquoted

_DEEPEST: Final = 60
_CLOSING: Final = "]}"


class Brackets:
    """Reads what is inside brackets, up to ``limit`` where nobody closed them."""

    def __init__(self, text: str, limit: int, spots: Spots) -> None:
        self._text = text
        self._limit = limit
        self._spots = spots

    def read(self, at: int, path: KeyPath, depth: int = 0) -> int:
        """Reads a mapping or a list from its opening bracket on; the offset behind it."""
        if depth > _DEEPEST:
            return self._limit
        is_list = self._text[at] == "["
        position = 0
        at += 1
        before = at
        while True:
            at = self._after_blanks(at)
            mark = self._text[at : at + 1] if at < self._limit else ""
            if mark and mark not in ",]}":
                at = self._entry(at, path, position if is_list else None, depth)
                position += 1
                continue
            place = (*path, max(position - bool(self._stands(before, at)), 0)) if is_list else path
            end = at if mark else self._end_of_line(before, at)
            self._spots.gaps.append(Spot(not is_list, place, before, end, in_brackets=True))
            if mark != ",":
                return at + 1 if mark else at
            at += 1
            before = at

    def _end_of_line(self, start: int, most: int) -> int:
        """Where the line of ``start`` ends, or ``most``: what nobody closed goes no further."""
        ends = (self._text.find(end, start, most) for end in "\r\n")
        return min((end for end in ends if end >= 0), default=most)

    def _stands(self, start: int, end: int) -> bool:
        """Whether anything stands between two offsets but blanks and comments."""
        return self._after_blanks(start) < end

    def _entry(self, at: int, path: KeyPath, position: int | None, depth: int) -> int:
        """An entry of a list at a position, or of a mapping."""
        text, start = self._text, at
        inside = path if position is None else (*path, position)
        if properties := PROPERTIES.match(text, at, self._limit):
            at = start = properties.end()
        if at >= self._limit:
            return at
        if text[at : at + 1] in ("[", "{"):
            return self.read(at, inside, depth + 1)
        end = self._scalar(at)
        word = text[start:end]
        colon = COLON.match(text, self._after_blanks(end), self._limit)
        is_name = colon is not None and (
            word[:1] in "\"'" or text[colon.end() : colon.end() + 1] in tuple(" \t\r\n,]}[{") + ("",)
        )
        if not is_name:
            own = (*inside, unquoted(word)) if position is None else inside
            self._spots.standing.append(Spot(position is None, own, start, end, word, in_brackets=True))
            return max(end, at + 1) if end == at else end
        assert colon is not None
        own = (*inside, unquoted(word))
        self._spots.standing.append(Spot(True, own, start, end, word, in_brackets=True))
        return self._value(colon.end(), own, depth)

    def _value(self, before: int, path: KeyPath, depth: int) -> int:
        """The value after a colon."""
        text = self._text
        at = self._after_blanks(before)
        if properties := PROPERTIES.match(text, at, self._limit):
            at = properties.end()
        mark = text[at : at + 1] if at < self._limit else ""
        if not mark or mark in ",]}":
            self._spots.gaps.append(Spot(False, path, before, at, in_brackets=True))
            return at
        if mark in "[{":
            return self.read(at, path, depth + 1)
        end = self._scalar(at)
        self._spots.standing.append(Spot(False, path, at, end, text[at:end], in_brackets=True))
        # What fits nowhere, such as a colon after the value, is passed over.
        return max(end, at + 1)

    def _scalar(self, at: int) -> int:
        """The end of one word or text."""
        first = self._text[at]
        pattern = QUOTED.get(first, PLAIN_IN_BRACKETS)
        match = pattern.match(self._text, at, self._limit)
        return match.end() if match else at

    def _after_blanks(self, at: int) -> int:
        match = BLANKS_IN_BRACKETS.match(self._text, at, self._limit)
        return match.end() if match else at
