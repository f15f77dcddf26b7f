"""A portfolio as tables: headers and rows of texts, as every kind of spreadsheet file shows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from promisekit.sheets.cells import shown_anyhow, texts_of
from promisekit.sheets.forms import ByKey, Fields, Many, Word
from promisekit.sheets.plan import NUMBER, Column, Sheet, cell_form, has_wordings, sheets
from promisekit.sheets.records import Record, Records, Tree

NAME: Final = " (name)"
"""How the header of a column with the names of ids ends; nobody reads it back."""
REST: Final = "not in cells"
"""The columns for values that no cell can show: JSON, by column; a second one is `not in cells 2`."""
_PIECE: Final = 30_000
"""Characters of it in a cell, at the most."""
_NAMING: Final = ("name", "promise", "says")


@dataclass(frozen=True)
class Header:
    """One column of a table. ``language`` is that of its texts, ``names`` says that it only names ids."""

    text: str
    column: Column | None
    language: str = ""
    names: bool = False


@dataclass(frozen=True)
class Table:
    """One sheet with all its rows. Cells are texts; an empty one says nothing."""

    sheet: Sheet
    headers: tuple[Header, ...]
    rows: tuple[tuple[str, ...], ...]


class Names:
    """What people call the items of a portfolio, in its own language."""

    def __init__(self, tree: Tree, language: str) -> None:
        self._called: dict[str, dict[str, str]] = {}
        self._ids: dict[tuple[str, str], list[str]] = {}
        for section, items in tree.items():
            for item_id, item in items.items():
                text: dict[str, str] = next((item[name] for name in _NAMING if name in item), {})
                self.add(section, item_id, str(text.get(language) or next(iter(text.values()), "")))

    def add(self, section: str, item_id: str, name: str) -> None:
        """One more item, or another name for one that is known."""
        name = " ".join(name.split())
        self._called.setdefault(section, {})[item_id] = name
        ids = self._ids.setdefault((section, name.casefold()), [])
        if item_id not in ids:
            ids.append(item_id)

    def of(self, sections: Sequence[str], item_id: str) -> str:
        """The name of the item with that id, or nothing."""
        return next(filter(None, (self._called.get(section, {}).get(item_id) for section in sections)), "")

    def ids(self, sections: Sequence[str]) -> list[str]:
        """The ids of those sections."""
        return [item_id for section in sections for item_id in self._called.get(section, {})]

    def meant(self, sections: Sequence[str], text: str) -> str:
        """The id of the one item that people call so, else the text itself."""
        if any(text in self._called.get(section, {}) for section in sections):
            return text
        name = " ".join(text.split()).casefold()
        found = [item_id for section in sections for item_id in self._ids.get((section, name), ())]
        return found[0] if name and len(found) == 1 else text


def tables(records: Records, tree: Tree, languages: Sequence[str], *, every: bool = False) -> list[Table]:
    """All tables of a portfolio, in order; ``languages`` are those of its texts, its own first.

    Without ``every`` those are left out that belong to a section without items.
    """
    names = Names(tree, languages[0])
    found = []
    for name, sheet in sheets().items():
        rows = list(records[name].values())
        if not every and not rows and not (sheet.is_shared or sheet.above is None or records[sheet.section]):
            continue
        found.append(_table(sheet, rows, names, languages))
    return found


def headers(sheet: Sheet, languages: Sequence[str]) -> tuple[Header, ...]:
    """The columns of a sheet: beside each with ids one with their names, and of texts one for each language."""
    found: list[Header] = []
    for column in sheet.every_column():
        form = cell_form(column)
        if has_wordings(form) and len(languages) > 1:
            found += [Header(f"{column.name} ({language})", column, language) for language in languages]
        else:
            found.append(Header(column.name, column, languages[0] if has_wordings(form) else ""))
        if sections_of(column):
            found.append(Header(column.name + NAME, column, names=True))
    return tuple(found)


def sections_of(column: Column) -> tuple[str, ...]:
    """The sections whose ids stand in a column; none where it holds no ids."""
    form = cell_form(column)
    if isinstance(form, Many):
        form = form.of
    return form.sections if isinstance(form, Word) else ()


def key_cells(sheet: Sheet, record: Record) -> dict[str, str]:
    """The key columns of a row and what stands there."""
    identity = record.identity if sheet.is_shared else record.identity[1:]
    cells = dict(zip(sheet.identity, identity, strict=True))
    if sheet.kind == "steps":
        cells |= {sheet.keys[1].name: record.above[-1], NUMBER: f"{record.number:g}"}
    return cells


def _table(sheet: Sheet, records: list[Record], names: Names, languages: Sequence[str]) -> Table:
    top = headers(sheet, languages)
    rows = [_row(sheet, record, top, names, languages) for record in records]
    rest = [_pieces(shown_cells(sheet, record, languages)[1]) for record in records]
    most = max(map(len, rest), default=0)
    top = (*top, *(Header(REST if number == 1 else f"{REST} {number}", None) for number in range(1, most + 1)))
    empty = [""] * most
    return Table(sheet, top, tuple((*row, *(said + empty)[:most]) for row, said in zip(rows, rest, strict=True)))


def _pieces(rest: dict[str, Any]) -> list[str]:
    """What no cell can show, in pieces that fit into cells and neither begin nor end with a space."""
    text = json.dumps(rest, ensure_ascii=True) if rest else ""
    found = []
    while text:
        cut = _PIECE
        while cut < len(text) and (text[cut - 1].isspace() or text[cut].isspace()):
            cut -= 1
        found.append(text[:cut])
        text = text[cut:]
    return found


def _row(
    sheet: Sheet, record: Record, top: Sequence[Header], names: Names, languages: Sequence[str]
) -> tuple[str, ...]:
    keys = key_cells(sheet, record)
    shown, _rest = shown_cells(sheet, record, languages)
    cells = []
    for header in top:
        column = header.column
        assert column is not None
        if header.names:
            said = keys[column.name] if column.is_key else record.values.get(column.name, "")
            cells.append(shown_anyhow("\n".join(names.of(sections_of(column), one) for one in _ids(said))))
        elif column.is_key:
            cells.append(shown_anyhow(keys[column.name]))
        else:
            cells.append(shown.get((column.name, header.language), ""))
    return tuple(cells)


def shown_cells(
    sheet: Sheet, record: Record, languages: Sequence[str]
) -> tuple[dict[tuple[str, str], str], dict[str, Any]]:
    """The texts of a row by column and language (empty for what is no text), and what no cell can show."""
    shown: dict[tuple[str, str], str] = {}
    rest: dict[str, Any] = {}
    for column in sheet.columns:
        if column.name not in record.values:
            continue
        form = cell_form(column)
        own = languages if has_wordings(form) else ("",)
        value = in_cell(column, record.values[column.name])
        texts = texts_of(form, value, own)
        if texts is None:
            rest[column.name] = value
        else:
            shown |= {(column.name, language): text for language, text in zip(own, texts, strict=True)}
    return shown, rest


def in_cell(column: Column, value: Any) -> Any:
    """The value of a column in the form of its cell."""
    form = column.form
    if column.rows and isinstance(value, list) and isinstance(form, Many):
        if form.text_alone:
            return value[0][form.text_alone]
        assert isinstance(form.of, Fields)
        return [entry[form.of.text] for entry in value]
    return value


def from_cell(column: Column, value: Any) -> Any:
    """The value of a column from that of its cell."""
    form = column.form
    if column.rows and value is not None and isinstance(form, Many) and not form.file_alone:
        if form.text_alone:
            return [{form.text_alone: value}]
        assert isinstance(form.of, Fields)
        return [{form.of.text: entry} for entry in value]
    return value


def _ids(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said] if said else []
    return list(said)


def languages_of(records: Records, declared: Sequence[str]) -> tuple[str, ...]:
    """The declared languages, and whatever else a text is given in."""
    found = dict.fromkeys(declared)
    for name, sheet in sheets().items():
        wordings = [(column, cell_form(column)) for column in sheet.columns if has_wordings(cell_form(column))]
        for record in records[name].values():
            for column, form in wordings:
                value = in_cell(column, record.values.get(column.name))
                if value:
                    texts = value if isinstance(form, Many) else value.values() if isinstance(form, ByKey) else [value]
                    found |= dict.fromkeys(language for text in texts for language in text)
    return tuple(found)
