"""Plain tables as workshops leave them, with headers of their own: which of their columns says what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from promisekit.sheets.filled_in import FilledIn
from promisekit.sheets.plan import sheet_named, sheets
from promisekit.sheets.taken import near

_SEARCHED: Final = 20
"""The headers stand in one of so many first rows."""
_LANGUAGE: Final = re.compile(r"(.*?)\s*(\([a-zA-Z-]+\))?", re.DOTALL)
_OTHER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "touchpoints.name": (
        "touchpoint", "touch point", "name", "kontaktpunkt", "kosketuspiste", "kohtaamispiste", "asiointipiste", "nimi",
    ),
    "touchpoints.channel": ("channel", "kanal", "kanava"),
    "touchpoints.responsible": ("responsible", "owner", "ansvarig", "ansvar", "vastuu", "vastuuyksikkö", "vastuutaho"),
    "touchpoints.roles": ("role", "roles", "who", "roll", "roller", "rooli", "roolit", "kuka", "vem"),
    "touchpoints.systems": ("system", "systems", "järjestelmä", "järjestelmät"),
    "touchpoints.evidence": ("evidence", "bevis", "todiste", "todisteet"),
    "touchpoints.description": ("description", "notes", "note", "beskrivning", "anteckningar", "kuvaus", "huomiot"),
}  # fmt: skip
"""What workshops call the fields of a touchpoint, in the languages of the handbook."""


class NoSuchFieldError(Exception):
    """There is no such field. The message is for the user."""


class Target(NamedTuple):
    """A sheet and one of its columns; of texts perhaps with a language: `name (fi)`."""

    sheet: str
    column: str


class Own(NamedTuple):
    """A column of a plain table: its position, its header, and the first thing that stands in it."""

    position: int
    header: str
    example: str


def target(text: str) -> Target:
    """``touchpoints.name`` -> where that stands. Raises NoSuchFieldError."""
    known = {
        f"{name}.{column.name}": Target(name, column.name)
        for name, sheet in sheets().items()
        for column in sheet.every_column()
    }
    match = _LANGUAGE.fullmatch(text.strip())
    bare, language = (match[1], match[2]) if match else (text, None)
    if bare not in known:
        raise NoSuchFieldError(f"there is no field `{text}`{near(bare, known) or '; write it like `touchpoints.name`'}")
    found = known[bare]
    return found._replace(column=f"{found.column} {language}") if language else found


def is_plain(tables: Sequence[FilledIn]) -> bool:
    """Whether none of the tables is a sheet of ours."""
    return not any(sheet_named(table.name) in sheets() for table in tables)


def own_columns(table: FilledIn) -> list[Own]:
    """The columns of a plain table: its headers stand in the first row with as many texts as any has."""
    row = header_row(table)
    found = []
    for position, text in sorted(table.rows.get(row, {}).items()):
        below = (cells[position] for number, cells in sorted(table.rows.items()) if number > row and position in cells)
        found.append(Own(position, " ".join(text.split()), " ".join(next(below, "").split())))
    return found


def header_row(table: FilledIn) -> int:
    """The row with the headers."""
    rows = sorted(table.rows)[:_SEARCHED]
    return max(rows, key=lambda number: (len(table.rows[number]), -number), default=1)


def guessed(header: str) -> str:
    """The field that such a header probably means; nothing where none comes to mind."""
    word = header.casefold()
    for field, words in _OTHER_WORDS.items():
        if word in words or word == field:
            return field
    every = {one: field for field, words in _OTHER_WORDS.items() for one in words}
    found = difflib.get_close_matches(word, every, n=1, cutoff=0.8)
    return every[found[0]] if found else ""


def mapped(
    tables: Sequence[FilledIn], columns: Mapping[str, Target], values: Mapping[Target, str]
) -> tuple[list[FilledIn], list[str]]:
    """The tables with our headers, by sheet; ``values`` stand in rows that say nothing there.

    Also what is to be told: headers that nobody mapped. Raises NoSuchFieldError for a header that no table has.
    """
    by_header = {" ".join(header.split()).casefold(): target for header, target in columns.items()}
    found: list[FilledIn] = []
    told: list[str] = []
    met: set[str] = set()
    every: set[str] = set()
    for table in tables:
        row = header_row(table)
        own = own_columns(table)
        every |= {one.header for one in own}
        said = {one.position: by_header[one.header.casefold()] for one in own if one.header.casefold() in by_header}
        met |= {one.header.casefold() for one in own if one.position in said}
        if not said:
            continue
        told += [
            f"sheet {table.name}: column `{one.header}` is not read: it is mapped to no field"
            for one in own
            if one.position not in said
        ]
        for sheet in dict.fromkeys(target.sheet for target in said.values()):
            found.append(_for(sheet, table, row, said, values))
    for header in by_header.keys() - met:
        raise NoSuchFieldError(f"no column is called `{header}`{near(header, every)}")
    return found, told


def _for(sheet: str, table: FilledIn, row: int, said: Mapping[int, Target], values: Mapping[Target, str]) -> FilledIn:
    """The columns of a table that belong to one sheet, under its headers."""
    positions = {position: target.column for position, target in said.items() if target.sheet == sheet}
    beyond = max(max(cells, default=0) for cells in table.rows.values())
    own = {target: text for target, text in values.items() if target.sheet == sheet}
    for number, target in enumerate(own, 1):
        positions.setdefault(
            next((at for at, name in positions.items() if name == target.column), beyond + number), target.column
        )
    rows = {row: dict(positions)}
    for number, cells in table.rows.items():
        kept = {at: text for at, text in cells.items() if at in positions}
        if number <= row or not kept:
            continue
        for at, name in positions.items():
            text = own.get(Target(sheet, name))
            if text is not None:
                kept.setdefault(at, text)
        rows[number] = kept
    problems = {place: text for place, text in table.problems.items() if place[1] in positions and place[0] > row}
    return FilledIn(table.name, rows, problems, sheet)
