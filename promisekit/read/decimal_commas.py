"""Dates and figures of a table with semicolons, where a comma comes before the decimals: only what means one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from promisekit.read.meant.numerals import written
from promisekit.read.meant.sure import sure

_LONGEST: Final = 40
"""Characters; what is longer is no figure of anybody's."""
_BETWEEN_THOUSANDS: Final = re.compile(
    r"(?a)(-?\d{1,3})((?:[ \u00a0\u2009\u202f]\d{3})+|(?:['\u2019]\d{3})+)([.,]\d+)?"
)
_BOTH: Final = (re.compile(r"(?a)(-?\d{1,3}(?:\.\d{3})+),(\d+)"), re.compile(r"(?a)(-?\d{1,3}(?:,\d{3})+)\.(\d+)"))
_SEVERAL: Final = re.compile(r"(?a)-?\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})")
_EITHER: Final = re.compile(r"(?a)-?[1-9]\d{0,2}[.,]\d{3}")
_DECIMALS: Final = re.compile(r"(?a)-?\d*,\d+")
_POINT: Final = re.compile(r"(?a)-?\d*\.\d+")


class Unclear(NamedTuple):
    """A figure that may mean two things: its row, from 0, its column, and what was typed."""

    row: int
    column: str
    typed: str

    @property
    def meanings(self) -> tuple[str, str]:
        """With thousands, and with decimals."""
        return re.sub("[.,]", "", self.typed), written(Decimal(self.typed.replace(",", ".")))


def with_points(rows: list[dict[str, str]]) -> tuple[tuple[dict[str, str], ...], list[Unclear]]:
    """The rows in the form of the files, and the figures that may mean two things.

    What has no meaning that is sure stays as it was typed: the model objects to it.
    """
    figures = [{**row, **{name: _ascii(row[name]) for name in ("value", "n") if name in row}} for row in rows]
    has_points = any(_POINT.fullmatch(row.get("value", "")) and not _may_be_either(row["value"]) for row in figures)
    unclear = list(_unclear(figures, has_points))
    return tuple(
        {name: _date(cell) if name == "on" else _figure(cell) for name, cell in row.items()} for row in figures
    ), unclear


def _ascii(cell: str) -> str:
    return cell.replace("\u2212", "-", 1) if cell.startswith("\u2212") else cell


def _may_be_either(cell: str) -> bool:
    return bool(_EITHER.fullmatch(cell))


def _unclear(rows: list[dict[str, str]], has_points: bool) -> Iterator[Unclear]:
    for position, row in enumerate(rows):
        for name in ("value", "n"):
            # Of answers nobody has thousandths, and who writes points elsewhere may divide thousands with commas.
            if _may_be_either(row.get(name, "")) and ("." in row[name] or name == "n" or has_points):
                yield Unclear(position, name, row[name])


def _date(cell: str) -> str:
    return sure("date", cell) or cell if len(cell) <= _LONGEST else cell


def _figure(cell: str) -> str:
    if len(cell) > _LONGEST:
        return cell
    if found := _BETWEEN_THOUSANDS.fullmatch(cell):
        return found[1] + re.sub(r"\D", "", found[2]) + (found[3] or "").replace(",", ".")
    for pattern in _BOTH:
        if found := pattern.fullmatch(cell):
            return f"{re.sub('[.,]', '', found[1])}.{found[2]}"
    if _SEVERAL.fullmatch(cell):
        return re.sub("[.,]", "", cell)
    return cell.replace(",", ".") if _DECIMALS.fullmatch(cell) else cell
