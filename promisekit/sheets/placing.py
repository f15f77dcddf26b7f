"""Where a row that was handed back belongs: which record it is, what it hangs on, and its place there."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from promisekit.read.meant.identifier import as_id
from promisekit.sheets.forms import ABOUT, ID
from promisekit.sheets.plan import ACTOR, LANE, NUMBER, SECTION, Sheet
from promisekit.sheets.records import Identity, Record, Records
from promisekit.sheets.tables import Names, sections_of
from promisekit.sheets.taken import Row, Taken

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_NAMED_BY: Final = ("name", "promise", "says")
_LONGEST_ID: Final = 40
_BETWEEN: Final = 0.001
"""So far after the row above stands one without a number."""


class Place(NamedTuple):
    """Identity of a row, that of the row it belongs to, and its number there."""

    identity: Identity
    above: Identity
    number: float


class Placing:
    """Places the rows of one sheet, from above. Problems go to ``taken``."""

    def __init__(self, sheet: Sheet, taken: Taken, before: Records, names: Names) -> None:
        self.sheet = sheet
        self.taken = taken
        self.names = names
        self.seen: set[Identity] = set()
        self._before = before[sheet.name]
        self._records = taken.records[sheet.name]
        self._row_above: Place | None = None
        self._last: dict[Identity, float] = {}
        self._count: dict[Identity, int] = {}
        self._same: dict[Identity, list[Record]] = {}
        for record in self._records.values():
            self._remember(record.identity, record.above, record.number)
        for record in self._before.values():
            self._same.setdefault(record.identity[:-1], []).append(record)

    def _remember(self, identity: Identity, above: Identity, number: float) -> None:
        for start in {above, identity[:-1]}:
            self._last[start] = max(self._last.get(start, 0.0), number)

    def place(self, row: Row, cells: dict[int, str]) -> Place | None:
        """Where a row belongs; None where it cannot be told, which is a problem."""
        keys = {column.name: cells.get(row.columns.get(column.name, 0), "") for column in self.sheet.keys}
        for column in self.sheet.keys:
            if sections_of(column):
                keys[column.name] = self.names.meant(sections_of(column), keys[column.name])
        found = self._item(row, keys, cells) if self.sheet.kind == "items" else self._part(row, keys)
        if found is None:
            return None
        if found.identity in self.seen:
            first = self.taken.rows[self.sheet.name, found.identity]
            self.taken.problems.append(
                f"{row.cell(self.sheet.identity[-1])}: row {first.row} is the same one; keep one"
            )
            return None
        self.seen.add(found.identity)
        self.taken.rows[self.sheet.name, found.identity] = row
        self._remember(*found)
        self._row_above = found
        self._count[found.identity[:-1]] = self._count.get(found.identity[:-1], 0) + 1
        return found

    def known_again(self, record: Record, row: Row, cells: dict[int, str]) -> bool:
        """Whether a row without a number says what one said before that is not handed back otherwise.

        So a list that is brought in twice does not grow twice.
        """
        if self.sheet.kind not in ("list", "lanes") or record.identity in self._before:
            return False
        if cells.get(row.columns.get(NUMBER, 0)):
            return False
        for one in self._same.get(record.identity[:-1], ()):
            if one.identity not in self.seen and one.values == record.values:
                del self._records[record.identity]
                self.seen.discard(record.identity)
                self.seen.add(one.identity)
                self.taken.rows[self.sheet.name, one.identity] = self.taken.rows.pop((self.sheet.name, record.identity))
                return True
        return False

    def _item(self, row: Row, keys: dict[str, str], cells: dict[int, str]) -> Place | None:
        section = self.sheet.section
        item_id = ABOUT if section == ABOUT else keys[ID] or self._new_id(row, cells)
        if not item_id:
            self.taken.problems.append(f"{row.cell(ID)}: the row has no id; write one like `right-invoice`")
            return None
        known = self._records.get((section, item_id))
        name = next((cells[row.columns[one]] for one in _NAMED_BY if one in row.columns), "")
        self.names.add(section, item_id, name)
        return Place((section, item_id), (), known.number if known else len(self._records))

    def _part(self, row: Row, keys: dict[str, str]) -> Place | None:
        sheet = self.sheet
        empty = next((name for name, text in keys.items() if not text and name != NUMBER), None)
        if empty:
            self.taken.problems.append(
                f"{row.cell(empty)}: the cell is empty, so nobody can tell what the row belongs to; write the {empty} "
                "there"
            )
            return None
        if keys.get(NUMBER) and not _NUMBER.fullmatch(keys[NUMBER]):
            self.taken.problems.append(f"{row.cell(NUMBER)}: a number is due here, not `{keys[NUMBER]}`")
            return None
        owner = [keys[column.name] for column in sheet.keys if column.name not in (NUMBER, ID, LANE, ACTOR)]
        above: Identity = (sheet.section, *owner)
        if sheet.is_shared:
            above = (keys[SECTION], keys[ID])
        elif sheet.kind == "steps":
            above = (sheet.section, keys[sheet.keys[0].name], _as_number(keys[sheet.keys[1].name]))
        if sheet.kind in ("keyed", "steps"):
            return self._by_id(above, keys)
        start = (*above, keys[LANE], keys[ACTOR]) if sheet.kind == "lanes" else above
        if NUMBER not in row.columns:
            # Without numbers the order of the rows is that of the list.
            number = 1.0 + self._count.get(start, 0)
        elif keys[NUMBER]:
            number = float(keys[NUMBER])
        else:
            number = self._after_row_above(above) or self._last.get(start, 0.0) + 1
        return Place((*start, f"{number:g}"), above, number)

    def _by_id(self, above: Identity, keys: dict[str, str]) -> Place:
        identity = (*above[:2], keys[ID]) if self.sheet.kind == "steps" else (*above, keys[ID])
        known = self._records.get(identity)
        number = float(keys[NUMBER]) if keys.get(NUMBER) else None
        if self.sheet.kind == "steps" and number is None:
            number = self._after_row_above(above)
        if number is None:
            number = known.number if known and known.above == above else self._last.get(above, 0.0) + 1
        return Place(identity, above, number)

    def _after_row_above(self, above: Identity) -> float | None:
        before = self._row_above
        return before.number + _BETWEEN if before and before.above == above else None

    def _new_id(self, row: Row, cells: dict[int, str]) -> str:
        """An id made of what people call the item; that of the item which is called so, if there is one."""
        text = next((cells[row.columns[name]] for name in _NAMED_BY if cells.get(row.columns.get(name, 0))), "")
        known = self.names.meant((self.sheet.section,), text)
        if not text or known != text:
            return known
        made = as_id(text)
        while len(made) > _LONGEST_ID and "-" in made:
            made = made.rpartition("-")[0]
        number, found = 1, made
        while made and (self.sheet.section, found) in self._records:
            number += 1
            found = f"{made}-{number}"
        if made:
            self.taken.told.append(f"{row.cell(ID)}: the row has no id; it gets `{found}`")
        return found


def _as_number(text: str) -> str:
    return f"{float(text):g}" if _NUMBER.fullmatch(text) else text
