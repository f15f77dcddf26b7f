"""Which columns of a sheet that was handed back are which: their order, and what else stands there, do not matter."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from promisekit.sheets.filled_in import FilledIn, letter
from promisekit.sheets.plan import Sheet
from promisekit.sheets.tables import NAME, REST, Header, headers

_SEARCHED: Final = 20
"""The headers stand in one of so many first rows: people put titles above them."""
_LANGUAGE: Final = re.compile(r"(.+) \(([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\)")


@dataclass
class Headers:
    """``row`` is that of the headers; ``columns`` what stands in which column. ``told`` is for the user: headers that
    nothing is read from."""

    row: int
    columns: dict[int, Header] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Key columns that are not there, without which no row can be placed."""


def find_headers(table: FilledIn, sheet: Sheet, languages: Sequence[str]) -> Headers:
    """The headers of a sheet; those of single texts also without a language, which then is the first."""
    known = _known(sheet, languages)
    rows = sorted(table.rows)[:_SEARCHED]
    row = max(rows, key=lambda number: sum(_plain(text) in known for text in table.rows[number].values()), default=1)
    found = Headers(row)
    unknown: dict[int, str] = {}
    for at, text in sorted(table.rows.get(row, {}).items()):
        word = _plain(text)
        header = known.get(word) or _other_language(text, sheet) or _rest(word)
        if header is None:
            if not word.endswith(NAME):
                unknown[at] = " ".join(text.split())
        elif header in found.columns.values():
            found.told.append(f"column {letter(at)} `{header.text}` is there twice; the first counts")
        else:
            found.columns[at] = header
    there = {header.column.name for header in found.columns.values() if header.column}
    missing = [column.name for column in sheet.every_column() if column.name not in there]
    found.missing = [column.name for column in sheet.keys if column.name in sheet.identity and column.name in missing]
    found.told += [_said(at, text, missing) for at, text in unknown.items()]
    return found


def _known(sheet: Sheet, languages: Sequence[str]) -> dict[str, Header]:
    known: dict[str, Header] = {}
    for header in headers(sheet, languages):
        if header.names:
            continue
        known[_plain(header.text)] = header
        if header.column and header.language == languages[0]:
            known.setdefault(_plain(header.column.name), header)
    return known


def _rest(word: str) -> Header | None:
    """A column of what no cell can show."""
    return Header(word, None) if re.fullmatch(rf"{REST}(?: \d+)?", word) else None


def _other_language(text: str, sheet: Sheet) -> Header | None:
    """A column of texts in a language that the portfolio has not used so far."""
    match = _LANGUAGE.fullmatch(" ".join(text.split()))
    if not match:
        return None
    for header in headers(sheet, ("", "")):
        if header.column and not header.names and _plain(header.text) == f"{_plain(match[1])} ()":
            return Header(f"{header.column.name} ({match[2]})", header.column, match[2])
    return None


def _said(at: int, text: str, missing: Sequence[str]) -> str:
    near = difflib.get_close_matches(_plain(text), missing, n=1, cutoff=0.6)
    near = near or [name for name in missing if name in _plain(text).split()][:1]
    if near:
        return f"column {letter(at)} `{text}` is not read: there is no column `{near[0]}`; is it that? Name it so"
    return f"column {letter(at)} `{text}` is not read: no field has that name"


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()
