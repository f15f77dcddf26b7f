"""The cursor: which file, where in its text, and what the format asks for there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from promisekit.diagnostic import KeyPath
from promisekit.language_server.asked import Asked, asked_at
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.sketch import Sketch, Spot, unquoted
from promisekit.language_server.text import Text


@dataclass(frozen=True)
class Cursor:
    """A place in an open file of a portfolio. ``file`` is its path from the portfolio folder."""

    portfolio: OpenPortfolio
    file: str
    text: Text
    sketch: Sketch
    offset: int


class Place(NamedTuple):
    """What is due at the cursor.

    ``path`` is that of the mapping where a key is due (``is_key``), else that of the value. What stands between the
    offsets ``start`` and ``end`` gives way, and ``before`` comes before whatever is written: a blank, a dash, a line.
    """

    path: KeyPath
    asked: Asked | None
    is_key: bool
    start: int
    end: int
    before: str = ""
    spot: Spot | None = None
    """What stands there already."""
    in_brackets: bool = False
    column: int = 0
    """In which column a key is written, as far as it is not the first thing on its line."""
    surplus: int = 0
    """How many blanks before it are too many."""

    @property
    def word(self) -> str:
        """What stands there already, without quotation marks."""
        return unquoted(self.spot.word) if self.spot else ""


def place_at(cursor: Cursor) -> Place | None:
    """What is due at the cursor; None in a comment, and where nothing is."""
    sketch, offset = cursor.sketch, cursor.offset
    if sketch.is_remark(offset):
        return None
    spot = sketch.spot_at(offset)
    if spot is not None:
        return _of_spot(cursor, spot)
    gap = sketch.gap_at(offset)
    return _of_gap(cursor, gap) if gap is not None else None


def _of_spot(cursor: Cursor, spot: Spot) -> Place | None:
    if spot.is_key:
        path = spot.path[:-1]
        return Place(
            path, asked_at(path), True, spot.start, spot.end, "", spot, spot.in_brackets, _column(cursor, spot)
        )
    asked = asked_at(spot.path)
    if asked is not None and not spot.is_block and _may_begin_mapping(cursor, spot, asked):
        return Place(spot.path, asked, True, spot.start, spot.end, "", spot, False, _column(cursor, spot))
    return Place(spot.path, asked, False, spot.start, spot.end, "", spot, spot.in_brackets)


def _of_gap(cursor: Cursor, gap: Spot) -> Place:
    text, asked = cursor.text.content, asked_at(gap.path)
    start = gap.start if gap.word else cursor.offset
    end = gap.end if gap.word else cursor.offset
    spot = gap if gap.word else None
    blanks = " " * gap.lacks
    column = _column(cursor, gap._replace(start=start)) + max(gap.lacks, 0)
    if gap.is_key:
        if asked is not None and not gap.in_brackets and _is_dashed(cursor, gap.path, asked):
            # Below the key of a list comes a dash.
            is_key = asked.model is not None and not asked.is_text
            entry = _next_entry(cursor, gap.path)
            return Place(entry, asked_at(entry), is_key, start, end, f"{blanks}- ", spot, False, column + 2)
        surplus = max(-gap.lacks, 0)
        return Place(gap.path, asked, True, start, end, blanks, spot, gap.in_brackets, column, surplus)
    if gap.has_line:
        is_key = asked is not None and asked.is_mapping
        return Place(gap.path, asked, is_key, start, end, f"{blanks}- ", spot, False, column + 2)
    before = text[start - 1 : start]
    blank = "" if not before.strip() or before in "[{" else " "
    if asked is None or not asked.is_mapping or gap.in_brackets:
        return Place(gap.path, asked, False, start, end, blank, spot, gap.in_brackets)
    key = cursor.sketch.key(gap.path)
    if key is None:
        # After a dash the first key of a mapping may stand on the same line.
        return Place(gap.path, asked, True, start, end, blank, spot, False, column + len(blank))
    return _below(cursor, gap, asked, _column(cursor, key) + 2)


def _below(cursor: Cursor, gap: Spot, asked: Asked, column: int) -> Place:
    """What is due after the colon of a key whose mapping, or list of mappings, begins on the next line."""
    at, line = cursor.offset, f"\n{' ' * column}"
    if asked.is_list and not asked.takes_one:
        entry = _next_entry(cursor, gap.path)
        return Place(entry, asked_at(entry), True, at, at, f"{line}- ", None, False, column + 2)
    return Place(gap.path, asked, True, at, at, line, None, False, column)


def _is_dashed(cursor: Cursor, path: KeyPath, asked: Asked) -> bool:
    """Whether what stands below the key at ``path`` begins with a dash."""
    return asked.is_list and (not asked.takes_one or 0 in cursor.sketch.children(path))


def _next_entry(cursor: Cursor, path: KeyPath) -> KeyPath:
    """The key path of an entry that a list does not have yet."""
    return (*path, len(cursor.sketch.children(path)))


def _column(cursor: Cursor, spot: Spot) -> int:
    """How far a spot stands behind the beginning of what is written on its line."""
    text = cursor.text.content
    start = max(text.rfind("\n", 0, spot.start), text.rfind("\r", 0, spot.start)) + 1
    line = text[start : spot.start]
    return len(line) - (len(line) - len(line.lstrip(" ")))


def _may_begin_mapping(cursor: Cursor, spot: Spot, asked: Asked) -> bool:
    """Whether a word where a mapping may stand is its first key, half typed."""
    if not asked.is_mapping and asked.model is None:
        return False
    text = cursor.text.content
    start = max(text.rfind("\n", 0, spot.start), text.rfind("\r", 0, spot.start)) + 1
    is_alone = not text[start : spot.start].strip(" \t-")
    return is_alone and not spot.in_brackets and " " not in spot.word
