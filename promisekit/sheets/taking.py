"""Rows that were handed back, laid over the records of a portfolio: what was added, changed and left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from promisekit.read.meant.identifier import as_id
from promisekit.sheets.cells import fits, value_of
from promisekit.sheets.export import Tabulated
from promisekit.sheets.filled_in import FilledIn, letter
from promisekit.sheets.forms import ABOUT, ID
from promisekit.sheets.header_row import Headers, find_headers
from promisekit.sheets.plan import ACTOR, NUMBER, SECTION, Column, Sheet, cell_form, has_wordings, sheets
from promisekit.sheets.records import Identity, Record, Records, copied
from promisekit.sheets.tables import REST, from_cell, in_cell, sections_of, shown_cells
from promisekit.sheets.workbook import LISTS

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_NAMED_BY: Final = ("name", "promise", "says")
_LONGEST_ID: Final = 40
_AS_EXPORTED: Final = "this is not as it was exported; export again and copy it from there"


class Row(NamedTuple):
    """Where a record stands in what was handed back."""

    table: str
    row: int
    columns: dict[str, int]
    """Column name -> the position of (one of) its columns."""

    def cell(self, column: str | None = None) -> str:
        """`sheet promises, cell F7`."""
        at = self.columns.get(column or "") or min(self.columns.values(), default=1)
        return f"sheet {self.table}, cell {letter(at)}{self.row}"


@dataclass
class Taken:
    """``problems`` keep everything from being written; ``told`` is for the user to know."""

    records: Records
    rows: dict[tuple[str, Identity], Row] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def take(filled: Sequence[FilledIn], current: Tabulated, *, delete: bool) -> Taken:
    """Lays what was handed back over ``current``. With ``delete`` what is missing or emptied there goes."""
    return _Taking(current, delete).take(filled)


class _Taking:
    def __init__(self, current: Tabulated, delete: bool) -> None:
        self.current = current
        self.delete = delete
        self.names = current.names
        self.taken = Taken(copied(current.records))
        self.emptied: dict[tuple[str, Identity, str], str] = {}
        """Cells of existing rows that are empty now, and how to name them."""
        self.left_out: list[tuple[Sheet, Identity]] = []

    def take(self, filled: Sequence[FilledIn]) -> Taken:
        by_name: dict[str, FilledIn] = {}
        for table in filled:
            name = " ".join(table.name.split()).casefold()
            if name in sheets():
                by_name[name] = table
            elif table.rows and name != LISTS:
                near = _near(name, sheets())
                self.taken.told.append(f"sheet {table.name} is not read: no section has that name{near}")
        # Ids that are new are known before anything refers to them.
        for name, sheet in sheets().items():
            if name in by_name:
                self._sheet(sheet, by_name[name])
        self._settle_emptied()
        self._settle_left_out()
        self._check_belonging()
        self._check_twice()
        return self.taken

    def _sheet(self, sheet: Sheet, table: FilledIn) -> None:
        heads = find_headers(table, sheet, self.current.languages)
        self.taken.told += [f"sheet {table.name}, {said}" for said in heads.told]
        missing = [name for name in heads.missing if name != NUMBER and not (name == ID and sheet.kind == "items")]
        if missing:
            if any(number > heads.row for number in table.rows):
                names = " and ".join(f"`{name}`" for name in missing)
                self.taken.problems.append(
                    f"sheet {table.name}: there is no column {names}, so nobody can tell what its rows belong to; "
                    "write it into the first row"
                )
            return
        seen: set[Identity] = set()
        before: Record | None = None
        for number in sorted(table.rows):
            if number <= heads.row:
                continue
            cells = {at: table.rows[number].get(at, "").strip() for at in heads.columns}
            problems = {at: text for (row, at), text in table.problems.items() if row == number and at in cells}
            self.taken.problems += [
                f"sheet {table.name}, cell {letter(at)}{number}: {text}" for at, text in problems.items()
            ]
            said = any(text for at, text in cells.items() if _says_something(heads.columns[at].column))
            if problems or not said:
                continue
            before = self._row(sheet, table.name, heads, number, cells, before, seen) or before
        self.left_out += [(sheet, identity) for identity in self.current.records[sheet.name] if identity not in seen]

    def _row(
        self, sheet: Sheet, table: str, heads: Headers, number: int, cells: dict[int, str], before: Record | None,
        seen: set[Identity],
    ) -> Record | None:  # fmt: skip
        columns: dict[str, int] = {}
        for at, header in heads.columns.items():
            columns.setdefault(header.column.name if header.column else REST, at)
        row = Row(table, number, columns)
        keys = {column.name: cells.get(columns.get(column.name, 0), "") for column in sheet.keys}
        placed = self._placed(sheet, row, keys, cells, before, seen)
        if placed is None:
            return None
        identity, above, place = placed
        if identity in seen:
            first = self.taken.rows[sheet.name, identity]
            self.taken.problems.append(f"{row.cell(sheet.identity[-1])}: row {first.row} is the same one; keep one")
            return None
        seen.add(identity)
        self.taken.rows[sheet.name, identity] = row
        record = self.taken.records[sheet.name].setdefault(identity, Record(identity, above, place))
        record.above, record.number = above, place
        self._values(sheet, record, row, heads, cells)
        twin = self._twin(sheet, record) if NUMBER in keys and not keys[NUMBER] else None
        if twin:
            # Handed back once more, as it was without a number the first time.
            del self.taken.records[sheet.name][identity]
            seen.discard(identity)
            seen.add(twin.identity)
            self.taken.rows[sheet.name, twin.identity] = self.taken.rows.pop((sheet.name, identity))
        return twin or record

    def _twin(self, sheet: Sheet, record: Record) -> Record | None:
        """A row that was there before, at the same place and saying the same."""
        if sheet.kind not in ("list", "lanes") or record.identity in self.current.records[sheet.name]:
            return None
        for identity, one in self.current.records[sheet.name].items():
            is_known = (sheet.name, identity) in self.taken.rows
            if not is_known and identity[:-1] == record.identity[:-1] and one.values == record.values:
                return self.taken.records[sheet.name][identity]
        return None

    def _placed(
        self,
        sheet: Sheet,
        row: Row,
        keys: dict[str, str],
        cells: dict[int, str],
        before: Record | None,
        seen: set[Identity],
    ) -> tuple[Identity, Identity, float] | None:
        """Identity of a row, that of the row it belongs to, and its place there; None where it cannot be told."""
        for column in sheet.keys:
            sections = sections_of(column)
            if sections:
                keys[column.name] = self.names.meant(sections, keys[column.name])
        if sheet.kind == "items":
            item_id = ABOUT if sheet.section == ABOUT else keys[ID] or self._new_id(sheet, row, cells)
            if not item_id:
                self.taken.problems.append(f"{row.cell(ID)}: the row has no id; write one like `right-invoice`")
                return None
            identity = (sheet.section, item_id)
            known = self.taken.records[sheet.name].get(identity)
            return identity, (), known.number if known else len(self.taken.records[sheet.name])
        empty = [name for name in keys if not keys[name] and name != NUMBER]
        if empty:
            self.taken.problems.append(
                f"{row.cell(empty[0])}: the cell is empty, so nobody can tell what the row belongs to; "
                f"write the {empty[0]} there"
            )
            return None
        if keys.get(NUMBER) and not _NUMBER.fullmatch(keys[NUMBER]):
            self.taken.problems.append(f"{row.cell(NUMBER)}: a number is due here, not `{keys[NUMBER]}`")
            return None
        owner = [keys[column.name] for column in sheet.keys if column.name not in (NUMBER, ID, "lane", ACTOR)]
        above: Identity = (sheet.section, *owner)
        if sheet.is_shared:
            above = (keys[SECTION], keys[ID])
        elif sheet.kind == "steps":
            above = (sheet.section, keys[sheet.keys[0].name], _as_number(keys[sheet.keys[1].name]))
        return self._numbered(sheet, row, above, keys, before, seen)

    def _numbered(
        self, sheet: Sheet, row: Row, above: Identity, keys: dict[str, str], before: Record | None, seen: set[Identity]
    ) -> tuple[Identity, Identity, float]:
        records = self.taken.records[sheet.name]
        own: tuple[str, ...] = ()
        if sheet.kind == "keyed":
            own = (keys[ID],)
        elif sheet.kind == "lanes":
            own = (keys["lane"], keys[ACTOR])
        follows = before.number + 0.001 if before and before.above == above else None
        place = float(keys[NUMBER]) if keys.get(NUMBER) else follows
        if sheet.kind == "keyed" or (sheet.kind == "steps"):
            identity = (*above[:2], keys[ID]) if sheet.kind == "steps" else (*above, *own)
            known = records.get(identity)
            if place is None or (sheet.kind == "keyed"):
                place = known.number if known and known.above == above else self._last(sheet, above) + 1
            return identity, above, place
        if NUMBER not in row.columns:
            # Without numbers the order of the rows is that of the list.
            place = 1.0 + sum(one[: len(above) + len(own)] == (*above, *own) for one in seen)
        elif place is None:
            place = self._last(sheet, (*above, *own)) + 1
        return (*above, *own, f"{place:g}"), above, place

    def _last(self, sheet: Sheet, start: Identity) -> float:
        numbers = [
            record.number
            for identity, record in self.taken.records[sheet.name].items()
            if record.above == start or identity[: len(start)] == start
        ]
        return max(numbers, default=0.0)

    def _new_id(self, sheet: Sheet, row: Row, cells: dict[int, str]) -> str:
        """An id made of what people call the item; that of the item which is called so, if there is one."""
        text = next((cells[row.columns[name]] for name in _NAMED_BY if row.columns.get(name)), "")
        if not text:
            return ""
        known = self.names.meant((sheet.section,), text)
        if known != text:
            return known
        made = as_id(text)
        while len(made) > _LONGEST_ID and "-" in made:
            made = made.rpartition("-")[0]
        taken = self.taken.records[sheet.name]
        number, found = 1, made
        while (sheet.section, found) in taken:
            number += 1
            found = f"{made}-{number}"
        if made:
            self.taken.told.append(f"{row.cell(ID)}: the row has no id; it gets `{found}`")
        return found

    def _values(self, sheet: Sheet, record: Record, row: Row, heads: Headers, cells: dict[int, str]) -> None:
        languages = tuple(
            dict.fromkeys((*self.current.languages, *(h.language for h in heads.columns.values() if h.language)))
        )
        shown, rest = shown_cells(sheet, record, languages)
        said_rest = self._rest(row, cells)
        for column in sheet.columns:
            form = cell_form(column)
            own = languages if has_wordings(form) else ("",)
            at = {h.language: place for place, h in heads.columns.items() if h.column == column}
            if not at:
                continue
            old = [shown.get((column.name, language), "") for language in own]
            new = [cells[at[one]] if one in at else text for one, text in zip(own, old, strict=True)]
            new = [text.replace("\r\n", "\n").replace("\r", "\n") for text in new]
            there = record.values.get(column.name)
            if any(new):
                if column.name in rest and column.name in said_rest:
                    self.taken.problems.append(f"{row.cell(column.name)}: it stands in column `{REST}`, too; keep one")
                elif [text.strip() for text in old] != new or there is None:
                    value = value_of(form, self._as_ids(column, new), own)
                    if value != in_cell(column, there):
                        record.values[column.name] = from_cell(column, value)
            elif column.name in said_rest:
                if not fits(form, said_rest[column.name]):
                    self.taken.problems.append(f"{row.cell(REST)}: {_AS_EXPORTED}")
                elif said_rest[column.name] != rest.get(column.name):
                    record.values[column.name] = from_cell(column, said_rest[column.name])
            elif there is not None and (column.name not in rest or REST in row.columns):
                self.emptied[sheet.name, record.identity, column.name] = row.cell(column.name)

    def _as_ids(self, column: Column, texts: list[str]) -> list[str]:
        """Names of items become their ids."""
        sections = sections_of(column)
        if not sections:
            return texts
        lines = [[self.names.meant(sections, line.strip()) for line in text.split("\n")] for text in texts]
        return ["\n".join(one) for one in lines]

    def _rest(self, row: Row, cells: dict[int, str]) -> dict[str, Any]:
        text = cells.get(row.columns.get(REST, 0), "")
        if not text:
            return {}
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            self.taken.problems.append(f"{row.cell(REST)}: {_AS_EXPORTED}")
            return {}
        return found

    def _settle_emptied(self) -> None:
        """An emptied cell takes its value away where that is asked for, or where rows say it instead."""
        kept: dict[str, list[str]] = {}
        for (name, identity, column_name), cell in self.emptied.items():
            column = next(one for one in sheets()[name].columns if one.name == column_name)
            rows = column.rows and any(one.above == identity for one in self.taken.records[column.rows].values())
            if self.delete or rows:
                del self.taken.records[name][identity].values[column_name]
            else:
                kept.setdefault(name, []).append(cell.rpartition(" ")[2])
        for name, cells in kept.items():
            self.taken.told.append(
                f"sheet {name}: {_listed(cells)} {'is' if len(cells) == 1 else 'are'} empty, and what the portfolio "
                "says there stays; `--delete` would take it away"
            )

    def _settle_left_out(self) -> None:
        kept: dict[str, list[str]] = {}
        for sheet, identity in self.left_out:
            if self.delete:
                _remove(self.taken.records, sheet, identity)
            elif identity in self.taken.records[sheet.name]:
                kept.setdefault(sheet.name, []).append("/".join(identity[1:]))
        for name, ids in kept.items():
            self.taken.told.append(
                f"sheet {name}: {_listed(ids)} {'is' if len(ids) == 1 else 'are'} not there, and "
                f"{'stays' if len(ids) == 1 else 'stay'} in the portfolio; `--delete` would take "
                f"{'it' if len(ids) == 1 else 'them'} away"
            )

    def _check_belonging(self) -> None:
        for name, sheet in sheets().items():
            if sheet.kind == "items":
                continue
            for identity, record in self.taken.records[name].items():
                above = sheets().get(record.above[0]) if sheet.is_shared else sheet.above
                if above and record.above in self.taken.records[above.name]:
                    continue
                row = self.taken.rows.get((name, identity))
                if row is None:
                    continue  # what it belonged to was taken away with it
                column = sheet.identity[len(record.above) - 2] if not sheet.is_shared else ID
                column = sheet.keys[1].name if sheet.kind == "steps" else column
                known = [one[-1] for one in (self.taken.records[above.name] if above else ())]
                what = above.name if above else "the portfolio"
                self.taken.problems.append(
                    f"{row.cell(column)}: `{record.above[-1]}` is not in sheet {what}{_near(record.above[-1], known)}"
                )

    def _check_twice(self) -> None:
        """What stands in a cell does not stand in rows, too."""
        for name, sheet in sheets().items():
            for column in sheet.columns:
                if not column.rows:
                    continue
                with_rows = {record.above for record in self.taken.records[column.rows].values()}
                for identity in with_rows & self.taken.records[name].keys():
                    record = self.taken.records[name][identity]
                    row = self.taken.rows.get((name, identity))
                    if column.name in record.values:
                        where = row.cell(column.name) if row else f"sheet {name}, {'/'.join(identity[1:])}"
                        self.taken.problems.append(
                            f"{where}: `{column.name}` stands here and in sheet {column.rows}, too; empty one of them"
                        )


def _says_something(column: Column | None) -> bool:
    return column is None or column.name != NUMBER


def _remove(records: Records, sheet: Sheet, identity: Identity) -> None:
    """Takes a record away with all that belongs to it."""
    if records[sheet.name].pop(identity, None) is None:
        return
    shared = [one for one in sheets().values() if one.is_shared] if sheet.kind == "items" else []
    for below in (*sheet.below, *shared):
        for one in [key for key, record in records[below.name].items() if record.above == identity]:
            _remove(records, below, one)


def _as_number(text: str) -> str:
    return f"{float(text):g}" if _NUMBER.fullmatch(text) else text


def _near(word: str, known: Iterator[str] | Sequence[str] | dict[str, Any]) -> str:
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{found[0]}`?" if found else ""


def _listed(words: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(words[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown
