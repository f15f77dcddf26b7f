"""What the cells of a row say, laid over what its record said before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from promisekit.sheets.cells import fits, mean_the_same, value_of
from promisekit.sheets.header_row import Headers
from promisekit.sheets.plan import Column, Sheet, cell_form, has_wordings
from promisekit.sheets.records import Record
from promisekit.sheets.tables import REST, Names, from_cell, in_cell, sections_of, shown_cells
from promisekit.sheets.taken import Row, Taken

_AS_EXPORTED: Final = "this is not as it was exported; export again and copy it from there"


class RowValues:
    """Takes the values of the rows of one sheet. What is emptied is noted in ``taken``."""

    def __init__(
        self, sheet: Sheet, heads: Headers, taken: Taken, names: Names, languages: Sequence[str], *, delete: bool
    ) -> None:
        self.taken = taken
        self.names = names
        self._sheet = sheet
        self._delete = delete
        given = (header.language for header in heads.columns.values() if header.language)
        self._languages = tuple(dict.fromkeys((*languages, *given)))
        self._places: dict[str, dict[str, int]] = {}
        """Column -> language -> position."""
        for at, header in heads.columns.items():
            if header.column:
                self._places.setdefault(header.column.name, {})[header.language] = at

    def take(self, record: Record, row: Row, cells: dict[int, str]) -> None:
        """Changes ``record`` to what the cells say."""
        shown, rest = shown_cells(self._sheet, record, self._languages)
        said_rest = self._rest(row, cells)
        for column in self._sheet.columns:
            if column.name in self._places:
                self._column(column, record, row, cells, shown, rest, said_rest)

    def _column(
        self, column: Column, record: Record, row: Row, cells: dict[int, str], shown: dict[tuple[str, str], str],
        rest: dict[str, Any], said_rest: dict[str, Any],
    ) -> None:  # fmt: skip
        form = cell_form(column)
        at = self._places[column.name]
        languages = self._languages if has_wordings(form) else ("",)
        old = [shown.get((column.name, language), "").strip() for language in languages]
        new = [cells[at[one]] if one in at else text for one, text in zip(languages, old, strict=True)]
        if not any(new) and column.name in said_rest:
            if not fits(form, said_rest[column.name]):
                self.taken.problems.append(f"{row.cell(REST)}: {_AS_EXPORTED}")
            elif said_rest[column.name] != rest.get(column.name):
                record.values[column.name] = from_cell(column, said_rest[column.name])
            return
        if any(new) and column.name in rest and column.name in said_rest:
            self.taken.problems.append(f"{row.cell(column.name)}: it stands in column `{REST}`, too; keep one")
            return
        if column.name in rest and not any(new):
            if REST in row.columns:
                self.taken.emptied.append((self._sheet.name, record.identity, column.name, row.cell(REST)))
            return
        for number, language in enumerate(languages):
            if old[number] and not new[number]:
                cell = row.at(at[language])
                if any(new) and not self._delete:
                    new[number] = old[number]
                    self.taken.kept.append((self._sheet.name, cell))
                elif not any(new):
                    self.taken.emptied.append((self._sheet.name, record.identity, column.name, cell))
        if any(new) and old != new:
            value = value_of(form, self._as_ids(column, new), languages)
            if value is None:
                # Nothing but commas stands there.
                if column.name in record.values:
                    place = row.cell(column.name)
                    self.taken.emptied.append((self._sheet.name, record.identity, column.name, place))
            elif not mean_the_same(form, value, in_cell(column, record.values.get(column.name))):
                record.values[column.name] = from_cell(column, value)

    def _as_ids(self, column: Column, texts: list[str]) -> list[str]:
        """Names of items become their ids."""
        sections = sections_of(column)
        if not sections:
            return texts
        lines = [[self.names.meant(sections, line.strip()) for line in text.split("\n")] for text in texts]
        return ["\n".join(one) for one in lines]

    def _rest(self, row: Row, cells: dict[int, str]) -> dict[str, Any]:
        names = sorted((name for name in row.columns if name.startswith(REST)), key=lambda name: (len(name), name))
        text = "".join(cells.get(row.columns[name], "") for name in names)
        if not text:
            return {}
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self.taken.problems.append(f"{row.cell(REST)}: {_AS_EXPORTED}")
            return {}
        return found
