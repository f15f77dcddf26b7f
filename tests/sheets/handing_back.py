"""A portfolio's folder, its workbook, and what is done to it before it is handed back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from openpyxl import load_workbook

from promisekit.cli.main import main

ROOT = Path(__file__).parents[2]


def promisekit(*words: str | Path, said: str = "") -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words], input=said)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sample(folder: Path, name: str = "blueprints") -> Path:
    copy = folder / "blueprints"
    shutil.copytree(ROOT / name, copy)
    return copy


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def exported(folder: Path, edit: Callable[[Any], None] | None = None) -> Path:
    """The workbook of a portfolio, after ``edit`` changed it."""
    file = folder.parent / "portfolio.xlsx"
    assert promisekit("export", "xlsx", folder, "-o", file).exit_code == 0
    if edit:
        book = load_workbook(file)
        edit(book)
        book.save(file)
    return file


def cell(book: Any, sheet: str, row: dict[str, str], column: str) -> Any:
    """The cell in a column of the one row that says so."""
    rows = list(book[sheet].iter_rows())
    heads = [head.value for head in rows[0]]
    found = [one for one in rows[1:] if all(str(one[heads.index(name)].value) == text for name, text in row.items())]
    assert len(found) == 1, (sheet, row, len(found))
    return found[0][heads.index(column)]


def add(book: Any, sheet: str, **cells: str | float) -> None:
    """A row at the end of a sheet; ``_`` in a name stands for itself, ``__`` for a point."""
    page = book[sheet]
    heads = [head.value for head in page[1]]
    row = page.max_row + 1
    for name, value in cells.items():
        page.cell(row, heads.index(name.replace("__", ".")) + 1, value)


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    import difflib

    gone: list[str] = []
    came: list[str] = []
    for name in sorted(before.keys() | after.keys()):
        old, new = (one.get(name, b"").decode().splitlines() for one in (before, after))
        for line in difflib.ndiff(old, new):
            if line.startswith("- "):
                gone.append(line[2:])
            elif line.startswith("+ "):
                came.append(line[2:])
    return gone, came
