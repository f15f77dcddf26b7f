"""The results of a metric in a CSV file, as programs write it: with commas, or with semicolons and decimal commas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath
from promisekit.read.csv_cells import UnreadableError, decoded, rows
from promisekit.read.folder import NamedFiles, path_shown
from promisekit.read.named_files import Trouble
from promisekit.read.point_for_thousands import without_points
from promisekit.read.problems import BAD_CSV, BAD_PATH, MISREAD_POINT
from promisekit.read.source_map import RowPlace, TablePlace

if TYPE_CHECKING:
    from promisekit.read.decimal_commas import Unclear

_COLUMNS: Final = (["on", "value"], ["on", "value", "n"])
_RESULTS: Final[KeyPath] = ("results",)
_TOO_MANY: Final = {
    ",": "write decimals with a point, 4.5, or put semicolons between the columns: `on;value`",
    ";": "write a date and a figure, with a semicolon between them",
}


class Table(NamedTuple):
    """Rows as the model takes them, where they stand, and what may have been meant otherwise."""

    rows: tuple[dict[str, str], ...]
    place: TablePlace
    doubts: tuple[Trouble, ...] = ()


def read_results(folder: NamedFiles, relative_file: str, written: str) -> Table | list[Trouble]:
    """The results in the CSV file that a metric names, or why there are none."""
    relative = folder.inside(relative_file, written)
    if relative is None:
        says = f"names `{written}`, which is no file inside the portfolio"
        return [
            Trouble(BAD_PATH, _RESULTS, None, says, "paths are relative to this file and stay inside the portfolio")
        ]
    shown = path_shown(folder.shown, relative)
    try:
        return _table(shown, written, folder.read(relative))
    except OSError as error:
        says = f"names `{written}`, which cannot be opened: {error.strerror or error}"
        return [Trouble(BAD_CSV, _RESULTS, Span(shown), says, "make it a file that you may read")]
    except UnreadableError as error:
        span = Span(shown, error.line, error.column, error.line, error.column + 1)
        return [Trouble(BAD_CSV, _RESULTS, span, f"names `{written}`, {error.says}", error.hint)]


def _table(shown: str, written: str, content: bytes) -> Table | list[Trouble]:
    """Raises UnreadableError."""
    text = decoded(content)
    # The first line says what parts the columns; where that is a semicolon, a comma comes before the decimals.
    mark = ";" if ";" in text.partition("\n")[0] else ","
    first, *others = rows(text, mark)
    header = [cell.text for cell in first]
    if header not in _COLUMNS:
        raise UnreadableError(1, 1, _header_says(mark.join(header)), _due(mark))
    found: list[dict[str, str]] = []
    places: list[RowPlace] = []
    for line, cells in enumerate(others, start=2):
        if len(cells) > len(header):
            hint = _TOO_MANY[mark]
            raise UnreadableError(line, cells[len(header)].columns[0], "where a line has more cells than columns", hint)
        if cells:
            named = dict(zip(header, cells, strict=False))
            found.append({name: cell.text for name, cell in named.items() if cell.text})
            places.append(RowPlace(line, {name: cell.columns for name, cell in named.items()}))
    place = TablePlace(shown, tuple(places))
    if mark == ",":
        return Table(tuple(found), place, tuple(_misread(found, place)))
    # What is meant by a date or a figure is imported where one is not in the form of the files.
    from promisekit.read.decimal_commas import with_points

    with_their_points, unclear = with_points(found)
    if unclear:
        one = unclear[0]
        return [_unclear(written, one, place.span(one.row, one.column), len(unclear) - 1)]
    return Table(with_their_points, place)


def _header_says(given: str) -> str:
    if not given:
        return "which is empty or begins with an empty line"
    return f"whose first line is `{given}`" if len(given) < 60 else "whose first line is long"


def _due(mark: str) -> str:
    return f"write `on{mark}value` or `on{mark}value{mark}n` as the first line"


def _unclear(written: str, one: Unclear, span: Span, more: int) -> Trouble:
    thousands, decimals = one.meanings
    says = f"names `{written}`, where `{one.typed}` may be {thousands} or {decimals}"
    says += f", and {more} more like it" if more else ""
    # With four decimals nothing may be a thousand.
    instead = "" if one.column == "n" else f", or `{one.typed.replace('.', ',')}0` for the decimals"
    return Trouble(BAD_CSV, _RESULTS, span, says, f"write `{thousands}`{instead}")


def _misread(found: list[dict[str, str]], place: TablePlace) -> Iterator[Trouble]:
    """Figures among commas in which a point looks as if it divided thousands."""
    for row, named in enumerate(found):
        for column, cell in named.items():
            if column != "on" and "." in cell and (meant := without_points(cell, counts=column == "n")):
                read = f"{float(cell):g}"
                path = (*_RESULTS, row, column)
                says = f"is read as {read}: a point comes before the decimals"
                hint = f"did you mean `{meant}`? If not, write `{read}`"
                yield Trouble(MISREAD_POINT, path, place.span(row, column), says, hint)
