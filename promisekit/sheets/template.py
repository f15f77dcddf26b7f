"""A workbook for a workshop: empty sheets with drop-downs, an example row in each, and a sheet that explains all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from promisekit.edit.draft import Draft
from promisekit.edit.new import STARTER
from promisekit.read.folder import DiskFolder
from promisekit.reference.docstrings import about
from promisekit.sheets.export import Tabulated, tabulated
from promisekit.sheets.plan import Sheet, sheets
from promisekit.sheets.tables import Names, Table, headers
from promisekit.sheets.taken import EXAMPLE
from promisekit.sheets.workbook import HOW_TO, add_page, explained, made_workbook, packed

if TYPE_CHECKING:
    from openpyxl import Workbook

_FIELD: Final = "utility"
"""The starter whose items are the examples."""
_WORDS: Final = (
    "Fill in together what you know; leave empty what you do not. Headers in bold are needed.",
    "The first row of each sheet is an example. It is passed over when the workbook is brought in; overwrite it if you "
    "like, id and all.",
    "An id is what the other sheets call a row: small letters a-z, digits and hyphens, as in `right-invoice`. Leave it "
    "empty, and it is made of the name.",
    "A list in one cell has a line for each entry: Alt+Enter in Excel, Ctrl+Enter in LibreOffice.",
    "A cell of ids offers those that there are; the name of an item will do, too.",
    "Start with touchpoints and pain_points, then promises, then promises.guidelines.",
    "Afterwards: promisekit import FILE says what is missing, by sheet and cell.",
)


def template_bytes(current: Tabulated | None) -> bytes:
    """The workbook. With ``current`` it offers the ids of that portfolio, and has columns for its languages."""
    examples = tabulated(Draft(DiskFolder(STARTER.with_name("starters") / _FIELD, _FIELD)))
    languages = current.languages if current else ("en",)
    tables = [_table(sheet, examples, languages) for sheet in sheets().values()]
    book = made_workbook(tables, current.names if current else Names({}, languages[0]))
    _how_to(book)
    return packed(book)


def _table(sheet: Sheet, examples: Tabulated, languages: tuple[str, ...]) -> Table:
    shown = next((table for table in examples.tables() if table.sheet is sheet), None)
    top = headers(sheet, languages)
    if not shown or not shown.rows:
        return Table(sheet, top, ())
    said = max(shown.rows, key=lambda row: sum(map(bool, row)))
    cells = {
        (header.column.name, header.names): text
        for header, text in zip(shown.headers, said, strict=True)
        if header.column
    }
    row = [
        cells.get((header.column.name, header.names), "") if header.language in ("", languages[0]) else ""
        for header in top
        if header.column
    ]
    return Table(sheet, top, ((f"{EXAMPLE} {row[0]}", *row[1:]),))


def _how_to(book: Workbook) -> None:
    rows: list[tuple[str, ...]] = [("How to fill this in",), *(("", "", words) for words in _WORDS), ()]
    rows.append(("sheet", "column", "meaning"))
    for name, sheet in sheets().items():
        rows.append((name, "", _first_line(sheet)))
        rows += [("", column.name, explained(column)) for column in sheet.every_column()]
    add_page(book, HOW_TO, rows, widths=(26, 26, 100))


def _first_line(sheet: Sheet) -> str:
    return about(sheet.form.model).partition("\n")[0]
