"""A portfolio in its long form <-> records: a row's keys, and what its mapping says itself.

What an item has many of becomes records of their own. Built again, they give the same portfolio.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from promisekit.diagnostic import KeyPath
from promisekit.sheets.forms import ABOUT, ID, ByKey, Fields, Many
from promisekit.sheets.long_form import Long
from promisekit.sheets.plan import Column, Sheet, sheets

Identity = tuple[str, ...]
"""Section, id of the item, and further keys."""
Tree = dict[str, dict[str, Long]]
"""Section -> id -> item in its long form; the portfolio section stands under the id `portfolio`."""


class SameStepError(Exception):
    """Two steps of a journey have the same id, so that nobody can tell their rows apart."""


@dataclass
class Record:
    """One row. ``above`` is the identity of the row that it belongs to, ``number`` its place there."""

    identity: Identity
    above: Identity
    number: float
    values: dict[str, Long] = field(default_factory=dict)
    """Column -> what it says; columns that say nothing are not there."""

    def copy(self) -> Record:
        """The same, to be changed."""
        return Record(self.identity, self.above, self.number, dict(self.values))


Records = dict[str, dict[Identity, Record]]
"""Sheet -> identity -> record, in the order of the rows."""


class Built(NamedTuple):
    """A portfolio made of records, and the key path of each record by sheet and identity."""

    tree: Tree
    paths: dict[tuple[str, Identity], KeyPath]


def records_of(tree: Tree) -> Records:
    """All rows of a portfolio. Raises SameStepError."""
    found: Records = {name: {} for name in sheets()}
    for sheet in sheets().values():
        if sheet.kind != "items":
            continue
        for item_id, item in tree.get(sheet.section, {}).items():
            _add(sheet, (sheet.section, item_id), (), 0, item, found)
            for shared in sheets().values():
                if shared.is_shared:
                    _add_below(shared, (sheet.section, item_id), item, found)
    return found


def _add(sheet: Sheet, identity: Identity, above: Identity, number: float, value: Long, found: Records) -> None:
    record = Record(identity, above, number)
    if sheet.kind == "steps" and identity in found[sheet.name]:
        raise SameStepError(f"two steps of journey `{identity[1]}` have the id `{identity[-1]}`")
    found[sheet.name][identity] = record
    for column in sheet.columns:
        said = _at(value, column.path)
        if said is not None and _is_in_cell(column, said):
            record.values[column.name] = said
    for below in sheet.below:
        _add_below(below, identity, value, found)


def _add_below(sheet: Sheet, above: Identity, value: Long, found: Records) -> None:
    if sheet.kind == "lanes":
        for lane in sheet.lanes:
            for actor, actions in (_at(value, (*sheet.place[:-1], lane)) or {}).items():
                for number, action in enumerate(actions, 1):
                    _add(sheet, (*above, lane, actor, str(number)), above, number, action, found)
        return
    entries = _at(value, sheet.place)
    if entries is None or (sheet.kind in ("list", "steps") and not isinstance(entries, list)):
        return
    if sheet.kind == "keyed":
        for number, (key, entry) in enumerate(entries.items(), 1):
            _add(sheet, (*above, key), above, number, entry, found)
        return
    if any(column.rows == sheet.name and _is_in_cell(column, entries) for column in _columns_above(sheet)):
        return
    for number, entry in enumerate(entries, 1):
        identity = (*above[:2], entry[ID]) if sheet.kind == "steps" else (*above, str(number))
        _add(sheet, identity, above, number, entry, found)


def _columns_above(sheet: Sheet) -> list[Column]:
    return sheet.above.columns if sheet.above else []


def _at(value: Long, path: tuple[str, ...]) -> Long | None:
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def _is_in_cell(column: Column, value: Long) -> bool:
    """Whether a cell has room for it; else its entries have rows of their own."""
    if isinstance(column.form, ByKey) and column.form.branches:
        return True
    if not value:
        return False
    if not column.rows:
        return True
    if isinstance(value, str):
        return True
    assert isinstance(column.form, Many) and isinstance(column.form.of, Fields)
    text = column.form.text_alone or column.form.of.text
    if column.form.text_alone and len(value) > 1:
        return False
    return bool(text) and all(set(entry) == {text} for entry in value)


def built(records: Records) -> Built:
    """The portfolio that records say, and where each of them stands in it."""
    return _Building(records).built()


class _Building:
    def __init__(self, records: Records) -> None:
        self.records = records
        self.paths: dict[tuple[str, Identity], KeyPath] = {}
        self.of: dict[tuple[str, Identity], list[Record]] = {}
        for name, rows in records.items():
            for record in rows.values():
                self.of.setdefault((name, record.above), []).append(record)

    def built(self) -> Built:
        tree: Tree = {}
        for name, sheet in sheets().items():
            if sheet.kind == "items":
                for record in self.records[name].values():
                    path = (ABOUT,) if name == ABOUT else record.identity
                    tree.setdefault(name, {})[record.identity[1]] = self._mapping(sheet, record, path)
        return Built(tree, self.paths)

    def _mapping(self, sheet: Sheet, record: Record, path: KeyPath) -> Long:
        self.paths[sheet.name, record.identity] = path
        value: dict[str, Any] = {}
        if sheet.kind == "steps":
            value[ID] = record.identity[-1]
        for column in sheet.columns:
            if column.name in record.values:
                _put(value, column.path, record.values[column.name])
        shared = [one for one in sheets().values() if one.is_shared] if sheet.kind == "items" else []
        for below in (*sheet.below, *shared):
            for place, entries in self._entries(below, record.identity, path):
                _put(value, place, entries)
        return value

    def _entries(self, sheet: Sheet, above: Identity, path: KeyPath) -> Iterator[tuple[tuple[str, ...], Long]]:
        """What stands below a row in one sheet, by the fields that lead to it."""
        rows = sorted(self.of.get((sheet.name, above), ()), key=lambda record: record.number)
        if not rows:
            return
        if sheet.kind == "lanes":
            for lane in sheet.lanes:
                place = (*sheet.place[:-1], lane)
                actors: dict[str, list[Long]] = {}
                for record in rows:
                    *_, own_lane, actor, _number = record.identity
                    if own_lane == lane:
                        actions = actors.setdefault(actor, [])
                        here = (*path, *place, actor, len(actions))
                        actions.append(self._mapping(sheet, record, here))
                if actors:
                    yield place, actors
            return
        if sheet.kind == "keyed":
            keyed = {}
            for record in rows:
                key = record.identity[-1]
                keyed[key] = self._mapping(sheet, record, (*path, *sheet.place, key))
            yield sheet.place, keyed
            return
        yield (
            sheet.place,
            [self._mapping(sheet, record, (*path, *sheet.place, at)) for at, record in enumerate(rows)],
        )


def _put(value: dict[str, Any], path: tuple[str, ...], said: Long) -> None:
    for name in path[:-1]:
        value = value.setdefault(name, {})
    value[path[-1]] = said


def copied(records: Mapping[str, Mapping[Identity, Record]]) -> Records:
    """The same records, to be changed."""
    return {name: {identity: record.copy() for identity, record in rows.items()} for name, rows in records.items()}
