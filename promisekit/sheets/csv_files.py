"""Tables -> CSV files, one for each sheet, in a folder or a zip."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Final

from promisekit.sheets.cells import neutral
from promisekit.sheets.tables import Table

_TIME: Final = (1980, 1, 1, 0, 0, 0)


def csv_files(tables: Sequence[Table]) -> dict[str, bytes]:
    """File name -> content. The mark at the beginning tells Excel that it is UTF-8."""
    return {f"{table.sheet.name}.csv": b"\xef\xbb\xbf" + _text(table).encode() for table in tables}


def zipped(files: dict[str, bytes]) -> bytes:
    """The files in a zip that has the same bytes whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            into.writestr(entry, content)
    return out.getvalue()


def _text(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([neutral(header.text) for header in table.headers])
    writer.writerows([neutral(cell) for cell in row] for row in table.rows)
    return out.getvalue()
