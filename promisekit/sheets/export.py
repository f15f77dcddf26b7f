"""A portfolio -> a workbook, CSV files or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from promisekit.model.portfolio import SECTIONS
from promisekit.sheets.forms import ABOUT
from promisekit.sheets.records import Records, records_of
from promisekit.sheets.source import Source, read_source
from promisekit.sheets.tables import Names, Table, languages_of, tables

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft


class Tabulated(NamedTuple):
    """A portfolio as it stands in its files and as it stands in tables."""

    source: Source
    records: Records
    languages: tuple[str, ...]

    @property
    def names(self) -> Names:
        """What people call its items."""
        return Names(self.source.tree, self.source.language)

    def tables(self) -> list[Table]:
        """All its tables."""
        return tables(self.records, self.source.tree, self.languages)


def tabulated(draft: Draft) -> Tabulated:
    """The portfolio of a draft. Raises CannotReadAllError, SameStepError, CannotEditError and NothingToReadError."""
    source = read_source(draft)
    records = records_of(source.tree)
    return Tabulated(source, records, languages_of(records, source.languages))


def as_json(source: Source) -> str:
    """Everything that the files say, as one JSON object: section -> id -> item, as it is written."""
    said: dict[str, Any] = {}
    for section in (ABOUT, *SECTIONS):
        for item_id in source.tree.get(section, {}):
            item = source.written(section, item_id)
            if section == ABOUT:
                said[ABOUT] = item
            else:
                said.setdefault(section, {})[item_id] = item
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def counted_rows(made: Sequence[Table]) -> int:
    """How many rows the tables have."""
    return sum(len(table.rows) for table in made)
