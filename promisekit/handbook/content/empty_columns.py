"""A table without the columns that say nothing in any row."""

from __future__ import annotations

import itertools
import re
from typing import Final

from markupsafe import Markup

_HEAD: Final = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_HEADING: Final = re.compile(r"\s?<th\b[^>]*>.*?</th>", re.DOTALL)
_ROW: Final = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
_CELL: Final = re.compile(r"\s?<td\b[^>]*>(.*?)</td>", re.DOTALL)
_WIDE: Final = re.compile(r'colspan="(\d+)"')


def without_empty_columns(table: str) -> Markup:
    """The HTML of one table whose cells hold no table; rows that only name a group become narrower with it."""
    rows = [cells for row in _ROW.finditer(table) if (cells := _CELL.findall(row[0]))]
    count = min(map(len, rows), default=0)
    empty = {column for column in range(count) if not any(row[column].strip() for row in rows)}
    if not empty:
        return Markup(table)
    table = _HEAD.sub(lambda head: _without(_HEADING, head[0], empty), table, count=1)
    table = _WIDE.sub(lambda wide: f'colspan="{int(wide[1]) - len(empty)}"', table)
    return Markup(_ROW.sub(lambda row: _without(_CELL, row[0], empty), table))


def _without(part: re.Pattern[str], text: str, empty: set[int]) -> str:
    at = itertools.count()
    return part.sub(lambda found: "" if next(at) in empty else found[0], text)
