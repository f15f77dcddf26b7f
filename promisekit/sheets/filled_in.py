"""Spreadsheet files as people hand them back -> texts by sheet, row and column, whatever program wrote them."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from promisekit.sheets.cells import restored

if TYPE_CHECKING:
    from openpyxl.cell import Cell

KINDS: Final = (".xlsx", ".xlsm", ".csv", ".tsv", ".zip")
_MOST_CELLS: Final = 5_000_000
_MOST_BYTES: Final = 500_000_000


class NoTableError(Exception):
    """A file holds no tables that can be read. The message is for the user."""


@dataclass(frozen=True)
class FilledIn:
    """One sheet as it was handed back: row -> column -> text, both from 1; empty cells are not there.

    ``problems`` are cells that say nothing although something stands in them.
    """

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    problems: dict[tuple[int, int], str] = field(default_factory=dict)
    sheet: str = ""
    """Which of our sheets it fills in, where that is not the one of its name."""


def read_tables(path: Path) -> list[FilledIn]:
    """All tables of a workbook, of a CSV file, or of the CSV files in a zip or folder. Raises NoTableError, OSError."""
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix.lower() in (".csv", ".tsv"))
        found = [_csv(one.stem, one.read_bytes()) for one in files]
    elif path.suffix.lower() in (".xlsx", ".xlsm"):
        found = _workbook(path)
    elif path.suffix.lower() in (".csv", ".tsv"):
        found = [_csv(path.stem, path.read_bytes())]
    elif path.suffix.lower() == ".zip":
        found = _zip(path)
    else:
        raise NoTableError(f"`{path.name}` is no table; save it as .xlsx or .csv")
    if not found:
        raise NoTableError(f"there is no table in `{path.as_posix()}`")
    return found


def letter(column: int) -> str:
    """What spreadsheets call a column: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _zip(path: Path) -> list[FilledIn]:
    try:
        with zipfile.ZipFile(path) as held:
            names = sorted(name for name in held.namelist() if name.lower().endswith((".csv", ".tsv")))
            if sum(held.getinfo(name).file_size for name in names) > _MOST_BYTES:
                raise NoTableError(f"`{path.name}` unfolds to more than can be meant")
            return [_csv(Path(name).stem, held.read(name)) for name in names]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise NoTableError(f"`{path.name}` is no zip that can be read: {error}") from None


def _csv(name: str, content: bytes) -> FilledIn:
    text = _decoded(content)
    table = FilledIn(name)
    limit = csv.field_size_limit(len(text) + 1)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_parting(text)), 1):
            cells = {at: restored(cell) for at, cell in enumerate(row, 1) if cell.strip()}
            if cells:
                table.rows[number] = cells
    except csv.Error as error:
        raise NoTableError(f"`{name}` is no CSV that can be read: {error}") from None
    finally:
        csv.field_size_limit(limit)
    return table


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what Excel writes on Windows in the West."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _parting(text: str) -> str:
    """What parts the columns: whatever the first line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _workbook(path: Path) -> list[FilledIn]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as held:
            if sum(entry.file_size for entry in held.infolist()) > _MOST_BYTES:
                raise NoTableError(f"`{path.name}` unfolds to more than can be meant")
        book = load_workbook(path)
        tables = [_sheet(sheet.title, _cells(sheet)) for sheet in book.worksheets]
        if any(table.problems for table in tables):
            # What formulas come to, if a program has computed it.
            computed = load_workbook(path, data_only=True)
            for table in tables:
                _take_computed(table, computed[table.name])
        return tables
    except NoTableError:
        raise
    except OSError:
        raise
    except Exception as error:  # the library raises whatever a broken file leads it to
        raise NoTableError(f"`{path.name}` is no workbook that can be read ({type(error).__name__}: {error})") from None


def _cells(sheet: Any) -> Iterator[Cell]:
    # Only cells that are there: a sheet may say that it goes down to its last row.
    if len(sheet._cells) > _MOST_CELLS:
        raise NoTableError(f"sheet {sheet.title} has more cells than can be meant")
    for place in sorted(sheet._cells):
        yield sheet._cells[place]


_FORMULA: Final = "the cell holds a formula that no program has computed; put its value there"


def _sheet(name: str, cells: Iterator[Cell]) -> FilledIn:
    table = FilledIn(name)
    for cell in cells:
        if cell.value is None:
            continue
        place = (cell.row, cell.column)
        if cell.data_type == "f":
            table.problems[place] = _FORMULA
        elif cell.data_type == "e":
            table.problems[place] = f"the cell says `{cell.value}`; put a value there"
        else:
            _put(table, place, _text(cell))
    return table


def _take_computed(table: FilledIn, computed: Any) -> None:
    for place, problem in list(table.problems.items()):
        cell = computed.cell(*place)
        if problem == _FORMULA and cell.value is not None and cell.data_type != "e":
            _put(table, place, _text(cell))
            del table.problems[place]


def _put(table: FilledIn, place: tuple[int, int], text: str) -> None:
    if text.strip():
        table.rows.setdefault(place[0], {})[place[1]] = text


def _text(cell: Any) -> str:
    """What a cell says, in the form of the files."""
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if "%" in str(cell.number_format):
            return f"{round(value * 100, 9):g} %"
        return _number(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return restored(str(value).replace("_x000D_\n", "\n"))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
