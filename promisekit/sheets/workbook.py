"""Tables -> an .xlsx workbook with drop-downs; the same tables give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from promisekit.sheets.cells import neutral
from promisekit.sheets.forms import Many, Word, is_date, is_number
from promisekit.sheets.plan import NUMBER, Column, cell_form, has_wordings
from promisekit.sheets.tables import Header, Names, Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HOW_TO: Final = "how to"
"""The sheet of a template that explains the others."""
LISTS: Final = "lists"
"""The hidden sheet from which drop-downs take their words."""
_EMPTY_ROWS: Final = 200
"""So many rows below those that are filled in have drop-downs, too."""
_DIGITS = 15
"""As many as spreadsheets keep of a number."""
_WIDE, _NAMES, _NARROW, _NUMBERS, _WIDEST = 44, 30, 18, 8, 70
"""Widths of columns, in characters: of texts, names, words and numbers, and of what no cell shows."""
_FONT: Final = "Calibri"
_LINE: Final = 15.0
"""Points of a line of text."""
_MOST_LINES: Final = 10
"""So many lines of a cell are seen at once, at the most."""
_PROMPT: Final = 250
"""Characters that the explanation of a cell may have."""
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def workbook_bytes(tables: Sequence[Table], names: Names) -> bytes:
    """The workbook: a sheet for each table, and a hidden one with what may be chosen."""
    return packed(made_workbook(tables, names))


def made_workbook(tables: Sequence[Table], names: Names) -> Workbook:
    """The same, to be added to."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    lists = _Lists(names)
    for table in tables:
        _sheet(book, table, lists)
    lists.write(book)
    return book


def add_page(book: Workbook, name: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Puts a sheet of plain text before all others; what stands in the first column is bold."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name, 0)
    book.active = 0
    for row, texts in enumerate(rows, 1):
        for at, text in enumerate(texts, 1):
            if text:
                cell = _text_cell(sheet, row, at, text)
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                cell.font = Font(name=_FONT, size=11, bold=at == 1)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, texts in enumerate(rows, 1):
        sheet.row_dimensions[row].height = _height(texts, widths[: len(texts)])


def packed(book: Workbook) -> bytes:
    """The bytes of a workbook, without the time at which it was made."""
    made = io.BytesIO()
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            elif name.startswith("xl/worksheets/"):
                # Programs may make a row higher when somebody writes more into it.
                content = content.replace(b' customHeight="1"', b"")
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()


class _Lists:
    """The columns of the hidden sheet: each list stands there once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lists: dict[tuple[str, ...], list[str]] = {}

    def choices(self, header: Header) -> str | None:
        """The formula of what may stand in a column; None where anything may."""
        if header.column is None or header.names:
            return None
        form = cell_form(header.column)
        form = form.of if isinstance(form, Many) else form
        if not isinstance(form, Word):
            return None
        words = [*self._names.ids(form.sections), *form.choices] if form.sections else list(form.choices)
        if not words:
            return None
        key = form.sections or tuple(words)
        self._lists.setdefault((*key, *form.choices), words)
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(list(self._lists).index((*key, *form.choices)) + 1)
        return f"{LISTS}!${letter}$2:${letter}${len(words) + 1}"

    def write(self, book: Workbook) -> None:
        """Writes the sheet, hidden."""
        sheet = book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for number, (key, words) in enumerate(self._lists.items(), 1):
            _text_cell(sheet, 1, number, " / ".join(key)[:200])
            for row, word in enumerate(words, 2):
                _text_cell(sheet, row, number, word)


def _sheet(book: Workbook, table: Table, lists: _Lists) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.sheet.name)
    top = PatternFill("solid", start_color="FFE3E9F2")
    plain, needed = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
    named = Font(name=_FONT, size=11, italic=True, color="FF6B6B6B")
    wrapped = Alignment(vertical="top", wrap_text=True)
    for at, header in enumerate(table.headers, 1):
        cell = _text_cell(sheet, 1, at, header.text)
        cell.fill, cell.alignment = top, wrapped
        cell.font = named if header.names else needed if header.column and header.column.required else plain
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = _width(header)
        if not _shows_numbers(header):
            # What somebody types into an empty cell stays as it was typed: `12-24` is no day of this year.
            dimension.number_format = "@"
    for row, cells in enumerate(table.rows, 2):
        for at, (header, text) in enumerate(zip(table.headers, cells, strict=True), 1):
            if not text:
                continue
            cell = _number_cell(sheet, row, at, text) if _shows_numbers(header) else None
            cell = cell or _text_cell(sheet, row, at, text)
            cell.alignment = wrapped
            if header.names:
                cell.font = named
        sheet.row_dimensions[row].height = _height(cells, [_width(header) for header in table.headers])
    sheet.freeze_panes = "B2"
    last = get_column_letter(len(table.headers))
    sheet.auto_filter.ref = f"A1:{last}{max(2, len(table.rows) + 1)}"
    _validate(sheet, table, lists)


def _validate(sheet: Worksheet, table: Table, lists: _Lists) -> None:
    """Drop-downs, and what a column means when somebody comes to one of its cells."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, header in enumerate(table.headers, 1):
        column = header.column
        if column is None or header.names:
            continue
        choices = lists.choices(header)
        one = DataValidation(
            type="list" if choices else None, formula1=choices, allow_blank=True, showErrorMessage=False
        )
        one.promptTitle = header.text[:30]
        one.prompt = explained(column)[:_PROMPT]
        one.showInputMessage = True
        letter = get_column_letter(at)
        one.add(f"{letter}2:{letter}{len(table.rows) + 1 + _EMPTY_ROWS}")
        sheet.add_data_validation(one)


def explained(column: Column) -> str:
    """What a column means, and how it is filled in."""
    form = cell_form(column)
    parts = [column.meaning.replace("`", "")]
    if column.required:
        parts.append("Needed.")
    if isinstance(form, Many):
        parts.append("One a line.")
    if column.rows:
        parts.append(f"With more to each: sheet {column.rows}.")
    if is_date(form):
        parts.append("As in 2026-12-31.")
    return " ".join(filter(None, parts))


def _width(header: Header) -> int:
    if header.column is None:
        return _WIDEST
    if header.names:
        return _NAMES
    form = cell_form(header.column)
    if header.column.name == NUMBER or is_number(form):
        return _NUMBERS
    return _WIDE if has_wordings(form) else _NARROW


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """How high a row is so that its texts can be read, in points; LibreOffice does not find out by itself."""
    lines = [
        sum(1 + len(line) // width for line in text.split("\n")) for text, width in zip(cells, widths, strict=True)
    ]
    return _LINE * min(max(lines, default=1), _MOST_LINES)


def _shows_numbers(header: Header) -> bool:
    column = header.column
    return column is not None and not header.names and (column.name == NUMBER or is_number(cell_form(column)))


def _number_cell(sheet: Worksheet, row: int, at: int, text: str) -> Any:
    """A cell with a number that is read again as it was written; None where that cannot be."""
    number = re.fullmatch(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,9}[1-9])?", text, re.ASCII)
    if not number or sum(map(str.isdigit, text)) > _DIGITS:
        return None
    return sheet.cell(row, at, float(text) if "." in text else int(text))


def _text_cell(sheet: Worksheet, row: int, at: int, text: str) -> Any:
    cell = sheet.cell(row, at)
    cell.value = neutral(text)
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
