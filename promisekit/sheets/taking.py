"""Rows that were handed back, laid over the records of a portfolio: what was added, changed and left out."""

from __future__ import annotations

from collections.abc import Sequence

from promisekit.sheets.export import Tabulated
from promisekit.sheets.filled_in import FilledIn
from promisekit.sheets.forms import ID
from promisekit.sheets.header_row import Headers, find_headers
from promisekit.sheets.left_out import settle
from promisekit.sheets.placing import Placing
from promisekit.sheets.plan import NUMBER, Column, Sheet, sheet_named, sheets
from promisekit.sheets.records import Record, copied
from promisekit.sheets.row_values import RowValues
from promisekit.sheets.taken import EXAMPLE, Row, Taken, near
from promisekit.sheets.workbook import HOW_TO, LISTS


def take(filled: Sequence[FilledIn], current: Tabulated, *, delete: bool) -> Taken:
    """Lays what was handed back over ``current``. With ``delete`` what is missing or emptied there goes."""
    taking = _Taking(current, delete)
    by_name: dict[str, FilledIn] = {}
    for table in filled:
        name = table.sheet or sheet_named(table.name)
        if name in sheets():
            by_name[name] = table
        elif table.rows and name not in (LISTS, sheet_named(HOW_TO)):
            taking.taken.told.append(f"sheet {table.name} is not read: no section has that name{near(name, sheets())}")
    # Ids that are new are known before anything refers to them.
    for name, sheet in sheets().items():
        if name in by_name:
            taking.sheet(sheet, by_name[name])
    settle(taking.taken, delete=delete)
    return taking.taken


class _Taking:
    def __init__(self, current: Tabulated, delete: bool) -> None:
        self.current = current
        self.delete = delete
        self.names = current.names
        self.taken = Taken(copied(current.records))

    def sheet(self, sheet: Sheet, table: FilledIn) -> None:
        """Takes in all rows of a sheet."""
        heads = find_headers(table, sheet, self.current.languages)
        self.taken.told += [f"sheet {table.name}, {said}" for said in heads.told]
        missing = [name for name in heads.missing if name != NUMBER and not (name == ID and sheet.kind == "items")]
        rows = [number for number in sorted(table.rows) if number > heads.row]
        if rows and not heads.columns:
            self.taken.problems.append(
                f"sheet {table.name}: none of its headers is a field of ours; `--map COLUMN=FIELD` says what each means"
            )
            return
        if missing:
            if rows:
                names = " and ".join(f"`{name}`" for name in missing)
                self.taken.problems.append(
                    f"sheet {table.name}: there is no column {names}, so nobody can tell what its rows belong to; "
                    "write it into the first row"
                )
            return
        placing = Placing(sheet, self.taken, self.current.records, self.names)
        values = RowValues(sheet, heads, self.taken, self.names, self.current.languages, delete=self.delete)
        for number in rows:
            cells = {at: _text(table.rows[number].get(at, "")) for at in heads.columns}
            if self._can_be_read(table, number, heads, cells):
                self._row(placing, values, Row(table.name, number, _positions(heads)), cells)
        self.taken.missing += [
            (sheet.name, identity) for identity in self.current.records[sheet.name] if identity not in placing.seen
        ]

    def _can_be_read(self, table: FilledIn, number: int, heads: Headers, cells: dict[int, str]) -> bool:
        first = self._first_key(heads)
        if cells.get(first, "").casefold().startswith(EXAMPLE):
            return False
        problems = [(at, text) for (row, at), text in table.problems.items() if row == number and at in cells]
        row = Row(table.name, number, {})
        self.taken.problems += [f"{row.at(at)}: {text}" for at, text in problems]
        return not problems and any(text for at, text in cells.items() if _says_something(heads.columns[at].column))

    def _first_key(self, heads: Headers) -> int:
        return min((at for at, header in heads.columns.items() if header.column and header.column.is_key), default=0)

    def _row(self, placing: Placing, values: RowValues, row: Row, cells: dict[int, str]) -> None:
        place = placing.place(row, cells)
        if place is None:
            return
        record = self.taken.records[placing.sheet.name].setdefault(place.identity, Record(*place))
        record.above, record.number = place.above, place.number
        values.take(record, row, cells)
        placing.known_again(record, row, cells)


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _positions(heads: Headers) -> dict[str, int]:
    """Column name -> position of (the first of) its columns; of texts also by language: `name (fi)`."""
    columns: dict[str, int] = {}
    for at, header in heads.columns.items():
        columns.setdefault(header.column.name if header.column else header.text, at)
        columns.setdefault(header.text, at)
    return columns


def _says_something(column: Column | None) -> bool:
    return column is None or column.name != NUMBER
